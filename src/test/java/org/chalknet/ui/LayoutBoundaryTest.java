package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
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
        Region another = box(20);
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

    @Test
    void isAsHighAsItsPartNeedsInItsWidth(FxRobot robot) {
        FlowPane rows = new FlowPane(box(30), box(30), box(30));
        Region belowRows = box(10);
        VBox column = new VBox(new LayoutBoundary(rows), belowRows);
        column.setPrefWidth(300);
        robot.interact(() -> around.getScene().setRoot(new Pane(column)));
        FxWaits.waitFor(() -> belowRows.getLayoutY() == 30);

        robot.interact(() -> rows.getChildren().add(box(30)));
        FxWaits.waitFor(() -> belowRows.getLayoutY() == 60);
        robot.interact(() -> column.setPrefWidth(100));
        FxWaits.waitFor(() -> belowRows.getLayoutY() == 120);
        assertThat(rows.getWidth()).isEqualTo(100);
        assertThat(rows.getHeight()).isEqualTo(120);
        robot.interact(() -> column.setPrefWidth(200));
        FxWaits.waitFor(() -> belowRows.getLayoutY() == 60);
    }

    @Test
    void hasTheBaselineOfItsPart(FxRobot robot) {
        Label label = new Label("7");
        VBox padded = new VBox(label);
        padded.setPadding(new Insets(12, 0, 0, 0));
        LayoutBoundary boundary = new LayoutBoundary(padded);
        robot.interact(() -> around.getChildren().setAll(boundary));
        FxWaits.waitFor(() -> label.getLayoutY() == 12);
        assertThat(boundary.getBaselineOffset()).isEqualTo(12 + label.getBaselineOffset());
    }

    private static Region box(double height) {
        Region box = new Region();
        box.setPrefSize(100, height);
        return box;
    }
}
