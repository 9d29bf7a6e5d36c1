package org.chalknet.cli;

import static org.chalknet.training.TrainingSettings.DEFAULTS;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chalknet.data.BundledMnist;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetException;
import org.chalknet.data.DatasetFolder;
import org.chalknet.storage.MetricsCsv;
import org.chalknet.training.Setting;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingListener;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * Trains a network without a window: the notebook's {@code train_model}, printing what the notebook prints. The numbers are
 * read here rather than by picocli, so that every error names the option, its range and what was found.
 */
@Command(
        name = "train",
        description = "Trains a network and prints its loss and accuracy, as the notebook does.",
        version = ChalknetCommand.VERSION,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
final class TrainCommand implements Callable<Integer> {

    /** Runs a training; see {@link Trainer#run}. */
    @FunctionalInterface
    interface Training {
        void run(
                Dataset dataset,
                TrainingSettings settings,
                int threads,
                TrainingControl control,
                TrainingListener listener);
    }

    private static final String NO_HIDDEN_LAYER = "none";
    private static final int MAX_THREADS = 64;
    // Java's own reading would take 1f, 0x1p3 and Infinity too.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private final PrintWriter out;
    private final Training training;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the data set, four IDX files. Default: MNIST")
    private @Nullable Path data;

    @Option(names = "--hidden", paramLabel = "N,N", description = "Units of each hidden layer, or none.")
    private String hidden =
            DEFAULTS.hiddenLayers().stream().map(String::valueOf).collect(Collectors.joining(","));

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over the training set.")
    private String epochs = String.valueOf(DEFAULTS.epochs());

    @Option(names = "--batch", paramLabel = "N", description = "Examples in a mini-batch.")
    private String batch = String.valueOf(DEFAULTS.miniBatchSize());

    @Option(names = "--learning-rate", paramLabel = "A", description = "Learning rate of epoch 0.")
    private String learningRate = String.valueOf(DEFAULTS.learningRate());

    @Option(names = "--decay", paramLabel = "D", description = "How fast the learning rate falls; 0: constant.")
    private String decay = String.valueOf(DEFAULTS.decay());

    @Option(
            names = "--keep-prob",
            paramLabel = "P",
            description = "Probability that dropout keeps a unit; 1: no dropout.")
    private String keepProb = String.valueOf(DEFAULTS.keepProb());

    @Option(names = "--lambda", paramLabel = "L", description = "Strength of the L2 penalty; 0: none.")
    private String lambda = String.valueOf(DEFAULTS.lambda());

    @Option(names = "--seed", paramLabel = "S", description = "Seed of NumPy's RandomState.")
    private String seed = String.valueOf(DEFAULTS.seed());

    @Option(names = "--threads", paramLabel = "N", description = "Threads that share the work; they change no number.")
    private String threads =
            String.valueOf(Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));

    @Option(names = "--train-limit", paramLabel = "M", description = "Train on the first M images only.")
    private @Nullable String trainLimit;

    @Option(names = "--test-limit", paramLabel = "M", description = "Test on the first M images only.")
    private @Nullable String testLimit;

    @Option(names = "--every", paramLabel = "N", description = "Print every Nth epoch, and the last.")
    private String every = "10";

    @Option(names = "--report", paramLabel = "FILE", description = "Write all metrics of all epochs to a CSV file.")
    private @Nullable Path report;

    TrainCommand(PrintWriter out, Training training) {
        this.out = out;
        this.training = training;
    }

    /**
     * Trains.
     *
     * @throws CommandFailure if an option or a file is wrong, the memory is too small, or what comes out cannot be written
     */
    @Override
    public Integer call() throws CommandFailure {
        requireNotEmpty("--data", data, "the path of a folder");
        requireNotEmpty("--report", report, "the path of a file");
        TrainingSettings settings = settings();
        int threadCount = count("--threads", threads, MAX_THREADS);
        int printEvery = count("--every", every, (int) Setting.EPOCHS.maximum());
        int trainCount = trainLimit == null ? Integer.MAX_VALUE : count("--train-limit", trainLimit, Integer.MAX_VALUE);
        int testCount = testLimit == null ? Integer.MAX_VALUE : count("--test-limit", testLimit, Integer.MAX_VALUE);
        try {
            Dataset dataset = read().limited(trainCount, testCount);
            TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
            try (MetricsCsv csv = createReport()) {
                EpochReporter reporter = new EpochReporter(out, printEvery, settings.epochs(), csv, control);
                training.run(dataset, settings, threadCount, control, reporter);
                if (reporter.failure() != null) {
                    throw new CommandFailure(ExitCode.SOFTWARE, reporter.failure());
                }
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.SOFTWARE, "the report cannot be written: " + Reason.of(e));
        } catch (OutOfMemoryError e) {
            throw new CommandFailure(
                    ExitCode.SOFTWARE,
                    "this network and data set do not fit into the %d MB of memory that Java may use: "
                                    .formatted(Runtime.getRuntime().maxMemory() >> 20)
                            + "make --hidden smaller, set a --train-limit, or start java with a larger -Xmx");
        }
        return ExitCode.OK;
    }

    private TrainingSettings settings() throws CommandFailure {
        return new TrainingSettings(
                hiddenLayers(),
                number("--keep-prob", keepProb, Setting.KEEP_PROB),
                number("--lambda", lambda, Setting.LAMBDA),
                number("--learning-rate", learningRate, Setting.LEARNING_RATE),
                number("--decay", decay, Setting.DECAY),
                (int) number("--batch", batch, Setting.MINI_BATCH_SIZE),
                (int) number("--epochs", epochs, Setting.EPOCHS),
                (long) number("--seed", seed, Setting.SEED));
    }

    private List<Integer> hiddenLayers() throws CommandFailure {
        if (hidden.equals(NO_HIDDEN_LAYER)) {
            return List.of();
        }
        List<Double> layers =
                Stream.of(hidden.split(",", -1)).map(TrainCommand::parse).toList();
        String expected = "none, or 1 to %.0f numbers with commas between, each %s"
                .formatted(Setting.HIDDEN_LAYERS.maximum(), Setting.HIDDEN_UNITS.range());
        boolean allowed =
                Setting.HIDDEN_LAYERS.allows(layers.size()) && layers.stream().allMatch(Setting.HIDDEN_UNITS::allows);
        require(allowed, "--hidden", expected, hidden);
        return layers.stream().map(Double::intValue).toList();
    }

    private static double number(String option, String text, Setting setting) throws CommandFailure {
        double value = parse(text);
        require(setting.allows(value), option, setting.range(), text);
        return value;
    }

    private static int count(String option, String text, int maximum) throws CommandFailure {
        double value = parse(text);
        boolean allowed = value >= 1 && value <= maximum && value == Math.rint(value);
        require(allowed, option, "a whole number from 1 to " + maximum, text);
        return (int) value;
    }

    private static double parse(String text) {
        String number = text.strip();
        return NUMBER.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
    }

    private static void require(boolean allowed, String option, String expected, String text) throws CommandFailure {
        if (!allowed) {
            String found = text.isBlank() ? "empty" : text;
            throw new CommandFailure(ExitCode.USAGE, "%s must be %s, but is %s".formatted(option, expected, found));
        }
    }

    private static void requireNotEmpty(String option, @Nullable Path path, String expected) throws CommandFailure {
        if (path != null) {
            String text = path.toString();
            require(!text.isBlank(), option, expected, text);
        }
    }

    private Dataset read() throws CommandFailure {
        try {
            return data == null ? BundledMnist.read() : DatasetFolder.read(data);
        } catch (DatasetException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage());
        }
    }

    private @Nullable MetricsCsv createReport() throws CommandFailure {
        if (report == null) {
            return null;
        }
        try {
            return MetricsCsv.create(report);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--report %s cannot be written: %s".formatted(report, Reason.of(e)));
        }
    }
}
