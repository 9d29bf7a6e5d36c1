package org.chalknet.ui.runs;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.chalknet.data.Dataset;
import org.chalknet.network.Network;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingListener;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Texts;
import org.chalknet.ui.charts.ChartsModel;
import org.chalknet.ui.run.RunEnd;
import org.chalknet.ui.run.RunObserver;
import org.chalknet.ui.run.Training;
import org.chalknet.ui.runs.RunsModel.Row;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the run that is trained: all its networks, the run so far in case the program is killed, and when it is over a row in
 * the list. Knows whether the run that is shown can go on. But for the training, all methods are for the FX thread.
 */
public final class RunRecorder implements RunObserver, Training {

    private final Training training;
    private final Supplier<@Nullable Dataset> dataset;
    private final Supplier<Optional<TrainingSettings>> settings;
    private final RunsModel model;
    private final ChartsModel charts;
    private final RunAutosave autosave;
    private final Failures failures;
    private final ReadOnlyBooleanWrapper resumable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper recoverable = new ReadOnlyBooleanWrapper();
    private volatile @Nullable Recording current;
    private @Nullable KeptRun shown;
    private @Nullable KeptRun wentOnFrom;
    private @Nullable RunHistory history;

    /**
     * @param training the training itself
     * @param dataset what a run that starts is trained on
     * @param settings what a run that starts is set by
     * @param model the list of runs
     * @param charts told of which epochs the networks can be had
     * @param autosave keeps the run so far
     * @param failures told when something cannot be kept
     */
    public RunRecorder(
            Training training,
            Supplier<@Nullable Dataset> dataset,
            Supplier<Optional<TrainingSettings>> settings,
            RunsModel model,
            ChartsModel charts,
            RunAutosave autosave,
            Failures failures) {
        this.training = training;
        this.dataset = dataset;
        this.settings = settings;
        this.model = model;
        this.charts = charts;
        this.autosave = autosave;
        this.failures = failures;
    }

