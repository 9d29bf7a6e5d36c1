package org.chalknet.ui.run;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.chalknet.data.Dataset;
import org.chalknet.network.Network;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.run.TrainingTask.EpochRecord;
import org.chalknet.ui.run.TrainingTask.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Starts, pauses, steps and stops the training, and hands what it measures to the panels: once per frame, but a run's first epoch at
 * once.
 */
public final class RunController {

    /** Within an epoch the progress is shown no more often than this: to lay it out and draw it takes from the cores that train. */
    private static final double SECONDS_BETWEEN_SHOWINGS = 0.25;

    private final RunModel model;
    private final Supplier<Optional<TrainingSettings>> settings;
    private final Supplier<@Nullable Dataset> dataset;
    private final Supplier<@Nullable RunHistory> resumable;
    private final Training training;
    private final Executor background;
    private final Frames frames;
    private final List<RunObserver> observers;
    private final Consumer<Throwable> failures;

    private final Queue<EpochRecord> records = new ConcurrentLinkedQueue<>();
    private long run;
    private double secondsNotShown;
    private @Nullable TrainingTask task;

    /**
     * @param model where the run stands
     * @param settings what a new run is set by; nothing while a value is wrong
     * @param dataset what a new run trains on; null before one is loaded
     * @param resumable the run that is shown, if it can go on with what is set; else null
     * @param training the work itself
     * @param background runs the work on a thread of its own
     * @param frames the frames of the window
     * @param observers the panels that follow the run
     * @param failures is told when the work fails
     */
    public RunController(
            RunModel model,
            Supplier<Optional<TrainingSettings>> settings,
            Supplier<@Nullable Dataset> dataset,
            Supplier<@Nullable RunHistory> resumable,
            Training training,
            Executor background,
            Frames frames,
            List<? extends RunObserver> observers,
            Consumer<Throwable> failures) {
        this.model = model;
        this.settings = settings;
        this.dataset = dataset;
        this.resumable = resumable;
        this.training = training;
        this.background = background;
        this.frames = frames;
        this.observers = List.copyOf(observers);
        this.failures = failures;
    }

    /** Starts a new run. */
    public void start() {
        begin(TrainingControl.State.RUNNING, null);
    }

    /**
     * Trains one epoch: of the paused run, of the one that is shown if it can go on, or the first of a new one; a run that trains
     * pauses after its epoch.
     */
    public void step() {
        TrainingTask current = task;
        if (current == null) {
            begin(TrainingControl.State.STEPPING, resumable.get());
        } else {
            model.step();
            current.control().step();
            frames.start(this::onFrame);
        }
    }

    /** Pauses the run, or lets a paused one go on, or the one that is shown. */
    public void pauseOrResume() {
        TrainingTask current = task;
        if (current == null) {
            RunHistory before = resumable.get();
            if (before != null) {
                begin(TrainingControl.State.RUNNING, before);
            }
            return;
        }
        if (model.stateProperty().get() == RunState.PAUSED) {
            model.resume();
            current.control().resume();
            frames.start(this::onFrame);
        } else {
            model.pause();
            current.control().pause();
        }
    }

    /** Stops the run; it is over when the training has really come to its end. */
    public void stop() {
        TrainingTask current = task;
        if (current != null) {
            model.stop();
            current.control().stop();
        }
    }

    /**
     * Shows a run that is over; of no effect while one is active.
     *
     * @param epochs what was measured, from epoch 0; empty if nothing is known of a run
     * @param network the network after the last of them
     * @param trainedOn what it has been trained on; null if that is not known to be here
     * @param end how it has ended
     */
    public void show(
            TrainingSettings shown,
            List<EpochMetrics> epochs,
            Network network,
            @Nullable Dataset trainedOn,
            RunEnd end) {
        if (task == null) {
            model.show(shown.epochs(), epochs.size(), end.kind());
            observers.forEach(observer -> observer.runShown(shown, epochs, network, trainedOn));
            observers.forEach(observer -> observer.runEnded(end));
        }
    }

    private void begin(TrainingControl.State initial, @Nullable RunHistory before) {
        Dataset data = dataset.get();
        Optional<TrainingSettings> chosen = settings.get();
        if (!model.startableBinding().get() || data == null || chosen.isEmpty()) {
            return;
        }
        run++;
        secondsNotShown = 0;
        Checkpoint from = before == null ? null : before.last();
        TrainingTask started = new TrainingTask(
                run, training, data, chosen.get(), from, new TrainingControl(initial), records, frames::soon);
        started.setOnSucceeded(_ -> ended(started, null));
        started.setOnFailed(_ -> ended(started, started.getException()));
        task = started;
        observers.forEach(observer -> {
            if (before == null) {
                observer.runStarted(chosen.get());
            } else {
                observer.runShown(chosen.get(), before.epochs(), before.last().network(), data);
            }
        });
        // After the observers, which keep what it tells, and before the window greys what is locked, which takes a
        // while.
        OutOfMemoryError refused = execute(started);
        model.start(
                chosen.get().epochs(),
                from == null ? 0 : from.epochs(),
                data.training().count(),
                initial == TrainingControl.State.STEPPING);
        frames.start(this::onFrame);
        if (refused != null) {
            ended(started, refused);
        }
    }

    /** Returns why the system has no thread for a run, if it has none. */
    private @Nullable OutOfMemoryError execute(TrainingTask started) {
        try {
            background.execute(started);
            return null;
        } catch (OutOfMemoryError e) {
            return e;
        }
    }

    private void onFrame(double seconds) {
        TrainingTask current = task;
        // Asked first: once the training waits, all that it told before is there to be drained.
        boolean waiting = current != null && current.control().isWaiting();
        boolean epochCompleted = drain();
        if (current == null) {
            frames.stop();
            return;
        }
        secondsNotShown += seconds;
        if (epochCompleted || secondsNotShown >= SECONDS_BETWEEN_SHOWINGS || waiting) {
            model.trained(current.epoch(), current.examples(), secondsNotShown);
            secondsNotShown = 0;
        }
        RunState state = model.stateProperty().get();
        if ((state == RunState.PAUSING || state == RunState.STEPPING) && waiting) {
            model.paused();
            frames.stop();
        }
    }

    /** Returns whether there was an epoch. */
    private boolean drain() {
        boolean epochCompleted = false;
        for (EpochRecord next = records.poll(); next != null; next = records.poll()) {
            EpochRecord done = next;
            if (done.run() == run) {
                model.epochCompleted(done.metrics());
                observers.forEach(observer -> observer.epochCompleted(done.metrics()));
                epochCompleted = true;
            }
        }
        Snapshot newest = task == null ? null : task.takeNewest();
        if (newest != null) {
            observers.forEach(observer -> observer.networkChanged(newest.network(), newest.epoch()));
        }
        return epochCompleted;
    }

    private void ended(TrainingTask ended, @Nullable Throwable failure) {
        if (ended != task) {
            return;
        }
        drain();
        task = null;
        frames.stop();
        RunEnd end = failure == null ? ended.end(model.isComplete()) : new RunEnd(RunEnd.Kind.FAILED, 0);
        model.ended(end.kind());
        observers.forEach(observer -> observer.runEnded(end));
        if (failure != null) {
            failures.accept(failure);
        }
    }
}
