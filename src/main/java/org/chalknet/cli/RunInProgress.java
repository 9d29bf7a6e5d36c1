package org.chalknet.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.chalknet.data.Dataset;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.storage.ModelSaver;
import org.chalknet.storage.Reason;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingListener;
import org.chalknet.training.TrainingSettings;
import org.chalknet.training.TrainingWarning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** Keeps a run while it goes on, and in the file of {@code --save}: a run that is killed goes on from there. */
final class RunInProgress implements TrainingListener, Closeable {

    private final @Nullable Path file;
    private final Dataset dataset;
    private final TrainingSettings settings;
    private final PrintWriter err;
    private final TrainingListener next;
    private final @Nullable ModelSaver saver;
    private final int epochsBefore;
    private @Nullable RunHistory history;
    private volatile boolean isOver;

    /**
     * @param file where to save the run; null to save nothing
     * @param dataset what it trains on
     * @param settings what it is set by
     * @param before what is kept of it already, if anything
     * @param err where it is told if the run goes wrong, or a save fails while it goes on
     * @param next hears all that this hears
     */
    RunInProgress(
            @Nullable Path file,
            Dataset dataset,
            TrainingSettings settings,
            @Nullable RunHistory before,
            PrintWriter err,
            TrainingListener next) {
        this.file = file;
        this.dataset = dataset;
        this.settings = settings;
        this.err = err;
        this.next = next;
        history = before;
        epochsBefore = before == null ? 0 : before.last().epochs();
        saver = file == null
                ? null
                : new ModelSaver(file, e -> {
                    // What cannot be saved at the end is told by finish.
                    if (!isOver) {
                        err.println(message(file, reason(e)) + "; the training goes on");
                        err.flush();
                    }
                });
    }

    /**
     * Finds out before the training whether a run could be saved there.
     *
     * @throws CommandFailure if not
     */
    static void requirePlace(@Nullable Path file) throws CommandFailure {
        if (file == null) {
            return;
        }
        String trouble = ModelFile.obstacleWhenTried(file);
        if (trouble != null) {
            throw new CommandFailure(ExitCode.USAGE, message(file, trouble));
        }
    }

    private static String message(Path file, String reason) {
        return "--save %s cannot be written: %s".formatted(file, reason);
    }

    private static String reason(Exception e) {
        return e instanceof IOException io ? Reason.of(io) : e.toString();
    }

    @Override
    public void trained(int epoch, int examples) {
        next.trained(epoch, examples);
    }

    @Override
    public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
        RunHistory soFar = RunHistory.and(history, metrics, checkpoint);
        history = soFar;
        isOver = checkpoint.epochs() == settings.epochs();
        if (saver != null) {
            saver.save(() -> Model.of(ChalknetCommand.VERSION, dataset, settings, soFar));
        }
        next.epochCompleted(metrics, checkpoint);
        warn(soFar);
    }

    private void warn(RunHistory soFar) {
        for (TrainingWarning warning :
                TrainingWarning.of(settings, dataset.test().count(), soFar.epochs())) {
            if (warning.epoch() == soFar.last().epochs() - 1) {
                err.println(WarningLine.of(warning));
                err.flush();
            }
        }
    }

    @Override
    public void diverged(int epoch) {
        isOver = true;
        next.diverged(epoch);
    }

    /**
     * Saves what is not saved yet.
     *
     * @param toldToEnd whether the program has been told to end; then it is told what there is of the run, unless it was over
     * @throws CommandFailure if it cannot be saved
     */
    void finish(boolean toldToEnd) throws CommandFailure {
        boolean isStopped = toldToEnd && !isOver;
        isOver = true;
        if (saver != null && file != null) {
            saver.close();
            Exception failure = saver.failure();
            if (failure != null) {
                String trouble = "--save %s does not hold the whole run: %s".formatted(file, reason(failure));
                throw new CommandFailure(ExitCode.SOFTWARE, isStopped ? stopped() + "; " + trouble : trouble);
            }
        }
        if (isStopped) {
            err.println(stopped() + "; " + whatIsKept());
            err.flush();
        }
    }

    private String stopped() {
        return "the training was stopped "
                + (hasTrained() ? "after epoch %d".formatted(epochs() - 1) : "in epoch %d".formatted(epochs()));
    }

    private String whatIsKept() {
        if (!hasTrained()) {
            return epochsBefore == 0 ? "no epoch is kept" : "what it goes on from is kept as it was";
        }
        return file == null ? "without --save, it cannot go on" : "--resume %s goes on with it".formatted(file);
    }

    private int epochs() {
        return history == null ? 0 : history.last().epochs();
    }

    private boolean hasTrained() {
        return epochs() > epochsBefore;
    }

    /** Tells that the program ends before the run could be saved, if it was to be. */
    void tellThatItIsLate() {
        if (file != null) {
            String found = saver != null && saver.hasSaved()
                    ? "%s holds it up to an earlier epoch, and --resume goes on from there"
                    : "%s is left as it was";
            err.println("there is no time left to save the whole run: " + found.formatted(file));
            err.flush();
        }
    }

    @Override
    public void close() {
        if (saver != null) {
            saver.close();
        }
    }
}
