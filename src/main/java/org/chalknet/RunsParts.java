package org.chalknet;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.collections.ObservableList;
import org.chalknet.cli.ChalknetCommand;
import org.chalknet.data.Dataset;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.Failures;
import org.chalknet.ui.board.BoardController;
import org.chalknet.ui.ourclass.ClassTraining;
import org.chalknet.ui.run.RunController;
import org.chalknet.ui.runs.Comparison;
import org.chalknet.ui.runs.EpochController;
import org.chalknet.ui.runs.RunAutosave;
import org.chalknet.ui.runs.RunFilesController;
import org.chalknet.ui.runs.RunRecorder;
import org.chalknet.ui.runs.RunWarnings;
import org.chalknet.ui.runs.RunsController;
import org.chalknet.ui.runs.RunsModel;
import org.chalknet.ui.runs.ShownRun;
import org.chalknet.ui.runs.Unfinished;

/** What keeps, shows and compares the runs of a window, put together. */
final class RunsParts {

    private final WindowModels models;
    private final ClassTraining classTraining;
    private final Failures failures;
    private final Executor files;
    private final Executor reading;

    private final RunsModel model = new RunsModel();
    private final RunAutosave autosave;
    private final ShownRun shown;
    private final RunRecorder recorder;
    private final EpochController epochController;
    private final RunWarnings warnings;
    private Runnable halveTheRate = () -> {};

    RunsParts(
            ChalknetWindow.Surroundings surroundings,
            WindowModels models,
            ClassTraining classTraining,
            BoardController board,
            Failures failures,
            Executor files,
            ThreadFactory threads) {
        this.models = models;
        this.classTraining = classTraining;
        this.failures = failures;
        this.files = files;
        reading = Executors.newSingleThreadExecutor(threads);
        autosave = new RunAutosave(surroundings.userFolder(), ChalknetCommand.VERSION, failures, files);
        shown = new ShownRun(classTraining.datasetProperty()::get, models.settings()::settings);
        recorder = new RunRecorder(
                surroundings.training(),
                classTraining.datasetProperty()::get,
                shown,
                model,
                models.charts(),
                autosave,
                failures);
        epochController = new EpochController(models.charts(), recorder, board, failures, reading, Platform::runLater);
        warnings = new RunWarnings(models.notices(), model, this::testImages, () -> halveTheRate.run());
    }

    private int testImages() {
        Dataset dataset = classTraining.datasetProperty().get();
        return dataset == null ? 0 : dataset.test().count();
    }

    /** Connects all with what starts runs, and returns what does the rest. */
    RunsController connect(RunController runController, Dialogs dialogs) {
        RunsController controller = new RunsController(
                model,
                models.settings(),
                runController,
                shown,
                classTraining::datasets,
                dialogs,
                failures,
                files,
                Platform::runLater);
        halveTheRate = controller::halveTheRate;
        new Comparison(model, models.dataset().datasetProperty(), reading, Platform::runLater).follow();
        model.lockedProperty().bind(models.run().activeBinding());
        model.startableProperty().bind(models.run().startableBinding());
        model.recoverableProperty().bind(models.run().startableBinding().and(shown.recoverableProperty()));
        model.onOverlaysChanged(() -> models.charts().overlay(model.overlays()));
        models.run().resumableProperty().bind(shown.resumableProperty());
        models.settings().onChange(shown::update);
        models.settings().validProperty().subscribe(shown::update);
        classTraining.datasetProperty().subscribe(shown::update);
        models.dataset().datasetProperty().subscribe(recorder::forget);
        models.dataset().datasetProperty().subscribe(warnings::forget);
        return controller;
    }

    /** Returns what opens and saves the runs. */
    RunFilesController files(RunsController controller, Dialogs dialogs) {
        return new RunFilesController(
                model,
                controller,
                recorder,
                classTraining.datasetProperty()::get,
                ChalknetCommand.VERSION,
                dialogs,
                models.notices()::saved,
                failures,
                files,
                Platform::runLater);
    }

    /** Lists the runs that are remembered and offers to go on with those that were cut short, when a data set is there. */
    void restoreOnceThereIsData(
            RunsController controller, RunFilesController runFiles, ObservableList<Path> remembered) {
        Unfinished unfinished = new Unfinished(
                autosave, controller, models.run().activeBinding().not(), models.notices(), files, Platform::runLater);
        AtomicBoolean done = new AtomicBoolean();
        classTraining.datasetProperty().subscribe(there -> {
            if (there != null && !done.getAndSet(true)) {
                runFiles.restore(List.copyOf(remembered), remembered::setAll);
                unfinished.offer();
            }
        });
    }

    RunsModel model() {
        return model;
    }

    RunAutosave autosave() {
        return autosave;
    }

    ShownRun shown() {
        return shown;
    }

    RunRecorder recorder() {
        return recorder;
    }

    EpochController epochController() {
        return epochController;
    }

    RunWarnings warnings() {
        return warnings;
    }
}
