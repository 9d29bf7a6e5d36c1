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
import org.chalknet.ui.AppearingWindow;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.Failures;
import org.chalknet.ui.MainView;
import org.chalknet.ui.Texts;
import org.chalknet.ui.Theme;
import org.chalknet.ui.board.BoardController;
import org.chalknet.ui.board.BoardView;
import org.chalknet.ui.charts.ChartsView;
import org.chalknet.ui.charts.ExportController;
import org.chalknet.ui.dataset.DatasetController;
import org.chalknet.ui.dataset.DatasetSource;
import org.chalknet.ui.dataset.DatasetView;
import org.chalknet.ui.notebook.NotebookView;
import org.chalknet.ui.notices.DoneView;
import org.chalknet.ui.notices.NoticesView;
import org.chalknet.ui.ourclass.ClassController;
import org.chalknet.ui.ourclass.ClassEvaluation;
import org.chalknet.ui.ourclass.ClassFilesController;
import org.chalknet.ui.ourclass.ClassTraining;
import org.chalknet.ui.ourclass.ClassView;
import org.chalknet.ui.ourclass.MisreadView;
import org.chalknet.ui.preferences.PreferencesController;
import org.chalknet.ui.preferences.PreferencesModel;
import org.chalknet.ui.preferences.WindowPlace;
import org.chalknet.ui.run.AnimationFrames;
import org.chalknet.ui.run.RunActions;
import org.chalknet.ui.run.RunController;
import org.chalknet.ui.run.RunView;
import org.chalknet.ui.run.Training;
import org.chalknet.ui.runs.RunFilesController;
import org.chalknet.ui.runs.RunsController;
import org.chalknet.ui.runs.RunsView;
import org.chalknet.ui.settings.AugmentationController;
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

    private final WindowModels models = new WindowModels();

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

        PreferencesModel remembered =
                new PreferencesModel(models.settings(), theme, models.ourClass().trainingPercentProperty(), folder);
        PreferencesController preferencesController =
                new PreferencesController(remembered, surroundings.userFolder(), failures, files);
        preferences = preferencesController;
        preferencesController.restore();
        DatasetController datasetController = new DatasetController(
                models.dataset(), surroundings.source(), dialogs, failures, background, Platform::runLater);
        ClassController classController = new ClassController(
                models.ourClass(), surroundings.userFolder(), dialogs, failures, classFiles, Platform::runLater);
        ClassFilesController classFilesController = new ClassFilesController(
                models.ourClass(),
                classController,
                dialogs,
                models.notices()::saved,
                failures,
                classFiles,
                Platform::runLater);
        ClassEvaluation classEvaluation = new ClassEvaluation(models.ourClass(), classBackground, Platform::runLater);
        AugmentationController augmentation = new AugmentationController(
                models.settings().augmentation(), Executors.newSingleThreadExecutor(threads), Platform::runLater);
        ClassTraining classTraining =
                new ClassTraining(models.ourClass(), failures, classBackground, Platform::runLater);
        BoardController boardController = new BoardController(
                models.board(), classController::label, Executors.newSingleThreadExecutor(threads), Platform::runLater);
        RunsParts runs = new RunsParts(surroundings, models, classTraining, boardController, failures, files, threads);
        parts = runs;
        RunController runController = new RunController(
                models.run(),
                models.settings()::toSettings,
                classTraining.datasetProperty()::get,
                runs.shown()::resumable,
                runs.recorder(),
                background,
                new AnimationFrames(),
                List.of(
                        models.charts(),
                        models.notebook(),
                        runs.recorder(),
                        runs.epochController(),
                        classTraining,
                        classEvaluation,
                        runs.warnings()),
                failures);
        RunsController runsController = runs.connect(runController, dialogs);
        RunFilesController runFiles = runs.files(runsController, dialogs);
        models.connect(classTraining.datasetProperty(), opened -> {
            boardController.datasetChanged(opened);
            classController.datasetChanged(opened);
            augmentation.datasetChanged(opened);
        });

        BoardView boardView = new BoardView(models.board(), boardController);
        ClassView classView =
                new ClassView(models.ourClass(), classController, classFilesController, boardController::show);
        RunsView runsView = new RunsView(
                runs.model(),
                runsController,
                runFiles,
                Bindings.isNotEmpty(models.charts().metrics()).or(runs.shown().thereProperty()));
        DatasetView datasetView = new DatasetView(models.dataset(), datasetController);
        SettingsView settingsView = new SettingsView(models.settings());
        ChartsView chartsView = new ChartsView(models.charts());
        RunActions runActions = RunActions.of(models.run(), runController);
        Stage stage = surroundings.stage();
        Runnable leave = () -> classFilesController.leave(() -> runFiles.leave(stage::close));
        stage.setOnCloseRequest(request -> {
            request.consume();
            leave.run();
        });
        WindowActions actions = new WindowActions(models.dataset(), models.settings(), theme, leave);
        WindowActions.Groups groups = actions.groups(
                runActions.all(),
                boardView.actions(),
                classView.actions(),
                datasetView.actions(),
                runsView.actions(),
                new ExportController(
                                models.charts(),
                                chartsView,
                                models::datasetName,
                                dialogs,
                                models.notices()::saved,
                                failures,
                                files,
                                Platform::runLater)
                        .actions(),
                settingsView.actions(),
                actions.clipboard(dialogs, models.notices()));
        MainView view = new MainView(
                new MainView.Panels(
                        new RunView(models.run(), runActions),
                        new NoticesView(models.notices()),
                        new DoneView(models.notices()),
                        datasetView,
                        settingsView,
                        chartsView,
                        new MisreadView(models.ourClass(), boardController::show),
                        new NotebookView(models.notebook()),
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
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight() - TITLE_BAR));
        stage.setScene(scene);
        stage.setOnHidden(_ -> onHidden.run());
        WindowPlace.remember(stage, remembered.windowProperty());
        stage.show();
        AppearingWindow.keepOnScreen(stage);
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
}
