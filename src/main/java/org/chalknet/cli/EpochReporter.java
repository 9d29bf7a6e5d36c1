package org.chalknet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.chalknet.data.LabelledImages;
import org.chalknet.storage.MetricsCsv;
import org.chalknet.storage.Reason;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.Confusion;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingListener;
import org.jspecify.annotations.Nullable;

/** Prints the notebook's lines and writes the report while a run goes on, and stops the run when it can do so no more. */
final class EpochReporter implements TrainingListener {

    private final PrintWriter out;
    private final PrintWriter err;
    private final int every;
    private final int epochs;
    private final @Nullable MetricsCsv report;
    private final @Nullable LabelledImages drawings;
    private final boolean keeps;
    private final TrainingControl control;
    private @Nullable Confusion confusion;
    private @Nullable String failure;
    private boolean outputLost;
    private boolean diverged;
    private boolean trained;

    /**
     * @param out where the lines go
     * @param err where it is told that the training diverged, or goes on though the output cannot be written
     * @param every a line is printed at the epochs 0, every, 2·every … and the last
     * @param epochs the number of epochs of the run
     * @param report where every epoch is written to, if anywhere
     * @param drawings what is measured on besides, if anything
     * @param keeps whether something is kept in a file in the end, so that the run is of use though nobody reads the lines
     * @param control stops the run
     */
    EpochReporter(
            PrintWriter out,
            PrintWriter err,
            int every,
            int epochs,
            @Nullable MetricsCsv report,
            @Nullable LabelledImages drawings,
            boolean keeps,
            TrainingControl control) {
        this.out = out;
        this.err = err;
        this.every = every;
        this.epochs = epochs;
        this.report = report;
        this.drawings = drawings;
        this.keeps = keeps;
        this.control = control;
    }

    @Override
    public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
        if (failure != null) {
            // What was trained before it stopped.
            return;
        }
        trained = true;
        confusion = drawings == null ? null : Confusion.of(checkpoint.network(), drawings);
        write(metrics);
        if (!outputLost && (metrics.epoch() % every == 0 || metrics.epoch() == epochs - 1)) {
            print(metrics);
        }
    }

    private void print(EpochMetrics metrics) {
        out.println(metrics.notebookLine());
        outputLost = out.checkError();
        if (control.state() == TrainingControl.State.STOPPED) {
            // Whoever ends the program ends what reads its lines, too.
            return;
        }
        if (outputLost && keeps) {
            err.println(CommandFailure.OUTPUT_LOST + "; the training goes on, for what is saved");
            err.flush();
        } else if (outputLost) {
            fail(metrics, CommandFailure.OUTPUT_LOST);
        }
    }

    @Override
    public void diverged(int epoch) {
        diverged = true;
        String trouble =
                ("the training diverged: the loss is no longer a number in epoch %d, mostly since the learning rate "
                                + "or lambda is too large; ")
                        .formatted(epoch);
        if (epoch == 0) {
            failure = trouble + "no epoch is kept";
        } else {
            err.println(trouble + "the run ends with epoch %d".formatted(epoch - 1));
            err.flush();
        }
    }

    private void write(EpochMetrics metrics) {
        if (report != null) {
            try {
                report.write(metrics, confusion);
            } catch (IOException e) {
                fail(metrics, "the report cannot be written: " + Reason.of(e));
            }
        }
    }

    private void fail(EpochMetrics metrics, String reason) {
        failure = "the training was stopped after epoch %d, since %s".formatted(metrics.epoch(), reason);
        control.stop();
    }

    /** Returns why the run was stopped or left nothing, or null if neither. */
    @Nullable
    String failure() {
        return failure;
    }

    /** Returns whether an epoch has been trained. */
    boolean trained() {
        return trained;
    }

    /** Returns whether the run is less than was asked for: it diverged, or lines of the output could not be written. */
    boolean incomplete() {
        return diverged || outputLost;
    }

    /** Returns how it reads the drawings, or null if there are none. */
    @Nullable
    Confusion confusion() {
        return confusion;
    }
}
