package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.FxWaits.waitFor;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start
class AppearingWindowTest {

    private Stage stage;

    @Start
    void start(Stage newStage) {
        // One of its own, since the stage of all tests would keep its place.
        stage = new Stage();
        stage.setScene(new Scene(new StackPane(), 300, 200));
        stage.setX(100);
        stage.setY(50);
        stage.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> stage.close());
    }

    @Test
    void goesBackWhenItsTitleBarComesToBeAboveTheScreen(FxRobot robot) {
        waitFor(() -> stage.getY() == 50);
        robot.interact(() -> {
            AppearingWindow.keepOnScreen(stage);
            stage.setX(-1);
            stage.setY(-20);
        });
        waitFor(() -> stage.getX() == 100 && stage.getY() == 50);
        robot.interact(() -> stage.setY(0));
        robot.interact(() -> {});
        assertThat(stage.getY()).as("anywhere else on the screen").isZero();
    }

    @Test
    void isNotLostWhereAWindowSystemPutsOneThatIsMaximisedOrIconified(FxRobot robot) {
        waitFor(() -> stage.getY() == 50);
        // At once, since the headless platform cannot draw what is above its screen.
        robot.interact(() -> {
            assertThat(isLostAt(-8)).isTrue();
            stage.setMaximized(true);
            assertThat(isLostAt(-8)).as("maximised").isFalse();
            stage.setMaximized(false);
            stage.setIconified(true);
            assertThat(isLostAt(-8)).as("iconified").isFalse();
            stage.setIconified(false);
            stage.setY(50);
        });
    }

    private boolean isLostAt(double y) {
        stage.setY(y);
        assertThat(stage.getY()).isEqualTo(y);
        return AppearingWindow.isLost(stage);
    }
}
