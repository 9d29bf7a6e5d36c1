package org.chalknet.ui.runs;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.chalknet.data.Dataset;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/** The run that is over and shown, and whether it can go on. All methods are for the FX thread. */
public final class ShownRun {

    private final Supplier<@Nullable Dataset> dataset;
    private final Supplier<Optional<TrainingSettings>> settings;
    private final ReadOnlyBooleanWrapper resumable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper recoverable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper there = new ReadOnlyBooleanWrapper();
    private @Nullable KeptRun run;
    private @Nullable RunHistory history;

    /**
     * @param dataset what a run that starts or goes on is trained on
     * @param settings what it is set by
     */
    public ShownRun(Supplier<@Nullable Dataset> dataset, Supplier<Optional<TrainingSettings>> settings) {
        this.dataset = dataset;
        this.settings = settings;
    }

    /** Says which run is shown, and how it stands; null if it cannot go on. */
    void set(KeptRun shown, @Nullable RunHistory stands) {
        run = shown;
        history = stands;
        update();
    }

    /** Says that the run that was shown has gone on, or another one has begun. */
    void clear() {
        run = null;
        history = null;
        update();
    }

    /** Returns the run; null if none is shown, or one is trained that has come further. */
    @Nullable
    KeptRun run() {
        return run;
    }

    /** Returns how the run stands; null if it cannot go on. */
    @Nullable
    RunHistory history() {
        return history;
    }

    /** Returns how the run stands, if it can go on with what is set; else null. */
    public @Nullable RunHistory resumable() {
        return resumable.get() ? history : null;
    }

    /** Returns whether there is one. */
    public ReadOnlyBooleanProperty thereProperty() {
        return there.getReadOnlyProperty();
    }

    /** Returns whether the run can go on with what is set. */
    public ReadOnlyBooleanProperty resumableProperty() {
        return resumable.getReadOnlyProperty();
    }

    /** Returns whether the run has diverged and can go back to its last good epoch, with another rate. */
    public ReadOnlyBooleanProperty recoverableProperty() {
        return recoverable.getReadOnlyProperty();
    }

    /** Looks again whether the run can go on: settings or data set may be others. */
    public void update() {
        KeptRun shown = run;
        there.set(shown != null);
        RunHistory before = history;
        TrainingSettings set = shown == null ? null : shown.settings();
        if (shown == null
                || before == null
                || set == null
                || shown.dataset() == null
                || !shown.dataset().equals(dataset.get())) {
            recoverable.set(false);
            resumable.set(false);
            return;
        }
        TrainingSettings chosen = settings.get().orElse(null);
        recoverable.set(shown.diverged());
        resumable.set(!shown.diverged()
                && chosen != null
                && set.withEpochs(chosen.epochs()).equals(chosen)
                && chosen.epochs() > before.epochs().size());
    }

    /** Lets the run go on with other settings than it had. */
    void goOnWith(TrainingSettings changed) {
        if (run != null) {
            run = run.with(changed);
            update();
        }
    }
}
