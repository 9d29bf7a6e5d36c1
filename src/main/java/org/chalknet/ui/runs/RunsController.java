package org.chalknet.ui.runs;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.chalknet.data.Dataset;
import org.chalknet.network.Network;
import org.chalknet.storage.Model;
import org.chalknet.storage.StorageException;
import org.chalknet.training.RunHistory;
import org.chalknet.training.Setting;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;
import org.chalknet.ui.run.RunController;
import org.chalknet.ui.runs.RunsModel.Row;
import org.chalknet.ui.settings.SettingsModel;
import org.jspecify.annotations.Nullable;

/** Does what is asked for with a run: shows it, lets it go on and repeats it. All methods are for the FX thread. */
public final class RunsController {

    private final RunsModel model;
    private final SettingsModel settings;
    private final RunController runController;
    private final ShownRun shown;
    private final Supplier<List<Dataset>> datasets;
    private final Dialogs dialogs;
    private final Failures failures;
    private final Executor files;
    private final Executor fxThread;

    /**
     * @param model the list of runs
     * @param settings what the next run is set by
     * @param runController shows and runs
     * @param shown the run that is shown
     * @param datasets what a run is trained on now, then what it is without our class; empty before there is one
     * @param dialogs tells why a run cannot be shown
     * @param failures told of what could not be read
     * @param files runs what reads files: one thread
     * @param fxThread runs what touches the model, on the FX thread
     */
    public RunsController(
            RunsModel model,
            SettingsModel settings,
            RunController runController,
            ShownRun shown,
            Supplier<List<Dataset>> datasets,
            Dialogs dialogs,
            Failures failures,
            Executor files,
            Executor fxThread) {
        this.model = model;
        this.settings = settings;
        this.runController = runController;
        this.shown = shown;
        this.datasets = datasets;
        this.dialogs = dialogs;
        this.failures = failures;
        this.files = files;
        this.fxThread = fxThread;
    }

    /** Sets what a run was set by, to run it again with one change; it stays to be seen over the new one. */
    void again(Row row) {
        TrainingSettings again = row.run().settings();
        if (again != null) {
            settings.set(again);
            model.overlay(row, true);
            boolean same = row.run().dataset() == null || isOnWhatIsOpen(row.run());
            model.say(Texts.get(same ? "runs.again.words" : "runs.again.other-data", row.letter()));
        }
    }

    /** Shows runs over the current one, or no longer if all of them are shown so. */
    void overlay(List<Row> rows) {
        List<Row> measured =
                rows.stream().filter(row -> !row.run().metrics().isEmpty()).toList();
        boolean allShown = measured.stream().allMatch(row -> model.overlaid().contains(row.number()));
        measured.forEach(row -> model.overlay(row, !allShown));
    }

    /** Shows a run in the charts and its last network on the board, and sets what it was set by. */
    void show(Row row) {
        KeptRun kept = row.run();
        List<Dataset> here = datasets.get();
        files.execute(() -> {
            try {
                KeptRun run = kept.on(here).inMemory();
                Network network = run.lastNetwork();
                RunHistory history = run.history();
                fxThread.execute(() -> {
                    if (show(run, network, history)) {
                        model.find(kept::equals).ifPresent(there -> model.replace(there.number(), run));
                        model.say(shownWords(run, row.letter()));
                    }
                });
            } catch (IOException | StorageException e) {
                failures.tell(Texts.get("runs.show.failed", row.letter()), Failures.reason(e));
            }
        });
    }

    private String shownWords(KeptRun run, String letter) {
        if (run.random() == null) {
            return Texts.get("runs.shown.network", letter);
        }
        return Texts.get(isOnWhatIsOpen(run) ? "runs.shown" : "runs.shown.other-data", letter);
    }

    private boolean isOnWhatIsOpen(KeptRun run) {
        return datasets.get().stream().limit(1).anyMatch(now -> now.equals(run.dataset()));
    }

    private boolean show(KeptRun run, Network network, @Nullable RunHistory history) {
        List<Dataset> here = datasets.get();
        if (model.lockedProperty().get()) {
            dialogs.error(Texts.get("runs.active"), Texts.get("runs.active.advice"));
            return false;
        }
        if (here.isEmpty()
                || here.getLast().inputs() != network.inputs()
                || here.getLast().classes() != network.classes()) {
            dialogs.error(
                    Texts.get("runs.other-images"),
                    Texts.get(
                            run.datasetName().isEmpty()
                                    ? "runs.other-images.unknown.advice"
                                    : "runs.other-images.advice",
                            Integer.toString(network.inputs()),
                            Integer.toString(network.classes()),
                            run.datasetName()));
            return false;
        }
        TrainingSettings setBy = run.settings();
        if (setBy != null) {
            settings.set(setBy);
        }
        shown.set(run, history);
        runController.show(
                setBy == null ? settings.settings().orElse(TrainingSettings.DEFAULTS) : setBy,
                run.metrics(),
                network,
                // The notebook, whose files do not say it, knows nothing of our class.
                run.dataset() == null && run.digest() == null ? here.getLast() : run.dataset(),
                run.end());
        return true;
    }

