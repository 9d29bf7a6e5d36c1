package org.chalknet.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.chalknet.ChalknetApp;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Trains on MNIST with the defaults, in the window and without one in turns: a machine that others use, too, becomes faster or slower
 * within seconds, and so does what the window is compared with.
 */
@Command(
        name = "window",
        description = "Measures how fast the window trains, and how smooth it stays meanwhile.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class WindowBenchmark implements Callable<Integer> {

    /** JavaFX's own platform without a screen, drawing on the processor. */
    private static final Map<String, String> HEADLESS = Map.of(
            "glass.platform", "Headless",
            "prism.order", "sw");

    private static final int POLL_MILLISECONDS = 20;

    /** Seldom enough to take nothing from the training. */
    private static final int POLL_TRAINING_MILLISECONDS = 200;

    /** Epochs of a turn: so many that how long the first and the last are on their way to the screen hardly counts. */
    private static final int EPOCHS = 12;

    /** Epochs of the first run, and of that with the pen. */
    private static final int EPOCHS_ALONE = 30;

    /** Fresh processes whose first epoch is measured: one alone may meet the machine at a bad moment. */
    private static final int FIRST_EPOCHS = 5;

    private static final Pattern FIRST =
            Pattern.compile("first epoch: ([\\d.]+) s, steady epoch of its run: ([\\d.]+) s");

    /**
     * The first epoch of a fresh process.
     *
     * @param seconds from pressing Run to the end of the frame that shows it
     * @param steadySeconds the steady epoch of that run
     */
    private record FirstEpoch(double seconds, double steadySeconds) {

        double ratio() {
            return seconds / steadySeconds;
        }
    }

    /** What is measured in an open window. */
    @FunctionalInterface
    private interface Measurement {
        void measure(WindowObserver observer, Button run, Stage stage) throws InterruptedException;
    }

    @Option(names = "--rounds", paramLabel = "N", description = "Turns of either kind; 0 for the first epoch alone.")
    private int rounds = 15;

    @Option(names = "--wait", paramLabel = "S", description = "Seconds from the window's third frame to pressing Run.")
    private double wait = 3;

    @Option(names = "--headless", description = "On JavaFX's own platform without a screen.")
    private boolean headless;

    private WindowBenchmark() {}

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (rounds < 0) {
            throw new ParameterException(new CommandLine(this), "--rounds must be at least 0, but is " + rounds);
        }
        if (rounds == 0) {
            inWindow(WindowBenchmark::measureFirst);
            return 0;
        }
        List<FirstEpoch> firsts = new ArrayList<>();
        for (int i = 0; i < FIRST_EPOCHS; i++) {
            firsts.add(ofFreshProcess());
        }
        try (TurnTaker command = new TurnTaker(Workload.NARROW, Machine.cores(), EPOCHS)) {
            // Its compilers are to be done before the window's begin.
            train(command);
            inWindow((observer, run, stage) -> {
                System.out.printf(
                        "first epoch, median of %d fresh processes: %.3f s; %.2f × the steady epoch of its run (goal 2; in all %s)%n",
                        FIRST_EPOCHS,
                        median(firsts, FirstEpoch::seconds),
                        median(firsts, FirstEpoch::ratio),
                        inAll(firsts.stream().mapToDouble(FirstEpoch::ratio)));
                measureTurns(command, observer, run, stage);
            });
        }
        return 0;
    }

    private FirstEpoch ofFreshProcess() throws InterruptedException, IOException {
        List<String> arguments = new ArrayList<>(List.of("window", "--rounds=0", "--wait=" + wait));
        if (headless) {
            arguments.add("--headless");
        }
        Run run = Run.ofBenchmarks(
                "first-epoch", ManagementFactory.getRuntimeMXBean().getInputArguments(), arguments);
        return run.lines().stream()
                .map(FIRST::matcher)
                .filter(Matcher::matches)
                .map(found -> new FirstEpoch(Double.parseDouble(found.group(1)), Double.parseDouble(found.group(2))))
                .findFirst()
                .orElseThrow(() -> new IOException(
                        "a window has told nothing of its first epoch; see " + Run.FOLDER.resolve("first-epoch.log")));
    }

    private static void measureFirst(WindowObserver observer, Button run, Stage stage) throws InterruptedException {
        WindowObserver.Seen seen = train(observer, run, stage, EPOCHS_ALONE, false);
        System.out.printf(
                "first epoch: %.4f s, steady epoch of its run: %.4f s%n", seen.firstSeconds(), seen.steadySeconds());
    }

    private void inWindow(Measurement measurement) throws InterruptedException, IOException {
        // The defaults, whatever this user has set last, and nothing of it is changed.
        Path userFolder = Files.createTempDirectory(Files.createDirectories(Run.FOLDER), "user-");
        if (headless) {
            HEADLESS.forEach(System::setProperty);
        }
        long start = System.nanoTime();
        Platform.startup(() -> {});
        ChalknetApp app = new ChalknetApp();
        Stage stage = onFxThread(() -> {
            Stage created = new Stage();
            created.setX(0);
            created.setY(0);
            app.start(created, userFolder);
            return created;
        });
        WindowObserver observer = onFxThread(() -> new WindowObserver(stage.getScene()));
        waitFor(() -> observer.frames() >= 3, POLL_MILLISECONDS);
        double thirdFrame = (System.nanoTime() - start) / 1e9;
        Button run = (Button) stage.getScene().lookup("#run-start");
        waitFor(() -> !run.isDisabled(), POLL_MILLISECONDS);
        double loaded = (System.nanoTime() - start) / 1e9;
        Thread.sleep(Math.max(0, Math.round(1000 * (thirdFrame + wait) - (System.nanoTime() - start) / 1e6)));

        System.out.printf("%n%s%n%s%n%n", LocalDate.now(ZoneId.systemDefault()), Machine.describe());
        System.out.printf("third frame after %.2f s, data set after %.2f s%n", thirdFrame, loaded);
        measurement.measure(observer, run, stage);
        onFxThread(() -> {
            stage.close();
            app.stop();
            return stage;
        });
        Platform.exit();
    }

    private void measureTurns(TurnTaker command, WindowObserver observer, Button run, Stage stage)
            throws InterruptedException {
        // The first run of a process is slower, as Java still compiles; nothing is compared with it.
        train(observer, run, stage, EPOCHS_ALONE, false);
        List<WindowObserver.Seen> training = new ArrayList<>();
        List<Double> commandSteady = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            training.add(train(observer, run, stage, EPOCHS, false));
            commandSteady.add(train(command));
        }
        WindowObserver.Seen drawing = train(observer, run, stage, EPOCHS_ALONE, true);
        double[] ratios = IntStream.range(0, rounds)
                .mapToDouble(round -> training.get(round).steadySeconds() / commandSteady.get(round))
                .toArray();
        System.out.printf(
                "steady epoch, median of %d rounds: %.3f s; of train: %.3f s; %.2f × (goal 1.15; in the rounds %s)%n",
                rounds,
                median(training, WindowObserver.Seen::steadySeconds),
                median(commandSteady, Double::doubleValue),
                Epoch.median(ratios),
                inAll(Arrays.stream(ratios)));
        System.out.printf(
                "frames within 34 ms: %.1f %% training, %.1f %% training and drawing (goal 95 %%)%n",
                100
                        * training.stream()
                                .mapToDouble(WindowObserver.Seen::smoothShare)
                                .average()
                                .orElseThrow(),
                100 * drawing.smoothShare());
        System.out.printf(
                "from the pen's move to the end of the frame that shows it, 95th percentile of %d: %.0f ms (goal 50 ms)%n",
                drawing.strokeMilliseconds().size(), drawing.strokePercentile(0.95));
        System.out.printf("steady epoch while drawing, median: %.3f s%n", drawing.steadySeconds());
    }

    private static String inAll(DoubleStream ratios) {
        return ratios.mapToObj("%.2f"::formatted).collect(Collectors.joining(", "));
    }

    private static <T> double median(List<T> all, ToDoubleFunction<T> value) {
        return Epoch.median(all.stream().mapToDouble(value).toArray());
    }

    /** Returns the steady epoch, in seconds of the clock and as the window's is taken. */
    private static double train(TurnTaker command) {
        command.begin();
        command.awaitEpoch();
        List<Long> epochs = new ArrayList<>(List.of(System.nanoTime()));
        for (int epoch = 1; epoch < EPOCHS; epoch++) {
            command.awaitEpoch();
            epochs.add(System.nanoTime());
        }
        return Epoch.steadySeconds(epochs);
    }

    private static WindowObserver.Seen train(
            WindowObserver observer, Button run, Stage stage, int epochs, boolean drawing) throws InterruptedException {
        onFxThread(() -> {
            TextField field = (TextField) stage.getScene().lookup("#epochs");
            field.setText(String.valueOf(epochs));
            field.fireEvent(new ActionEvent());
            observer.begin(drawing);
            run.fire();
            return run;
        });
        waitFor(() -> !run.isDisabled(), POLL_TRAINING_MILLISECONDS);
        return onFxThread(observer::end);
    }

    private static void waitFor(BooleanSupplier condition, int pollMilliseconds) throws InterruptedException {
        while (!onFxThread(condition::getAsBoolean)) {
            Thread.sleep(pollMilliseconds);
        }
    }

    private static <T> T onFxThread(Callable<T> work) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
