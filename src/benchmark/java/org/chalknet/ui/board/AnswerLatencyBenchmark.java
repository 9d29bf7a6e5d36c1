package org.chalknet.ui.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.chalknet.data.BundledMnist;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetException;
import org.chalknet.ink.MnistPreparation;
import org.chalknet.network.Network;
import org.chalknet.storage.ClassFile;
import org.chalknet.storage.DrawingsFile;
import org.chalknet.storage.StorageException;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Failures;
import org.chalknet.ui.StageDialogs;
import org.chalknet.ui.Theme;
import org.chalknet.ui.ourclass.ClassController;
import org.chalknet.ui.ourclass.ClassEvaluation;
import org.chalknet.ui.ourclass.ClassFilesController;
import org.chalknet.ui.ourclass.ClassModel;
import org.chalknet.ui.ourclass.ClassResult;
import org.chalknet.ui.ourclass.ClassView;
import org.chalknet.ui.ourclass.MisreadView;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long the bars take to follow the pen, from the pointer event to the bars' new values, with and without a
 * training of the defaults on all cores, and with a class set of 300 drawings in the window, which every epoch is asked about.
 * The pointer moves 125 times a second, as a mouse does. An event is answered when the bars are those of its drawing or of a
 * later one.
 */
public final class AnswerLatencyBenchmark {

    private static final long NANOS_BETWEEN_EVENTS = 8_000_000;
    private static final int STROKES = 25;
    private static final int WARM_UP_STROKES = 8;
    private static final int POINTS = 60;
    private static final double SIDE = 360;
    private static final Path FOLDER = Path.of("target", "benchmark");
    private static final Path CLASS = Path.of("src/test/resources/org/chalknet/drawings/class-300.ndjson");

    private final MnistPreparation preparation = new MnistPreparation(28, 28);
    private final BoardModel model = new BoardModel();
    private final ClassModel ourClass = new ClassModel();
    private final ClassEvaluation evaluation = new ClassEvaluation(
            ourClass, Executors.newSingleThreadExecutor(AnswerLatencyBenchmark::daemon), Platform::runLater);
    private final ClassController classController;
    private final ClassFilesController classFilesController;
    private final BoardController controller;
    private final BoardView view;
    private int epochs;
    private final List<Double> toBars = new ArrayList<>();
    private final List<Double> toFrame = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private final List<Long> shown = new ArrayList<>();

    /** An event that the bars have not answered yet. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Pending(long time, byte[] image) {}

    private AnswerLatencyBenchmark(Dataset dataset, Path folder) {
        StageDialogs dialogs = new StageDialogs(new Stage(), () -> Theme.BLACKBOARD, new SimpleObjectProperty<>());
        Failures failures = new Failures(dialogs, Platform::runLater);
        Executor files = Executors.newSingleThreadExecutor(AnswerLatencyBenchmark::daemon);
        classController = new ClassController(ourClass, folder, dialogs, failures, files, Platform::runLater);
        classFilesController = new ClassFilesController(
                ourClass, classController, dialogs, _ -> {}, failures, files, Platform::runLater);
        classController.datasetChanged(dataset);
        controller = new BoardController(
                model, _ -> {}, Executors.newSingleThreadExecutor(AnswerLatencyBenchmark::daemon), Platform::runLater);
        view = new BoardView(model, controller);
        controller.datasetChanged(dataset);
        model.bars().addListener((ListChangeListener<ClassProbability>)
                _ -> answered(model.imageProperty().get()));
    }

    /** Runs the benchmark and prints a line for each of its parts. */
    public static void run() throws InterruptedException, DatasetException, IOException, StorageException {
        Dataset mnist = BundledMnist.read();
        Path folder = Files.createTempDirectory(Files.createDirectories(FOLDER), "class-");
        ClassFile.of(folder, mnist.classNames())
                .sync(
                        List.of(),
                        DrawingsFile.read(CLASS, mnist.classNames(), DrawingsFile.WrongLines.REFUSE)
                                .drawings());
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        AnswerLatencyBenchmark[] made = new AnswerLatencyBenchmark[1];
        CountDownLatch open = new CountDownLatch(1);
        Platform.runLater(() -> {
            made[0] = new AnswerLatencyBenchmark(mnist, folder);
            made[0].open();
            open.countDown();
        });
        open.await();
        made[0].measure(mnist);
        Platform.exit();
    }