    /** Lists a run that had ended and was not saved. */
    void list(Model ended) {
        model.say(Texts.get(
                "unfinished.listed", model.add(KeptRun.of(ended, null)).letter()));
    }

    /**
     * Lists a run that did not end, shows it and lets it go on; or tells why it cannot.
     *
     * @param starts run before it goes on
     * @param refused run if it cannot
     */
    void goOn(Model unfinished, Runnable starts, Runnable refused) {
        List<Dataset> here = datasets.get();
        files.execute(() -> {
            try {
                KeptRun run = KeptRun.of(unfinished, null).on(here);
                Network network = run.lastNetwork();
                RunHistory history = run.history();
                fxThread.execute(() -> {
                    if (goesOn(run, network, history)) {
                        model.say(Texts.get("runs.shown", model.add(run).letter()));
                        starts.run();
                        runController.pauseOrResume();
                    } else {
                        refused.run();
                    }
                });
            } catch (IOException | StorageException e) {
                throw new IllegalStateException("a model in memory has its networks", e);
            }
        });
    }

    private boolean goesOn(KeptRun run, Network network, @Nullable RunHistory history) {
        if (!isOnWhatIsOpen(run) && !model.lockedProperty().get()) {
            dialogs.error(
                    Texts.get("unfinished.other-images"),
                    Texts.get("unfinished.other-images.advice", run.datasetName()));
            return false;
        }
        // Asked before anything is shown, and after: what is shown may mend a wrong setting, which stands in the way,
        // too.
        if (refusesWhileLoading() || !show(run, network, history)) {
            return false;
        }
        return shown.resumable() != null && !refusesWhileLoading();
    }

    /** Says that nothing can go on while a data set is loaded or our class made ready; returns whether that is so. */
    private boolean refusesWhileLoading() {
        boolean loading = !model.lockedProperty().get()
                && settings.settings().isPresent()
                && !model.startableProperty().get();
        if (loading) {
            dialogs.error(Texts.get("unfinished.loading"), Texts.get("unfinished.loading.advice"));
        }
        return loading;
    }

    /**
     * Lets the run that is shown, which has diverged, go on from its last good epoch with half the learning rate; or starts a
     * new run so if it was in its first epoch. Of no effect where neither can be now.
     */
    public void halveTheRate() {
        if (!model.halvableBinding().get()) {
            return;
        }
        TrainingSettings divergedAtOnce = model.divergedAtOnceProperty().get();
        if (divergedAtOnce != null) {
            startWithHalfTheRate(divergedAtOnce);
        } else {
            goOnWithHalfTheRate();
        }
    }

    private void goOnWithHalfTheRate() {
        KeptRun run = shown.run();
        TrainingSettings before = run == null ? null : run.settings();
        if (before != null) {
            TrainingSettings half = before.withLearningRate(halfTheRate(before));
            settings.set(half);
            shown.goOnWith(half);
            runController.pauseOrResume();
        }
    }

    private void startWithHalfTheRate(TrainingSettings diverged) {
        settings.settings().ifPresent(now -> {
            settings.set(now.withLearningRate(halfTheRate(diverged)));
            runController.start();
        });
    }

    private static double halfTheRate(TrainingSettings diverged) {
        return Math.max(diverged.learningRate() / 2, Setting.LEARNING_RATE.minimum());
    }

    /** Takes runs out of the list; if some of them are in no file, asks first. */
    void forget(List<Row> gone) {
        List<Row> unsaved = RunsModel.unsaved(gone);
        if (unsaved.isEmpty()) {
            model.remove(gone);
            return;
        }
        // One that goes on meanwhile is another run then, and the same may have another name.
        List<KeptRun> asked = gone.stream().map(Row::run).toList();
        dialogs.ask(
                notSaved(unsaved),
                Texts.get("runs.forget.advice"),
                false,
                List.of(new Dialogs.Answer(
                        Texts.get("runs.forget.yes"),
                        () -> model.remove(model.rows().stream()
                                .filter(row -> asked.contains(row.run()))
                                .toList()))));
    }

    /** Returns that some runs, at least one, are not saved, in words. */
    static String notSaved(List<Row> unsaved) {
        return unsaved.size() == 1
                ? Texts.get("runs.unsaved", unsaved.getFirst().letter())
                : Texts.get("runs.unsaved.several", Figures.count(unsaved.size()));
    }
}
