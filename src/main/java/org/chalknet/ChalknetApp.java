package org.chalknet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.chalknet.data.BundledMnist;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetException;
import org.chalknet.data.DatasetFolder;
import org.chalknet.storage.UserFolder;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingListener;
import org.chalknet.training.TrainingSettings;
import org.chalknet.training.WarmUp;
import org.chalknet.ui.Action;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.Failures;
import org.chalknet.ui.MainView;
import org.chalknet.ui.StageDialogs;
import org.chalknet.ui.Texts;
import org.chalknet.ui.Theme;
import org.chalknet.ui.board.BoardController;
import org.chalknet.ui.board.BoardModel;
import org.chalknet.ui.board.BoardView;
import org.chalknet.ui.charts.ChartsModel;
import org.chalknet.ui.charts.ChartsView;
import org.chalknet.ui.dataset.DatasetController;
import org.chalknet.ui.dataset.DatasetModel;
import org.chalknet.ui.dataset.DatasetSource;
import org.chalknet.ui.dataset.DatasetView;
import org.chalknet.ui.notebook.NotebookModel;
import org.chalknet.ui.notebook.NotebookView;
import org.chalknet.ui.ourclass.ClassController;
import org.chalknet.ui.ourclass.ClassEvaluation;
import org.chalknet.ui.ourclass.ClassModel;
import org.chalknet.ui.ourclass.ClassTraining;
import org.chalknet.ui.ourclass.ClassView;
import org.chalknet.ui.ourclass.MisreadView;
import org.chalknet.ui.run.AnimationFrames;
import org.chalknet.ui.run.RunActions;
import org.chalknet.ui.run.RunController;
import org.chalknet.ui.run.RunModel;
import org.chalknet.ui.run.RunView;
import org.chalknet.ui.run.Training;
import org.chalknet.ui.settings.AugmentationController;
import org.chalknet.ui.settings.SettingsModel;
import org.chalknet.ui.settings.SettingsView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The application: the one place where its objects are put together. */
public final class ChalknetApp extends Application {

