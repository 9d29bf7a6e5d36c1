package org.chalknet.ui.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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
 * the list. But for the training, all methods are for the FX thread.
 */
public final class RunRecorder implements RunObserver, Training {

    private static final int NONE = -1;

    private final Training training;
    private final Supplier<@Nullable Dataset> dataset;
    private final ShownRun shown;
    private final RunsModel model;
    private final ChartsModel charts;
    private final RunAutosave autosave;
    private final Failures failures;
    private volatile @Nullable Recording current;
    private @Nullable KeptRun wentOnFrom;
    /** Whether a run has been trained since one ended: it is also said of one that is only shown that it has ended. */
    private volatile boolean hasTrained;
    /** The number of the row whose run the autosave has, too. */
    private int autosaved = NONE;

    /**
     * @param training the training itself
     * @param dataset what a run that starts is trained on
     * @param shown the run that is shown, told when it is another
     * @param model the list of runs
     * @param charts told of which epochs the networks can be had
     * @param autosave keeps the run so far
     * @param failures told when something cannot be kept
     */
    public RunRecorder(
            Training training,
            Supplier<@Nullable Dataset> dataset,
            ShownRun shown,
            RunsModel model,
            ChartsModel charts,
            RunAutosave autosave,
            Failures failures) {
        this.training = training;
        this.dataset = dataset;
        this.shown = shown;
        this.model = model;
        this.charts = charts;
        this.autosave = autosave;
        this.failures = failures;
        model.rows().subscribe(this::forgetWhatIsSaved);
    }

    /** A run that is in a file of the user's, or that nobody wants, need not be kept in another. */
    private void forgetWhatIsSaved() {
        if (autosaved != NONE
                && model.rows().stream()
                        .noneMatch(row -> row.number() == autosaved && row.run().file() == null)) {
            autosaved = NONE;
            autosave.forget();
        }
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
        autosave.begins();
        hasTrained = true;
        RunHistory before = recording.history();
        if (before != null) {
            // Until its next epoch is done, what it goes on from is all there is of it, and may be on no disk.
            autosave.save(data, chosen, before);
        }
        try {
            training.run(data, chosen, from, control, new TrainingListener() {
                @Override
                public void trained(int epoch, int examples) {
                    listener.trained(epoch, examples);
                }

                @Override
                public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
                    RunHistory soFar = recording.completed(metrics, checkpoint);
                    listener.epochCompleted(metrics, checkpoint);
                    // Last: the window need not wait for it.
                    autosave.save(data, chosen, soFar);
                }

                @Override
                public void diverged(int epoch) {
                    listener.diverged(epoch);
                }
            });
        } finally {
            autosave.rests();
        }
    }

    @Override
    public void runStarted(TrainingSettings started) {
        shown.clear();
        begin(started, null, null);
    }

    @Override
    public void runShown(
            TrainingSettings started, List<EpochMetrics> epochs, Network network, @Nullable Dataset trainedOn) {
        KeptRun before = shown.run();
        if (before != null) {
            before.networks().epochs().forEach(charts::keep);
            begin(started, shown.history(), before.networks());
            wentOnFrom = before;
            shown.update();
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
        wentOnFrom = null;
    }

    @Override
    public void epochCompleted(EpochMetrics metrics) {
        shown.clear();
        Recording recording = current;
        if (recording != null && recording.has(metrics.epoch())) {
            charts.keep(metrics.epoch());
        }
    }

    @Override
    public void runEnded(RunEnd end) {
        Recording recording = current;
        RunHistory kept = recording == null ? null : recording.history();
        KeptRun before = shown.run();
        boolean diverged = end.kind() == RunEnd.Kind.DIVERGED;
        if (recording != null && kept != null && kept.epochs().size() > recording.first()) {
            KeptRun run = recording.toRun(kept, diverged);
            Optional<Row> row = model.find(other -> other.equals(wentOnFrom));
            Row listed = row.map(old -> model.replace(old.number(), run)).orElseGet(() -> model.add(run));
            shown.set(listed.run(), kept);
            wentOnFrom = null;
        } else if (before != null && diverged && !before.diverged()) {
            KeptRun run = before.afterDiverging();
            model.find(before::equals).ifPresent(row -> model.replace(row.number(), run));
            shown.set(run, shown.history());
        } else {
            shown.update();
        }
        // What has failed is as good as cut short.
        if (hasTrained && end.kind() != RunEnd.Kind.FAILED) {
            autosaved =
                    model.find(run -> run.equals(shown.run())).map(Row::number).orElse(NONE);
            autosave.ended();
            forgetWhatIsSaved();
        }
        hasTrained = false;
    }

    /**
     * Puts a run in the list as it is now that it is in a file, in place of itself or of what it went on from; it may be the one
     * that is shown or trained. Other runs of that file are in none now; those that had their networks there alone are gone.
     *
     * @param file where it has been saved just now
     */
    void saved(KeptRun run, Path file) {
        KeptRun inFile = run.in(file);
        if (run.equals(shown.run())) {
            shown.set(inFile, shown.history());
        }
        Recording recording = current;
        boolean trained = recording != null && recording.isOf(run);
        if (recording != null && trained) {
            recording.saved(inFile);
        } else if (recording != null) {
            recording.replaced(file);
        }
        KeptRun before = wentOnFrom;
        boolean goesOn = before != null && (trained || run.equals(before));
        KeptRun listed = before != null && goesOn ? before : run;
        if (goesOn) {
            wentOnFrom = inFile;
        }
        for (Row other : List.copyOf(model.rows())) {
            if (file.equals(other.run().file()) && !other.run().equals(listed)) {
                replaced(other);
            }
        }
        model.find(listed::equals).ifPresentOrElse(row -> model.replace(row.number(), inFile), () -> {
            // With half the rate, it went on from no row.
            if (goesOn) {
                model.add(inFile);
            }
        });
    }

    /** Another run has been saved over the file of this one. */
    private void replaced(Row row) {
        if (row.run().networks() instanceof FileNetworks) {
            model.remove(List.of(row));
            return;
        }
        KeptRun unsaved = row.run().inNoFile();
        if (row.run().equals(shown.run())) {
            shown.set(unsaved, shown.history());
        }
        if (row.run().equals(wentOnFrom)) {
            wentOnFrom = unsaved;
        }
        model.replace(row.number(), unsaved);
    }

    /** Returns whether a run of the list is one that the run that is trained has gone on from, and come further. */
    boolean isContinued(KeptRun run) {
        Recording recording = current;
        RunHistory soFar = recording == null ? null : recording.history();
        return run.equals(wentOnFrom)
                && soFar != null
                && soFar.epochs().size() > run.metrics().size();
    }

    /** Forgets the run that is shown. */
    public void forget() {
        current = null;
        shown.clear();
    }

    /** Returns the networks of the run that is shown or trained; null if there is none. */
    @Nullable
    Networks networks() {
        KeptRun run = shown.run();
        return run == null || shown.history() != null ? current : run.networks();
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
        KeptRun over = shown.run();
        return over != null ? over : recording == null || soFar == null ? null : recording.toRun(soFar, false);
    }
}
