package org.chalknet.ui.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.chalknet.storage.Preferences;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Theme;
import org.chalknet.ui.settings.SettingsModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesModelTest {

    private static final Preferences.Window PLACE = new Preferences.Window(10, 20, 1100, 750, true);

    @TempDir
    private Path folder;

    private final SettingsModel settings = new SettingsModel();
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.BLACKBOARD);
    private final IntegerProperty classTraining = new SimpleIntegerProperty();
    private final ObjectProperty<@Nullable Path> last = new SimpleObjectProperty<>();
    private final PreferencesModel model = new PreferencesModel(settings, theme, classTraining, last);

    @Test
    void givesBackWhatItWasSetTo() {
        Preferences remembered = new Preferences(
                TrainingSettings.FOR_DRAWING,
                "WHITEBOARD",
                PLACE,
                folder.toString(),
                List.of(folder.resolve("a.npz").toString()),
                30);
        model.set(remembered);
        assertThat(theme.get()).isEqualTo(Theme.WHITEBOARD);
        assertThat(settings.settings()).contains(TrainingSettings.FOR_DRAWING);
        assertThat(last.get()).isEqualTo(folder);
        assertThat(classTraining.get()).isEqualTo(30);
        assertThat(model.windowProperty().get()).isEqualTo(PLACE);
        assertThat(model.runs()).containsExactly(folder.resolve("a.npz"));
        assertThat(model.get()).isEqualTo(remembered);
    }

    @Test
    void leavesOutWhatItDoesNotKnow() {
        String gone = folder.resolve("gone").toString();
        model.set(new Preferences(TrainingSettings.DEFAULTS, "SLATE", null, gone, List.of("no \0 path", "b.npz"), 0));
        assertThat(theme.get()).as("an unknown theme").isEqualTo(Theme.BLACKBOARD);
        assertThat(last.get())
                .as("whether a folder is there is asked when it is needed: it may be on a drive that sleeps")
                .isEqualTo(Path.of(gone));
        assertThat(model.runs()).as("what is no path").containsExactly(Path.of("b.npz"));
    }

    @Test
    void remembersTheLastSettingsThatWereAllowed() {
        settings.seed().set(5);
        assertThat(model.get().settings().seed()).isEqualTo(5);
        settings.keepProb().textProperty().set("7");
        settings.keepProb().commit();
        assertThat(settings.settings()).isEmpty();
        assertThat(model.get().settings().seed()).isEqualTo(5);
        assertThat(model.get().settings().keepProb()).isEqualTo(TrainingSettings.DEFAULTS.keepProb());
    }

    @Test
    void tellsOfEveryChange() {
        AtomicInteger told = new AtomicInteger();
        model.onChange(told::incrementAndGet);
        List<Runnable> changes = List.of(
                () -> settings.seed().set(5),
                settings::addLayer,
                () -> theme.set(Theme.WHITEBOARD),
                () -> classTraining.set(10),
                () -> last.set(folder),
                () -> model.windowProperty().set(PLACE),
                () -> model.runs().add(folder.resolve("a.npz")));
        for (int i = 0; i < changes.size(); i++) {
            int before = told.get();
            changes.get(i).run();
            assertThat(told.get()).as("change %d", i).isGreaterThan(before);
        }
    }
}
