package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class LowerPanelsTest {

    private final Region notebook = new Region();
    private final Region ourClass = new Region();
    private final Region runs = new Region();

    @Start
    void start(Stage stage) {
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(new LowerPanels(notebook, ourClass, runs), 400, 200));
        stage.show();
    }

    @Test
    void showsOnePanelAtATime(FxRobot robot) {
        assertThat(notebook.isVisible()).isTrue();
        assertThat(ourClass.isVisible()).isFalse();
        assertThat(ourClass.isManaged()).isFalse();
        robot.clickOn("#show-class");
        assertThat(notebook.isVisible()).isFalse();
        assertThat(ourClass.isVisible()).isTrue();
        robot.clickOn("#show-class");
        assertThat(ourClass.isVisible()).isTrue();
        robot.clickOn("#show-runs");
        assertThat(runs.isVisible()).isTrue();
        assertThat(ourClass.isVisible()).isFalse();
        robot.clickOn("#show-notebook");
        assertThat(runs.isManaged()).isFalse();
        assertThat(notebook.isVisible()).isTrue();
        assertThat(ourClass.isVisible()).isFalse();
    }
}
