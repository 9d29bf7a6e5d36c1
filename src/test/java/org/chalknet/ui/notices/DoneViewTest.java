package org.chalknet.ui.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.FxWaits.waitFor;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.chalknet.ui.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start
class DoneViewTest {

    private final NoticesModel model = new NoticesModel();
    private StackPane root;

    @Start
    void start(Stage stage) {
        root = new StackPane();
        Scene scene = new Scene(root, 700, 300);
        Theme.BLACKBOARD.applyTo(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void isThereWhileItIsNew(FxRobot robot) {
        DoneView view = shown(robot, Duration.INDEFINITE);
        assertThat(view.isVisible()).isFalse();
        robot.interact(() -> model.done("Copied"));
        assertThat(view.isVisible()).isTrue();
        assertThat(view.getText()).isEqualTo("Copied");
        assertThat(view.isMouseTransparent())
                .as("what is below it can be clicked")
                .isTrue();
    }

    @Test
    void goesByItself(FxRobot robot) {
        DoneView view = shown(robot, Duration.millis(1));
        robot.interact(() -> model.done("Copied"));
        waitFor(() -> !view.isVisible());
        assertThat(model.doneProperty().get()).isEmpty();
    }

    private DoneView shown(FxRobot robot, Duration duration) {
        DoneView view = new DoneView(model, duration);
        robot.interact(() -> root.getChildren().add(view));
        return view;
    }
}
