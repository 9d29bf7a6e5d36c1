package org.chalknet.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalknet.storage.SettingsJson;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Action;
import org.chalknet.ui.ToldDialogs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsClipboardTest {

    private final SettingsModel model = new SettingsModel();
    private final ToldDialogs dialogs = new ToldDialogs();
    private @Nullable String clipboard;
    private final List<Action> actions = new SettingsClipboard(
                    model, settings -> "train " + settings.epochs(), dialogs, text -> clipboard = text, () -> clipboard)
            .actions();

    @Test
    void copiesAndPastesALine() {
        model.setForDrawing();
        actions.get(0).perform();
        assertThat(clipboard).isEqualTo(SettingsJson.write(TrainingSettings.FOR_DRAWING));

        model.reset();
        actions.get(1).perform();
        assertThat(model.settings()).contains(TrainingSettings.FOR_DRAWING);
        assertThat(dialogs.told).isEmpty();
    }

    @Test
    void copiesTheCommand() {
        actions.get(2).perform();
        assertThat(clipboard).isEqualTo("train 30");
    }

    @Test
    void saysWhatIsWrongWithWhatIsPasted() {
        for (String wrong : new String[] {null, "", "Epoch 0, Loss: 0.2"}) {
            clipboard = wrong;
            actions.get(1).perform();
            assertThat(dialogs.told.removeLast())
                    .startsWith("These are no settings. | the clipboard: expected settings in one line of JSON");
            assertThat(model.settings()).contains(TrainingSettings.DEFAULTS);
        }
    }

    @Test
    void leavesALockedModelAlone() {
        clipboard = SettingsJson.write(TrainingSettings.FOR_DRAWING);
        model.lockedProperty().set(true);
        actions.get(1).perform();
        assertThat(model.settings()).contains(TrainingSettings.DEFAULTS);
    }

    @Test
    void copiesNothingWhileAValueIsWrong() {
        model.keepProb().textProperty().set("7");
        model.keepProb().commit();
        actions.get(0).perform();
        assertThat(clipboard).isNull();
    }
}
