package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class IconTest {

    private Button button;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        button = new Button("Run");
        Icon.show(Feather.PLAY, button);
        Scene scene = new Scene(button, 300, 200);
        Theme.WHITEBOARD.applyTo(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void isSomewhatLargerThanTheText(FxRobot robot) {
        robot.interact(() -> {
            button.setStyle("-fx-font-size: 20px");
            button.applyCss();
        });
        assertThat(picture().getIconSize()).isEqualTo(23);
        robot.interact(() -> {
            button.setStyle("-fx-font-size: 40px");
            button.applyCss();
        });
        assertThat(picture().getIconSize()).isEqualTo(46);
    }

    @Test
    void isNotStyledAnewForAnotherFontOfTheSameSize(FxRobot robot) {
        AtomicInteger styled = new AtomicInteger();
        InvalidationListener count = _ -> styled.incrementAndGet();
        picture().styleProperty().addListener(count);
        Font before = button.getFont();
        robot.interact(() -> {
            button.pseudoClassStateChanged(PseudoClass.getPseudoClass("primary"), true);
            button.applyCss();
        });
        assertThat(button.getFont()).isNotEqualTo(before);
        assertThat(button.getFont().getSize()).isEqualTo(before.getSize());
        assertThat(styled).hasValue(0);
    }

    private FontIcon picture() {
        return (FontIcon) button.getGraphic();
    }
}
