package org.chalknet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.chalknet.data.BundledMnist;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetException;
import org.chalknet.data.DatasetFolder;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.FusedMultiplyAddPeak;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.VectorProduct;
import org.chalknet.storage.MetricsCsv;
import org.chalknet.storage.Reason;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.Confusion;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.Profiler;
import org.chalknet.training.RunHistory;
import org.chalknet.training.Setting;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingListener;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a network without a window: the notebook's {@code train_model}, printing what the notebook prints. */
@Command(
        name = "train",
        description = "Trains a network and prints its loss and accuracy, as the notebook does.",
        version = ChalknetCommand.VERSION,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true)
final class TrainCommand implements Callable<Integer> {

    /** Runs a training; see {@link Trainer}. */
    @FunctionalInterface
    interface Training {
        void run(
                Dataset dataset,
                TrainingSettings settings,
                int threads,
                @Nullable Profiler profiler,
                @Nullable Checkpoint from,
                TrainingControl control,
                TrainingListener listener);
    }

    private static final int MAX_THREADS = 64;

    private final PrintWriter out;
    private final PrintWriter err;
    private final Training training;
    private final EndSignal end;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the data set, four IDX files. Default: MNIST")
    private @Nullable Path data;

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--drawings",
            paramLabel = "FILE",
            description = "Train on these drawings too, a JSON object a line in the layout of Quick, Draw!.")
    private @Nullable Path drawings;

    @Option(names = "--drawings-test", paramLabel = "FILE", description = "Measure on these drawings too.")
    private @Nullable Path drawingsTest;

    @Mixin
    private DrawingsReading reading = new DrawingsReading();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that share the work, 1 to " + MAX_THREADS + "; they change no number.")
    private String threads =
            String.valueOf(Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));

    @Option(names = "--train-limit", paramLabel = "M", description = "Train on the first M images only.")
    private @Nullable String trainLimit;

    @Option(names = "--test-limit", paramLabel = "M", description = "Test on the first M images only.")
    private @Nullable String testLimit;

    @Option(names = "--every", paramLabel = "N", description = "Print every Nth epoch, and the last: ${bundle:EPOCHS}.")
    private String every = "10";

    @Option(names = "--report", paramLabel = "FILE", description = "Write all metrics of all epochs to a CSV file.")
    private @Nullable Path report;

    @Option(
            names = "--save",
            paramLabel = "MODEL",
            description =
                    "Write the run to a file, .npz, that NumPy opens too; while it goes on every 2 s, or every epoch.")
    private @Nullable Path save;

    @Option(
            names = "--resume",
            paramLabel = "MODEL",
            description =
                    "Go on with a run that --save wrote: on the same data, and with its settings but for --epochs.")
    private @Nullable Path resume;

    @Option(
            names = "--profile",
            description = "At the end, print how the training's time splits and its share of the machine's peak.")
    private boolean profile;

    TrainCommand(PrintWriter out, PrintWriter err, Training training, EndSignal end) {
        this.out = out;
        this.err = err;
        this.training = training;
        this.end = end;
    }

    /**
     * Trains.
     *
     * @throws CommandFailure if an option or a file is wrong, the memory is too small, or what comes out cannot be written
     */
    @Override
    public Integer call() throws CommandFailure {
        OptionText.requireNotEmpty("--data", data, "the path of a folder");
        OptionText.requireNotEmpty("--report", report, "the path of a file");
        OptionText.requireNotEmpty("--save", save, "the path of a file");
        OptionText.requireNotEmpty("--resume", resume, "the path of a file");
        requireDistinctFiles();
        requireVectorsForProfile();
        int threadCount = OptionText.count("--threads", threads, MAX_THREADS);
        int printEvery = OptionText.count("--every", every, (int) Setting.EPOCHS.maximum());
        int trainCount = limit("--train-limit", trainLimit);
        int testCount = limit("--test-limit", testLimit);
        try {
            ResumedRun resumed = resume == null ? null : ResumedRun.read(resume);
            TrainingSettings chosen = resumed == null ? settings.settings() : resumed.settings(settings);
            Dataset own = read().limited(trainCount, testCount);
            LabelledImages measured = images("--drawings-test", drawingsTest, own);
            LabelledImages more = images("--drawings", drawings, own);
            RunInProgress.requirePlace(save);
            Dataset dataset = more == null ? own : own.withTraining(more);
            if (resumed != null) {
                resumed.requireSame(dataset);
            }
            return train(
                    dataset, chosen, threadCount, printEvery, measured, resumed == null ? null : resumed.history());
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.SOFTWARE, "the report cannot be written: " + Reason.of(e));
        } catch (OutOfMemoryError e) {
            throw new CommandFailure(
                    ExitCode.SOFTWARE,
                    "this network and data set do not fit into the %d MB of memory that Java may use: "
                                    .formatted(Runtime.getRuntime().maxMemory() >> 20)
                            + "make --hidden or --batch smaller, set a --train-limit, or start java with a larger -Xmx");
        }
    }

    private int train(
            Dataset dataset,
            TrainingSettings chosen,
            int threadCount,
            int printEvery,
            @Nullable LabelledImages measured,
            @Nullable RunHistory before)
            throws CommandFailure, IOException {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        try (MetricsCsv csv = createReport()) {
            if (csv != null && before != null) {
                for (EpochMetrics metrics : before.epochs()) {
                    csv.write(metrics, null);
                }
            }
            EpochReporter reporter = new EpochReporter(
                    out, err, printEvery, chosen.epochs(), csv, measured, csv != null || save != null, control);
            double peakBefore = profile ? FusedMultiplyAddPeak.gigaflops(threadCount) : 0;
            Profiler profiler =
                    profile ? new Profiler(chosen.layerSizes(dataset.inputs(), dataset.classes()), threadCount) : null;
            try (RunInProgress kept = new RunInProgress(save, dataset, chosen, before, err, reporter)) {
                Checkpoint from = before == null ? null : before.last();
                end.stops(control::stop, kept::tellThatItIsLate);
                training.run(dataset, chosen, threadCount, profiler, from, control, kept);
                // Whatever else has stopped it is told below.
                kept.finish(end.isReceived() && reporter.failure() == null);
            }
            if (reporter.failure() != null) {
                throw new CommandFailure(ExitCode.SOFTWARE, reporter.failure());
            }
            if (end.isReceived()) {
                // Nobody sees it: the program ends with the status of the signal.
                return ExitCode.SOFTWARE;
            }
            end.close();
            Confusion confusion = reporter.confusion();
            if (confusion != null) {
                out.println(DrawingsReport.line(confusion));
            }
            if (profiler != null && reporter.trained()) {
                // Whatever else ran the first time may be over.
                double peakAfter = FusedMultiplyAddPeak.gigaflops(threadCount);
                profiler.profile().lines(Math.max(peakBefore, peakAfter)).forEach(out::println);
            }
            if (reporter.incomplete()) {
                out.flush();
                return ExitCode.SOFTWARE;
            }
            CommandFailure.requirePrinted(out);
            return ExitCode.OK;
        }
    }

    private static int limit(String option, @Nullable String text) throws CommandFailure {
        return text == null ? Integer.MAX_VALUE : OptionText.count(option, text, Integer.MAX_VALUE);
    }

    private @Nullable LabelledImages images(String option, @Nullable Path file, Dataset dataset) throws CommandFailure {
        if (file == null) {
            return null;
        }
        int rows = dataset.training().rows();
        int columns = dataset.training().columns();
        if (rows != DrawingsReading.SIDE || columns != DrawingsReading.SIDE) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s needs a data set with images of 28 × 28 pixels, but those of %s are %d × %d (rows × columns)"
                            .formatted(option, dataset.name(), rows, columns));
        }
        return reading.read(option, file, dataset.classNames(), err);
    }

    /** Only a run that goes on may be saved where it is from. */
    private void requireDistinctFiles() throws CommandFailure {
        new DistinctFiles()
                .and("--drawings", drawings)
                .and("--drawings-test", drawingsTest)
                .and("--resume", resume)
                .and("--report", report);
        new DistinctFiles()
                .and("--drawings", drawings)
                .and("--drawings-test", drawingsTest)
                .and("--report", report)
                .and("--save", save);
    }

    private void requireVectorsForProfile() throws CommandFailure {
        if (profile && !(MatrixProduct.fastest() instanceof VectorProduct)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--profile must have Java's Vector API, but java was started without: give it @target/chalknet.args");
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
            return MetricsCsv.create(report, drawingsTest != null);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--report %s cannot be written: %s".formatted(report, Reason.of(e)));
        }
    }
}