    private void open() {
        Theme.loadFonts();
        // The board at the left, where its coordinates are nearly the scene's.
        HBox panels = new HBox(
                new StackPane(view),
                new VBox(
                        new MisreadView(ourClass, controller::show),
                        new ClassView(ourClass, classController, classFilesController, controller::show)));
        Scene scene = new Scene(panels, 3 * SIDE, 900);
        Theme.BLACKBOARD.applyTo(scene);
        scene.addPostLayoutPulseListener(this::drawn);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    private void measure(Dataset mnist) throws InterruptedException {
        TrainingControl control = new TrainingControl(TrainingControl.State.STEPPING);
        CountDownLatch firstEpoch = new CountDownLatch(1);
        TrainingSettings defaults = TrainingSettings.DEFAULTS;
        TrainingSettings endless = new TrainingSettings(
                defaults.hiddenLayers(),
                defaults.keepProb(),
                defaults.lambda(),
                defaults.learningRate(),
                defaults.decay(),
                defaults.miniBatchSize(),
                10_000,
                defaults.seed());
        Thread training =
                daemon(() -> new Trainer(mnist, endless, Runtime.getRuntime().availableProcessors())
                        .run(control, (metrics, checkpoint) -> {
                            publish(checkpoint.network());
                            firstEpoch.countDown();
                        }));
        training.start();
        firstEpoch.await();
        draw(WARM_UP_STROKES);
        report(null);
        draw(STROKES);
        report("at rest");
        control.resume();
        draw(STROKES);
        report("in training");
        control.stop();
        training.join();
    }

    private void publish(Network network) {
        Platform.runLater(() -> {
            controller.networkChanged(network);
            evaluation.networkChanged(network, epochs++);
        });
    }

    private void draw(int strokes) throws InterruptedException {
        for (int s = 0; s < strokes; s++) {
            for (int i = 0; i < POINTS; i++) {
                double angle = 0.15 * i + s;
                double radius = (0.1 + 0.3 * i / POINTS) * SIDE;
                double x = Math.rint(SIDE / 2 + radius * Math.cos(angle));
                double y = Math.rint(SIDE / 2 + radius * Math.sin(angle));
                EventType<MouseEvent> type = i == 0 ? MouseEvent.MOUSE_PRESSED : MouseEvent.MOUSE_DRAGGED;
                long time = System.nanoTime();
                Platform.runLater(() -> {
                    Event.fireEvent(surface(), event(type, x, y));
                    pending.add(new Pending(
                            time, preparation.image(model.sheetProperty().get().drawing())));
                });
                LockSupport.parkNanos(NANOS_BETWEEN_EVENTS);
            }
            Thread.sleep(50);
            Platform.runLater(controller::clear);
        }
    }

    private void answered(@Nullable GreyImage image) {
        if (image == null) {
            return;
        }
        long now = System.nanoTime();
        int last = -1;
        for (int i = 0; i < pending.size(); i++) {
            last = Arrays.equals(pending.get(i).image, image.pixels()) ? i : last;
        }
        for (Pending event : pending.subList(0, last + 1)) {
            toBars.add((now - event.time) / 1e6);
            shown.add(event.time);
        }
        pending.subList(0, last + 1).clear();
    }

    private void drawn() {
        long now = System.nanoTime();
        shown.forEach(time -> toFrame.add((now - time) / 1e6));
        shown.clear();
    }

    private void report(@Nullable String name) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            if (name != null) {
                System.out.printf(
                        Locale.ROOT,
                        "%-12s %d epochs, %d drawings of our class measured, %d events, %d unanswered; "
                                + "to the bars: %s; to their frame: %s%n",
                        name,
                        epochs,
                        measured(),
                        toBars.size(),
                        pending.size(),
                        percentiles(toBars),
                        percentiles(toFrame));
            }
            epochs = 0;
            toBars.clear();
            toFrame.clear();
            pending.clear();
            done.countDown();
        });
        done.await();
    }

    private int measured() {
        ClassResult result = ourClass.resultProperty().get();
        return result == null ? 0 : result.count();
    }

    private static String percentiles(List<Double> millis) {
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return "none";
        }
        return String.format(
                Locale.ROOT,
                "median %.1f ms, 95th percentile %.1f ms, most %.1f ms",
                sorted[sorted.length / 2],
                sorted[(int) (0.95 * sorted.length)],
                sorted[sorted.length - 1]);
    }

    private Node surface() {
        return view.lookup(".surface");
    }

    private static MouseEvent event(EventType<MouseEvent> type, double x, double y) {
        return new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }
}