    private static final double FIRST_WIDTH = 1440;
    private static final double FIRST_HEIGHT = 900;
    private static final double TITLE_BAR = 40;
    private static final double LEAST_WIDTH = 1024;
    private static final double LEAST_HEIGHT = 700;

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.BLACKBOARD);
    private final DatasetModel dataset = new DatasetModel();
    private final SettingsModel settings = new SettingsModel();
    private final RunModel run = new RunModel();
    private final ChartsModel charts = new ChartsModel();
    private final NotebookModel notebook = new NotebookModel();
    private final BoardModel board = new BoardModel();
    private final ClassModel ourClass = new ClassModel();
    private final TrainingControl warmUp = new TrainingControl(TrainingControl.State.RUNNING);
    private @Nullable ExecutorService classFiles;

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // a hint that nothing relies on
    public void start(Stage stage) {
        start(
                stage,
                UserFolder.of(
                        System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv()));
        Thread.ofPlatform()
                .daemon()
                .name("chalknet-warm-up")
                .priority(Thread.MIN_PRIORITY)
                .start(() -> WarmUp.run(warmUp));
    }

    /** Called by JavaFX when the last window has closed. What is labelled by then is on the disk when it returns. */
    @Override
    public void stop() {
        warmUp.stop();
        if (classFiles != null) {
            classFiles.close();
        }
    }

    /** Starts with class sets that are kept in a folder. */
    void start(Stage stage, Path userFolder) {
        theme.set(Theme.of(Platform.getPreferences().getColorScheme()));
        open(stage, new StageDialogs(stage, theme::get), new ShippedData(), this::train, userFolder);
    }

    /**
     * Builds the window and shows it.
     *
     * @param stage the window
     * @param dialogs asks and tells
     * @param source reads data sets
     * @param training trains networks
     * @param userFolder where the class sets are kept
     */
    void open(Stage stage, Dialogs dialogs, DatasetSource source, Training training, Path userFolder) {
        Theme.loadFonts();
        Failures failures = new Failures(dialogs, Platform::runLater);
        Thread.setDefaultUncaughtExceptionHandler(failures);
        Thread.currentThread().setUncaughtExceptionHandler(failures);
        ThreadFactory threads =
                Thread.ofPlatform().daemon().name("chalknet-background-", 0).factory();
        Executor background = work -> threads.newThread(work).start();

        DatasetController datasetController =
                new DatasetController(dataset, source, dialogs, failures, background, Platform::runLater);
        ExecutorService files = Executors.newSingleThreadExecutor(threads);
        classFiles = files;
        Executor classBackground = Executors.newSingleThreadExecutor(threads);
        ClassController classController =
                new ClassController(ourClass, userFolder, dialogs, failures, files, Platform::runLater);
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
        RunController runController = new RunController(
                run,
                settings::toSettings,
                classTraining.datasetProperty()::get,
                training,
                background,
                new AnimationFrames(),
                List.of(charts, notebook, boardController, classTraining, classEvaluation),
                failures);
        connectModels(boardController, classController, classTraining);

        RunActions runActions = RunActions.of(run, runController);
        ObservableBooleanValue datasetFree =
                run.activeBinding().not().and(dataset.loadingProperty().isEmpty());
        Action bundled = Action.of(
                "dataset.open-bundled",
                Feather.EDIT_3,
                datasetFree,
                datasetController::openBundled,
                "Shortcut+Shift+O");
        Action folder =
                Action.of("dataset.open", Feather.FOLDER, datasetFree, datasetController::openFolder, "Shortcut+O");
        ObservableBooleanValue always = Bindings.createBooleanBinding(() -> true);
        Action changeTheme = Action.of(
                "theme.change",
                new SimpleStringProperty(Texts.get("theme.change")),
                theme.map(now -> now == Theme.BLACKBOARD ? Feather.SUN : Feather.MOON),
                always,
                () -> theme.set(theme.get().other()),
                "Shortcut+T");
        Action reset = Action.of(
                "settings.reset", Feather.ROTATE_CCW, run.activeBinding().not(), settings::reset, "Shortcut+Shift+R");
        Action drawing = Action.of(
                "settings.drawing",
                Feather.SLIDERS,
                run.activeBinding().not(),
                settings::setForDrawing,
                "Shortcut+Shift+D");
        Action quit = Action.of("app.quit", Feather.LOG_OUT, always, stage::close, "Shortcut+Q");

        BoardView boardView = new BoardView(board, boardController);
        ClassView classView = new ClassView(ourClass, classController, boardController::show);
        List<List<Action>> actions = List.of(
                runActions.all(),
                boardView.actions(),
                classView.actions(),
                List.of(bundled, folder, reset, drawing),
                List.of(changeTheme, quit));
        MainView view = new MainView(
                new MainView.Panels(
                        new RunView(run, runActions),
                        new DatasetView(dataset, bundled, folder),
                        new SettingsView(settings),
                        new ChartsView(charts),
                        new MisreadView(ourClass, boardController::show),
                        new NotebookView(notebook),
                        classView,
                        boardView),
                changeTheme,
                menu(actions));
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(
                view, Math.min(FIRST_WIDTH, screen.getWidth()), Math.min(FIRST_HEIGHT, screen.getHeight() - TITLE_BAR));
        actions.forEach(group -> group.forEach(action -> action.installKeys(scene)));
        boardView.installLabelKeys(scene);
        theme.subscribe(now -> now.applyTo(scene));

        stage.setTitle(Texts.get("app.title"));
        stage.setMinWidth(Math.min(LEAST_WIDTH, screen.getWidth()));
        stage.setMinHeight(Math.min(LEAST_HEIGHT, screen.getHeight()));
        stage.setScene(scene);
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                classController.sync();
            }
        });
        stage.setOnHidden(_ -> runController.stop());
        stage.show();
        datasetController.openBundled();
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

    private static List<MenuItem> menu(List<List<Action>> groups) {
        List<MenuItem> items = new ArrayList<>();
        for (List<Action> group : groups) {
            if (!items.isEmpty()) {
                items.add(new SeparatorMenuItem());
            }
            group.forEach(action -> items.add(action.menuItem()));
        }
        return items;
    }

    private void train(Dataset dataset, TrainingSettings settings, TrainingControl control, TrainingListener listener) {
        warmUp.stop();
        new Trainer(dataset, settings, Runtime.getRuntime().availableProcessors()).run(control, listener);
    }

    /** The data sets of a Chalknet in use. */
    private static final class ShippedData implements DatasetSource {

        @Override
        public Dataset bundled() throws DatasetException {
            return BundledMnist.read();
        }

        @Override
        public Dataset folder(Path folder) throws DatasetException {
            return DatasetFolder.read(folder);
        }
    }
}
