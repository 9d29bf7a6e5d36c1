package org.chalknet;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.chalknet.data.Dataset;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.Failures;
import org.chalknet.ui.MainView;
import org.chalknet.ui.Texts;
import org.chalknet.ui.Theme;
import org.chalknet.ui.board.BoardController;
import org.chalknet.ui.board.BoardModel;
import org.chalknet.ui.board.BoardView;
import org.chalknet.ui.charts.ChartsModel;
import org.chalknet.ui.charts.ChartsView;
import org.chalknet.ui.charts.ExportController;
import org.chalknet.ui.dataset.DatasetController;
import org.chalknet.ui.dataset.DatasetModel;
import org.chalknet.ui.dataset.DatasetSource;
import org.chalknet.ui.dataset.DatasetView;
import org.chalknet.ui.notebook.NotebookModel;
import org.chalknet.ui.notebook.NotebookView;
import org.chalknet.ui.notices.DoneView;
import org.chalknet.ui.notices.NoticesModel;
import org.chalknet.ui.notices.NoticesView;
import org.chalknet.ui.ourclass.ClassController;
import org.chalknet.ui.ourclass.ClassEvaluation;
import org.chalknet.ui.ourclass.ClassModel;
import org.chalknet.ui.ourclass.ClassTraining;
import org.chalknet.ui.ourclass.ClassView;
import org.chalknet.ui.ourclass.MisreadView;
import org.chalknet.ui.preferences.PreferencesController;
import org.chalknet.ui.preferences.PreferencesModel;
import org.chalknet.ui.preferences.WindowPlace;
import org.chalknet.ui.run.AnimationFrames;
import org.chalknet.ui.run.RunActions;
import org.chalknet.ui.run.RunController;
import org.chalknet.ui.run.RunModel;
import org.chalknet.ui.run.RunView;
import org.chalknet.ui.run.Training;
import org.chalknet.ui.runs.RunFilesController;
import org.chalknet.ui.runs.RunsController;
import org.chalknet.ui.runs.RunsView;
import org.chalknet.ui.settings.AugmentationController;
import org.chalknet.ui.settings.SettingsModel;
import org.chalknet.ui.settings.SettingsView;
import org.jspecify.annotations.Nullable;

/** The window: its models, views and controllers put together. */
final class ChalknetWindow {

    private static final double FIRST_WIDTH = 1440;
    private static final double FIRST_HEIGHT = 900;
    private static final double TITLE_BAR = 40;
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 700;

    /**
     * What the window has from outside.
     *
     * @param stage the window itself
     * @param dialogs asks and tells
     * @param source reads data sets
     * @param training trains networks
     * @param userFolder where class sets and preferences are kept
     */
    record Surroundings(Stage stage, Dialogs dialogs, DatasetSource source, Training training, Path userFolder) {}

    private final Surroundings surroundings;
    private final ObjectProperty<Theme> theme;
    private final ObjectProperty<@Nullable Path> folder;

    private final DatasetModel dataset = new DatasetModel();
    private final SettingsModel settings = new SettingsModel();
    private final RunModel run = new RunModel();
    private final ChartsModel charts = new ChartsModel();
    private final NotebookModel notebook = new NotebookModel();
    private final BoardModel board = new BoardModel();
    private final ClassModel ourClass = new ClassModel();
    private final NoticesModel notices = new NoticesModel();

    private final ThreadFactory threads =
            Thread.ofPlatform().daemon().name("chalknet-background-", 0).factory();
    private final ExecutorService files = Executors.newSingleThreadExecutor(threads);
    /** Of its own: what is labelled does not wait for runs that are read from a drive that sleeps. */
    private final ExecutorService classFiles = Executors.newSingleThreadExecutor(threads);

    private @Nullable PreferencesController preferences;
    private @Nullable RunsParts parts;

    /**
     * @param theme the look of the window
     * @param folder the folder that was opened or saved in last; null before there is one
     */
    ChalknetWindow(Surroundings surroundings, ObjectProperty<Theme> theme, ObjectProperty<@Nullable Path> folder) {
        this.surroundings = surroundings;
        this.theme = theme;
        this.folder = folder;
    }

