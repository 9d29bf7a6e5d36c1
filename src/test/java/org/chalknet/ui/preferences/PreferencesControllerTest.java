package org.chalknet.ui.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.chalknet.storage.Preferences;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Theme;
import org.chalknet.ui.ToldDialogs;
import org.chalknet.ui.settings.SettingsModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Needs JavaFX for its clock alone. */
@ExtendWith(ApplicationExtension.class)
class PreferencesControllerTest {

    /** What one window has. */
    private static final class Window {

        private final SettingsModel settings = new SettingsModel();
        private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.BLACKBOARD);
        private final IntegerProperty classTraining = new SimpleIntegerProperty();
        private final ObjectProperty<@Nullable Path> last = new SimpleObjectProperty<>();
        private final PreferencesModel model = new PreferencesModel(settings, theme, classTraining, last);
    }

    @TempDir
    private Path folder;

    private final ToldDialogs dialogs = new ToldDialogs();

    @Test
    void remembersWhatTheWindowWasClosedWith() {
        Window before = new Window();
        PreferencesController first = controller(before);
        Preferences.Window place = new Preferences.Window(10, 20, 1100, 750, false);
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            first.restore();
            before.settings.setForDrawing();
            before.theme.set(Theme.WHITEBOARD);
            before.classTraining.set(30);
            before.last.set(folder);
            before.model.windowProperty().set(place);
            before.model.runs().add(folder.resolve("a.npz"));
            first.close();
        });

        Window after = new Window();
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> controller(after).restore());
        assertThat(after.settings.settings()).contains(TrainingSettings.FOR_DRAWING);
        assertThat(after.theme.get()).isEqualTo(Theme.WHITEBOARD);
        assertThat(after.classTraining.get()).isEqualTo(30);
        assertThat(after.last.get()).isEqualTo(folder);
        assertThat(after.model.windowProperty().get()).isEqualTo(place);
        assertThat(after.model.runs()).containsExactly(folder.resolve("a.npz"));
        assertThat(dialogs.told).isEmpty();
    }

    @Test
    void remembersAMomentAfterAChange() throws TimeoutException {
        Window window = new Window();
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            controller(window).restore();
            window.settings.seed().set(5);
        });
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> Preferences.load(folder).preferences().settings().seed() == 5);
    }

    @Test
    void keepsTheLastSettingsThatWereAllowed() {
        Window window = new Window();
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            PreferencesController controller = controller(window);
            controller.restore();
            window.settings.seed().set(5);
            assertThat(window.model.get().settings().seed()).isEqualTo(5);
            window.settings.keepProb().textProperty().set("7");
            window.settings.keepProb().commit();
            controller.close();
        });
        assertThat(Preferences.load(folder).preferences().settings().seed()).isEqualTo(5);
    }

    @Test
    void startsWithDefaultsWhereTheFileIsBroken() throws IOException {
        Files.writeString(folder.resolve("preferences.json"), "{broken");
        Window window = new Window();
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> controller(window).restore());

        assertThat(window.settings.settings()).contains(TrainingSettings.DEFAULTS);
        assertThat(dialogs.told)
                .singleElement()
                .asString()
                .startsWith("What Chalknet remembered from the last time could not be read. | ")
                .contains("preferences.json.broken-1");
        assertThat(folder.resolve("preferences.json.broken-1")).hasContent("{broken");
    }

    @Test
    void tellsOnceThatNothingCanBeRemembered() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");
        Window window = new Window();
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            PreferencesController controller = new PreferencesController(
                    window.model, inTheWay.resolve("below"), new Failures(dialogs, Runnable::run), Runnable::run);
            controller.restore();
            window.settings.seed().set(5);
            controller.close();
        });
        assertThat(dialogs.told)
                .singleElement()
                .asString()
                .startsWith("What the window is set to could not be remembered.");
    }

    private PreferencesController controller(Window window) {
        return new PreferencesController(window.model, folder, new Failures(dialogs, Runnable::run), Runnable::run);
    }
}
