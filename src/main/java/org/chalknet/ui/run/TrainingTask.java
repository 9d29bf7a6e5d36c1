package org.chalknet.ui.run;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import javafx.concurrent.Task;
import org.chalknet.data.Dataset;
import org.chalknet.network.Network;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingListener;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * One run on a background thread. What it measures goes into a queue, since {@link #updateValue} drops what comes faster
 * than the window takes it; of the progress and of the network only the newest counts.
 */
final class TrainingTask extends Task<Void> implements TrainingListener {

    /** A finished epoch and the run that it belongs to. */
    record EpochRecord(long run, EpochMetrics metrics) {}

    /** The network after an epoch. */
    record Snapshot(int epoch, Network network) {}

    private static final int NOWHERE = -1;

    private final long run;
    private final Training training;
    private final Dataset dataset;
    private final TrainingSettings settings;
    private final @Nullable Checkpoint from;
    private final TrainingControl control;
    private final Queue<EpochRecord> records;
    private final Runnable onFirstEpoch;

    private final AtomicReference<@Nullable Snapshot> newest = new AtomicReference<>();
    private volatile long progress;
    private volatile int divergedIn = NOWHERE;

    /** @param onFirstEpoch run on the thread that trains, once the queue has the first epoch, for which whoever began waits */
    TrainingTask(
            long run,
            Training training,
            Dataset dataset,
            TrainingSettings settings,
            @Nullable Checkpoint from,
            TrainingControl control,
            Queue<EpochRecord> records,
            Runnable onFirstEpoch) {
        this.run = run;
        this.training = training;
        this.dataset = dataset;
        this.settings = settings;
        this.from = from;
        this.control = control;
        this.records = records;
        this.onFirstEpoch = onFirstEpoch;
        progress = from == null ? 0 : (long) from.epochs() << Integer.SIZE;
    }

    @Override
    protected @Nullable Void call() {
        training.run(dataset, settings, from, control, this);
        return null;
    }

    @Override
    public void trained(int epoch, int examples) {
        progress = (long) epoch << Integer.SIZE | examples;
    }

    @Override
    public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
        newest.set(new Snapshot(metrics.epoch(), checkpoint.network()));
        records.add(new EpochRecord(run, metrics));
        if (metrics.epoch() == (from == null ? 0 : from.epochs())) {
            onFirstEpoch.run();
        }
    }

    @Override
    public void diverged(int epoch) {
        divergedIn = epoch;
    }

    /** Returns how the run has ended, unless it failed. */
    RunEnd end(boolean complete) {
        if (divergedIn != NOWHERE) {
            return new RunEnd(RunEnd.Kind.DIVERGED, divergedIn);
        }
        return new RunEnd(complete ? RunEnd.Kind.FINISHED : RunEnd.Kind.STOPPED, 0);
    }

    /** Returns the epoch that is being trained, from 0. */
    int epoch() {
        return (int) (progress >> Integer.SIZE);
    }

    /** Returns the examples of the epoch trained on so far. */
    int examples() {
        return (int) progress;
    }

    /** Returns the network of the newest epoch, once; nothing if it has been taken already. */
    @Nullable
    Snapshot takeNewest() {
        return newest.getAndSet(null);
    }

    TrainingControl control() {
        return control;
    }
}
