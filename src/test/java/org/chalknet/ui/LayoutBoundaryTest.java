package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class LayoutBoundaryTest {

    /** Counts how often it is laid out. */
    private static final class Around extends VBox {

        private int layouts;

        @Override
        protected void layoutChildren() {
            layouts++;
            super.layoutChildren();
        }
    }

    private final Region text = new Region();
    private final Pane part = new Pane(text);
    private final Region below = new Region();
    private final Around around = new Around();

    @Start
    void start(Stage stage) {
        text.setPrefSize(100, 30);
        VBox.setVgrow(below, Priority.ALWAYS);
        around.getChildren().addAll(new LayoutBoundary(part), below);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(around, 300, 200));
        stage.show();
    }

    @Test
    void laysOutWhatIsAroundOnlyForAnotherSize(FxRobot robot) {
        FxWaits.waitFor(() -> part.getWidth() > 0 && below.getLayoutY() == 30);
        FxWaits.layOut(around);
        int before = around.layouts;
        Region another = new Region();
        another.setPrefSize(100, 20);
        robot.interact(() -> part.getChildren().add(another));
        FxWaits.waitFor(() -> another.getHeight() == 20);
        robot.interact(() -> {});
        FxWaits.layOut(around);
        assertThat(around.layouts).isEqualTo(before);

        robot.interact(() -> text.setPrefSize(100, 50));
        FxWaits.waitFor(() -> below.getLayoutY() == 50);
        assertThat(part.getHeight()).isEqualTo(50);
        assertThat(around.layouts).isGreaterThan(before);
    }
}