    /** Builds the window and shows it. */
    void open() {
        Theme.loadFonts();
        Dialogs dialogs = surroundings.dialogs();
        Failures failures = new Failures(dialogs, Platform::runLater);
        Thread.setDefaultUncaughtExceptionHandler(failures);
        Thread.currentThread().setUncaughtExceptionHandler(failures);
        Executor background = work -> threads.newThread(work).start();
        Executor classBackground = Executors.newSingleThreadExecutor(threads);

        PreferencesModel remembered = new PreferencesModel(settings, theme, ourClass.trainingPercentProperty(), folder);
        PreferencesController preferencesController =
                new PreferencesController(remembered, surroundings.userFolder(), failures, files);
        preferences = preferencesController;
        preferencesController.restore();
        DatasetController datasetController = new DatasetController(
                dataset, surroundings.source(), dialogs, failures, background, Platform::runLater);
        ClassController classController = new ClassController(
                ourClass, surroundings.userFolder(), dialogs, notices::saved, failures, classFiles, Platform::runLater);
        ClassEvaluation classEvaluation = new ClassEvaluation(ourClass, classBackground, Platform::runLater);
        AugmentationController augmentation = new AugmentationController(
                settings.augmentation(), Executors.newSingleThreadExecutor(threads), Platform::runLater);
        dataset.datasetProperty().subscribe(changed -> {
            if (changed != null) {
                augmentation.datasetChanged(changed);
            }
        });
        ClassTraining classTraining = new ClassTraining(ourClass, failures, classBackground, Platform::runLater);
        BoardController boardController = new BoardController(
                board, classController::label, Executors.newSingleThreadExecutor(threads), Platform::runLater);
        RunsParts runs = new RunsParts(
                surroundings, settings, charts, notices, classTraining, boardController, failures, files, threads);
        parts = runs;
        RunController runController = new RunController(
                run,
                settings::toSettings,
                classTraining.datasetProperty()::get,
                runs.shown()::resumable,
                runs.recorder(),
                background,
                new AnimationFrames(),
                List.of(
                        charts,
                        notebook,
                        runs.recorder(),
                        runs.epochController(),
                        classTraining,
                        classEvaluation,
                        runs.warnings()),
                failures);
        RunsController runsController = runs.connect(runController, run, dataset, dialogs);
        RunFilesController runFiles = runs.files(runsController, dialogs);
        connectModels(boardController, classController, classTraining);

        BoardView boardView = new BoardView(board, boardController);
        ClassView classView = new ClassView(ourClass, classController, boardController::show);
        RunsView runsView = new RunsView(
                runs.model(),
                runsController,
                runFiles,
                Bindings.isNotEmpty(charts.metrics()).or(runs.shown().thereProperty()));
        DatasetView datasetView = new DatasetView(dataset, datasetController);
        SettingsView settingsView = new SettingsView(settings);
        ChartsView chartsView = new ChartsView(charts);
        RunActions runActions = RunActions.of(run, runController);
        Stage stage = surroundings.stage();
        Runnable leave = () -> classController.leave(() -> runFiles.leave(stage::close));
        stage.setOnCloseRequest(request -> {
            request.consume();
            leave.run();
        });
        WindowActions actions = new WindowActions(dataset, settings, theme, leave);
        WindowActions.Groups groups = actions.groups(
                runActions.all(),
                boardView.actions(),
                classView.actions(),
                datasetView.actions(),
                runsView.actions(),
                new ExportController(
                                charts,
                                chartsView,
                                this::datasetName,
                                dialogs,
                                notices::saved,
                                failures,
                                files,
                                Platform::runLater)
                        .actions(),
                settingsView.actions(),
                actions.clipboard(dialogs, notices));
        MainView view = new MainView(
                new MainView.Panels(
                        new RunView(run, runActions),
                        new NoticesView(notices),
                        new DoneView(notices),
                        datasetView,
                        settingsView,
                        chartsView,
                        new MisreadView(ourClass, boardController::show),
                        new NotebookView(notebook),
                        classView,
                        runsView,
                        boardView),
                groups.theme(),
                groups.menu());
        Scene scene = scene(view);
        groups.all().forEach(action -> action.installKeys(scene));
        boardView.installLabelKeys(scene);
        theme.subscribe(now -> now.applyTo(scene));
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                classController.sync();
            }
        });
        show(scene, remembered, () -> {
            runs.autosave().closing();
            runController.stop();
            preferencesController.close();
        });
        runs.restoreOnceThereIsData(runsController, runFiles, remembered.runs());
        datasetController.openBundled();
    }

    private static Scene scene(MainView view) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        return new Scene(
                view, Math.min(FIRST_WIDTH, screen.getWidth()), Math.min(FIRST_HEIGHT, screen.getHeight() - TITLE_BAR));
    }

    private void show(Scene scene, PreferencesModel remembered, Runnable onHidden) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Stage stage = surroundings.stage();
        stage.setTitle(Texts.get("app.title"));
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        stage.setScene(scene);
        stage.setOnHidden(_ -> onHidden.run());
        WindowPlace.remember(stage, remembered.windowProperty());
        stage.show();
    }

    /** Ends what the window has begun. What is to be on the disk is there when it returns. */
    void close() {
        if (preferences != null) {
            preferences.close();
        }
        classFiles.close();
        files.close();
        if (parts != null) {
            parts.autosave().close();
        }
    }

    private void connectModels(
            BoardController boardController, ClassController classController, ClassTraining classTraining) {
        settings.lockedProperty().bind(run.activeBinding());
        settings.currentEpochProperty().bind(run.epochProperty());
        settings.epochs().valueProperty().subscribe(epochs -> charts.expect(epochs.intValue()));
        dataset.lockedProperty().bind(run.activeBinding());
        charts.runningProperty().bind(run.activeBinding());
        board.runningProperty().bind(run.activeBinding());
        ourClass.resultProperty().subscribe(charts::showClass);
        dataset.datasetProperty().subscribe(changed -> datasetChanged(changed, boardController, classController));
        run.obstacleProperty()
                .bind(Bindings.createStringBinding(
                        () -> obstacle(classTraining),
                        settings.validProperty(),
                        classTraining.datasetProperty(),
                        dataset.datasetProperty(),
                        dataset.loadingProperty()));
    }

    private void datasetChanged(
            @Nullable Dataset changed, BoardController boardController, ClassController classController) {
        if (changed != null) {
            settings.inputsProperty().set(changed.inputs());
            settings.classesProperty().set(changed.classes());
            charts.clear();
            notebook.clear();
            run.reset();
            boardController.datasetChanged(changed);
            classController.datasetChanged(changed);
        }
    }

    private String datasetName() {
        Dataset current = dataset.datasetProperty().get();
        return current == null ? "" : current.name();
    }

    private String obstacle(ClassTraining classTraining) {
        if (!dataset.loadingProperty().get().isEmpty()) {
            return Texts.get("run.obstacle.loading");
        }
        if (dataset.datasetProperty().get() == null) {
            return Texts.get("run.obstacle.dataset");
        }
        if (classTraining.datasetProperty().get() == null) {
            return Texts.get("run.obstacle.class");
        }
        return settings.validProperty().get() ? "" : Texts.get("run.obstacle.settings");
    }
}
