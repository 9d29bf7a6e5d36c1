package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ActionTest {

    private final ObjectProperty<Feather> icon = new SimpleObjectProperty<>(Feather.PAUSE);
    private final SimpleStringProperty label = new SimpleStringProperty("Pause");
    private final SimpleBooleanProperty available = new SimpleBooleanProperty(true);
    private int done;
    private final Action action = Action.of("run.pause", label, icon, available, () -> done++, "F6");

    @Test
    void isTheSameInTheMenuAsOnAButton() {
        MenuItem item = action.menuItem();
        icon.set(Feather.PLAY);
        label.set("Resume");
        available.set(false);

        assertThat(item.getGraphic())
                .isInstanceOfSatisfying(
                        FontIcon.class, shown -> assertThat(shown.getIconCode()).isEqualTo(Feather.PLAY));
        assertThat(item.getText()).isEqualTo("Resume");
        assertThat(item.isDisable()).isTrue();
        action.perform();
        assertThat(done).isZero();
    }
}
