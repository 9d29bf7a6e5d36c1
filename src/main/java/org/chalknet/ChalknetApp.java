package org.chalknet;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Stage;
import org.chalknet.data.BundledMnist;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetException;
import org.chalknet.data.DatasetFolder;
import org.chalknet.storage.UserFolder;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingListener;
import org.chalknet.training.TrainingSettings;
import org.chalknet.training.WarmUp;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.StageDialogs;
import org.chalknet.ui.Theme;
import org.chalknet.ui.dataset.DatasetSource;
import org.chalknet.ui.run.Training;
import org.jspecify.annotations.Nullable;

/** The application: opens the window with all that it has from outside. */
public final class ChalknetApp extends Application {

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.BLACKBOARD);
    private final ObjectProperty<@Nullable Path> folder = new SimpleObjectProperty<>();
    private final TrainingControl warmUp = new TrainingControl(TrainingControl.State.RUNNING);
    private @Nullable ChalknetWindow window;

    @Override
    public void start(Stage stage) {
        start(
                stage,
                UserFolder.of(
                        System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv()));
    }

    /** Starts with what is kept in a folder in place of the user's. */
    @SuppressWarnings("ThreadPriorityCheck") // a hint that nothing relies on
    public void start(Stage stage, Path userFolder) {
        theme.set(Theme.of(Platform.getPreferences().getColorScheme()));
        open(stage, new StageDialogs(stage, theme::get, folder), new ShippedData(), this::train, userFolder);
        Thread.ofPlatform()
                .daemon()
                .name("chalknet-warm-up")
                .priority(Thread.MIN_PRIORITY)
                .start(() -> WarmUp.run(warmUp));
    }

    /** Called by JavaFX when the last window has closed. What is to be kept is on the disk when it returns. */
    @Override
    public void stop() {
        warmUp.stop();
        if (window != null) {
            window.close();
        }
    }

    /**
     * Builds the window and shows it.
     *
     * @param stage the window
     * @param dialogs asks and tells
     * @param source reads data sets
     * @param training trains networks
     * @param userFolder where class sets and preferences are kept
     */
    void open(Stage stage, Dialogs dialogs, DatasetSource source, Training training, Path userFolder) {
        window = new ChalknetWindow(
                new ChalknetWindow.Surroundings(stage, dialogs, source, training, userFolder), theme, folder);
        window.open();
    }

    private void train(
            Dataset dataset,
            TrainingSettings settings,
            @Nullable Checkpoint from,
            TrainingControl control,
            TrainingListener listener) {
        warmUp.stop();
        new Trainer(dataset, settings, Runtime.getRuntime().availableProcessors()).run(from, control, listener);
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
