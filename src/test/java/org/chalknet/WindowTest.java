package org.chalknet;

import static org.chalknet.ui.FxWaits.waitFor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetException;
import org.chalknet.data.DatasetFolder;
import org.chalknet.data.LabelledImages;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingListener;
import org.chalknet.ui.FxWaits;
import org.chalknet.ui.ToldDialogs;
import org.chalknet.ui.dataset.DatasetSource;
import org.chalknet.ui.run.Training;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A test of the whole window, with the real trainer on a small data set. */
@SuppressWarnings("NullAway.Init") // set by openFirst
abstract class WindowTest {

    static final Dataset HALVES = halves();

    /** So many epochs that the run rests until it is told to pause or to stop: no test races its end. */
    static final String ENDLESS = "10000";

    final ToldDialogs dialogs = new ToldDialogs();
    final AtomicReference<Thread> trainingThread = new AtomicReference<>();
    final AtomicReference<TrainingControl> trainingControl = new AtomicReference<>();

    @TempDir
    Path userFolder;

    private final List<ChalknetApp> apps = new ArrayList<>();
    Stage stage;
    Training training = (dataset, settings, from, control, listener) -> {
        trainingThread.set(Thread.currentThread());
        trainingControl.set(control);
        new Trainer(dataset, settings, 2)
                .run(
                        from,
                        control,
                        settings.epochs() == Integer.parseInt(ENDLESS) ? restingAfter(3, control, listener) : listener);
    };

    /** Opens the window of a test; to be called at its start. */
    void openFirst(Stage newStage) {
        stage = newStage;
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(980);
        stage.setHeight(800);
        openProgram(new OneDataSet(HALVES), userFolder);
    }

    void openProgram(DatasetSource source, Path folder) {
        ChalknetApp app = new ChalknetApp();
        apps.add(app);
        app.open(
                stage,
                dialogs,
                source,
                (dataset, settings, from, control, listener) ->
                        training.run(dataset, settings, from, control, listener),
                folder);
    }

    @BeforeEach
    void waitForTheDataSet() {
        waitFor(() -> label("run-status").equals("Ready to train"));
    }

    /** Closes the window and ends its program. */
    @AfterEach
    void end() {
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> stage.close());
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> apps.forEach(ChalknetApp::stop));
    }

    static void drag(FxRobot robot) {
        draw(robot, 0.08, 0.08, 0.12, 0.92);
    }

    /** Draws a stroke through points, each two parts of the board's side. */
    static void draw(FxRobot robot, double... parts) {
        Bounds board = robot.lookup(".surface")
                .query()
                .localToScreen(robot.lookup(".surface").query().getLayoutBounds());
        for (int i = 0; i < parts.length; i += 2) {
            robot.moveTo(
                    board.getMinX() + parts[i] * board.getWidth(), board.getMinY() + parts[i + 1] * board.getHeight());
            if (i == 0) {
                robot.press(MouseButton.PRIMARY);
            }
        }
        robot.release(MouseButton.PRIMARY);
    }

    static List<String> runNames(FxRobot robot) {
        return robot.lookup("#runs-list").queryTableView().getItems().stream()
                .map(row -> robot.lookup("#runs-list")
                        .queryTableView()
                        .getColumns()
                        .get(1)
                        .getCellData(robot.lookup("#runs-list")
                                .queryTableView()
                                .getItems()
                                .indexOf(row)))
                .map(String::valueOf)
                .toList();
    }

    static List<Number> losses(FxRobot robot, int epochs) {
        waitFor(() -> series(robot, "#loss-chart").getFirst().getData().size() == epochs);
        return series(robot, "#loss-chart").getFirst().getData().stream()
                .map(XYChart.Data::getYValue)
                .toList();
    }

    static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    static double left(Node node) {
        return inScene(node).getMinX();
    }

    static double right(Node node) {
        return inScene(node).getMaxX();
    }

    static void type(FxRobot robot, String field, String text) {
        robot.interact(() -> {
            TextField input = robot.lookup("#" + field).queryAs(TextField.class);
            input.requestFocus();
            input.setText(text);
        });
        robot.push(KeyCode.ENTER);
    }

    String label(String id) {
        return ((Labeled) stage.getScene().lookup("#" + id)).getText();
    }

    String text(String id) {
        return ((TextInputControl) stage.getScene().lookup("#" + id)).getText();
    }

    Button button(String id) {
        return (Button) stage.getScene().lookup("#" + id);
    }

    int epochShown() {
        return Integer.parseInt(
                label("run-status").replaceAll("\\D*([\\d,]+) of.*", "$1").replace(",", ""));
    }

    @SuppressWarnings("unchecked")
    static List<XYChart.Series<Number, Number>> series(FxRobot robot, String chart) {
        return ((LineChart<Number, Number>) robot.lookup(chart).queryAs(LineChart.class)).getData();
    }

    /** Once so many epochs are done, an endless run waits until it is told something else than to run. */
    static TrainingListener restingAfter(int epochs, TrainingControl control, TrainingListener listener) {
        return new TrainingListener() {

            private int done = -1;

            @Override
            public void trained(int epoch, int examples) {
                listener.trained(epoch, examples);
                if (done < 0) {
                    done = epoch;
                }
                if (done >= epochs) {
                    waitWhile(() -> control.state() == TrainingControl.State.RUNNING);
                }
            }

            @Override
            public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
                listener.epochCompleted(metrics, checkpoint);
                done = metrics.epoch() + 1;
            }
        };
    }

    static void waitWhile(BooleanSupplier condition) {
        while (condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** 8 × 8 images that are bright on the left or on the right. */
    private static Dataset halves() {
        Random random = new Random(1);
        byte[] pixels = new byte[64 * 64];
        byte[] labels = new byte[64];
        for (int i = 0; i < pixels.length; i++) {
            int image = i / 64;
            labels[image] = (byte) (image % 2);
            boolean right = i % 8 >= 4;
            pixels[i] = (byte) (random.nextInt(100) + (right == (labels[image] == 1) ? 100 : 0));
        }
        LabelledImages images = new LabelledImages(8, 8, pixels, labels);
        return new Dataset("halves", List.of("left", "right"), images, images.first(32));
    }

    /** A data set of a test's own, and folders as they come. */
    record OneDataSet(Dataset bundled) implements DatasetSource {

        @Override
        public Dataset folder(Path folder) throws DatasetException {
            return DatasetFolder.read(folder);
        }
    }

    static final class NoData implements DatasetSource {

        @Override
        public Dataset bundled() throws DatasetException {
            return folder(Path.of("no such folder"));
        }

        @Override
        public Dataset folder(Path folder) throws DatasetException {
            return DatasetFolder.read(folder);
        }
    }

    /** Lays the window out as a pulse does it, so that what is read or clicked next is where it belongs. */
    void layOut() {
        FxWaits.layOut(stage.getScene().getRoot());
    }

    /** Clicks on what may just have been shown. */
    void clickOnNew(FxRobot robot, String query) {
        waitFor(() -> robot.lookup(query).tryQuery().isPresent());
        layOut();
        robot.clickOn(query);
    }

    /** Starts another program in the same window, with a user's folder. */
    void open(DatasetSource source, Path folder) {
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> openProgram(source, folder));
    }

    /** Closes the window and ends its program; then starts it again. */
    void startAgain(Dataset dataset) {
        end();
        open(new OneDataSet(dataset), userFolder);
        waitForTheDataSet();
    }
}