    @Override
    public void run(
            Dataset data,
            TrainingSettings chosen,
            @Nullable Checkpoint from,
            TrainingControl control,
            TrainingListener listener) {
        Recording recording = current;
        if (recording == null) {
            throw new IllegalStateException("no run has been started");
        }
        training.run(data, chosen, from, control, new TrainingListener() {
            @Override
            public void trained(int epoch, int examples) {
                listener.trained(epoch, examples);
            }

            @Override
            public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
                autosave.save(data, chosen, recording.completed(metrics, checkpoint));
                listener.epochCompleted(metrics, checkpoint);
            }

            @Override
            public void diverged(int epoch) {
                listener.diverged(epoch);
            }
        });
        autosave.forget();
    }

    @Override
    public void runStarted(TrainingSettings started) {
        begin(started, null, null);
    }

    @Override
    public void runShown(TrainingSettings started, List<EpochMetrics> epochs, Network network) {
        KeptRun before = shown;
        if (before != null) {
            before.networks().epochs().forEach(charts::keep);
            begin(started, history, before.networks());
            shown = before;
            wentOnFrom = before;
            update();
        }
    }

    private void begin(TrainingSettings started, @Nullable RunHistory from, @Nullable Networks before) {
        Dataset data = dataset.get();
        current = data == null
                ? null
                : new Recording(
                        data,
                        started,
                        from,
                        before,
                        failure -> failures.tell(
                                Texts.get("runs.epochs.failed"),
                                Texts.get("runs.epochs.failed.advice", Failures.reason(failure))));
        shown = null;
        wentOnFrom = null;
        history = from;
        update();
    }

    @Override
    public void epochCompleted(EpochMetrics metrics) {
        shown = null;
        Recording recording = current;
        if (recording != null && recording.has(metrics.epoch())) {
            charts.keep(metrics.epoch());
        }
    }

    @Override
    public void runEnded(RunEnd end) {
        Recording recording = current;
        RunHistory kept = recording == null ? null : recording.history();
        KeptRun before = shown;
        boolean diverged = end.kind() == RunEnd.Kind.DIVERGED;
        if (recording != null && kept != null && kept.epochs().size() > recording.first()) {
            KeptRun run = recording.toRun(kept, diverged);
            Optional<Row> row = model.find(other -> other.equals(wentOnFrom));
            shown = row.map(old -> model.replace(old.number(), run))
                    .orElseGet(() -> model.add(run))
                    .run();
            wentOnFrom = null;
            history = kept;
        } else if (before != null && diverged && !before.diverged()) {
            KeptRun run = before.afterDiverging();
            model.find(before::equals).ifPresent(row -> model.replace(row.number(), run));
            shown = run;
        }
        update();
    }

    /** Says which run is going to be shown, and how it stands; null if it cannot go on. */
    void shows(KeptRun run, @Nullable RunHistory stands) {
        shown = run;
        history = stands;
    }

    /**
     * Says what a run is now that it is in a file: it may be the one that is shown or trained.
     *
     * @return the run of the list in whose place the saved one belongs: itself, or what it went on from
     */
    KeptRun saved(KeptRun run, KeptRun inFile) {
        if (run.equals(shown)) {
            shown = inFile;
        }
        Recording recording = current;
        KeptRun before = wentOnFrom;
        boolean trained = false;
        if (recording != null && recording.isOf(run)) {
            recording.saved(inFile);
            trained = true;
        }
        if (before != null && (trained || run.equals(before))) {
            wentOnFrom = inFile;
            return before;
        }
        return run;
    }

    /** Forgets the run that is shown. */
    public void forget() {
        current = null;
        shown = null;
        history = null;
        update();
    }

    /** Returns the networks of the run that is shown or trained; null if there is none. */
    @Nullable
    Networks networks() {
        KeptRun run = shown;
        return run == null || history != null ? current : run.networks();
    }

    /** Returns the epoch whose network answers on the board; {@link ChartsModel#NONE} for the newest. */
    int chosenEpoch() {
        return charts.chosenProperty().get();
    }

    /** Returns the run that is shown or trained, as far as it has come; null before its first epoch. */
    @Nullable
    KeptRun run() {
        Recording recording = current;
        RunHistory soFar = recording == null ? null : recording.history();
        return shown != null ? shown : recording == null || soFar == null ? null : recording.toRun(soFar, false);
    }

    /** Returns the run that is shown, if it can go on with what is set; else null. */
    public @Nullable RunHistory resumableRun() {
        return resumable.get() ? history : null;
    }

    /** Returns whether the run that is shown can go on with what is set. */
    public ReadOnlyBooleanProperty resumableProperty() {
        return resumable.getReadOnlyProperty();
    }

    /** Returns whether the run that is shown has diverged and can go back to its last good epoch, with another rate. */
    public ReadOnlyBooleanProperty recoverableProperty() {
        return recoverable.getReadOnlyProperty();
    }

    /** Looks again whether the run that is shown can go on: settings or data set may be others. */
    public void update() {
        KeptRun run = shown;
        RunHistory before = history;
        TrainingSettings set = run == null ? null : run.settings();
        TrainingSettings chosen = settings.get().orElse(null);
        if (run == null
                || before == null
                || set == null
                || run.dataset() == null
                || !run.dataset().equals(dataset.get())) {
            recoverable.set(false);
            resumable.set(false);
            return;
        }
        recoverable.set(run.diverged());
        resumable.set(!run.diverged()
                && chosen != null
                && set.withEpochs(chosen.epochs()).equals(chosen)
                && chosen.epochs() > before.epochs().size());
    }

    /** Lets the run that is shown go on with other settings than it had. */
    void goOnWith(TrainingSettings changed) {
        KeptRun run = shown;
        if (run != null) {
            shown = run.with(changed);
            update();
        }
    }
}
