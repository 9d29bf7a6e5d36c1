package org.chalknet.ui.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.FxWaits.waitFor;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.chalknet.storage.Preferences;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start
class WindowPlaceTest {

    private static final Preferences.Window BEFORE = new Preferences.Window(100, 50, 500, 400, false);

    private final ObjectProperty<Preferences.@Nullable Window> place = new SimpleObjectProperty<>();
    private Stage stage;

    @Start
    void start(Stage newStage) {
        // One of its own, since the stage of all tests would keep their listeners.
        stage = new Stage();
        stage.setScene(new Scene(new StackPane(), 300, 200));
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> stage.close());
    }

    @Test
    void bringsAWindowBackOntoTheScreen() {
        Rectangle2D screen = new Rectangle2D(0, 0, 1000, 800);
        assertThat(WindowPlace.within(screen, new Preferences.Window(900, -50, 500, 400, false)))
                .isEqualTo(new Rectangle2D(500, 0, 500, 400));
        assertThat(WindowPlace.within(screen, new Preferences.Window(100, 100, 3000, 400, false)))
                .isEqualTo(new Rectangle2D(0, 100, 1000, 400));
    }

    @Test
    void putsAWindowWhereItWas(FxRobot robot) {
        place.set(BEFORE);
        show(robot);
        waitFor(() -> stage.getX() == 100 && stage.getY() == 50 && stage.getWidth() == 500 && stage.getHeight() == 400);
        assertThat(place.get()).isEqualTo(BEFORE);
    }

    /** As where the projector is no longer connected. */
    @Test
    void leavesAWindowWhereItIsIfItsScreenIsGone(FxRobot robot) {
        place.set(new Preferences.Window(5000, 50, 500, 400, false));
        show(robot);
        waitFor(() -> stage.isShowing());
        assertThat(stage.getX()).isLessThan(1000);
        assertThat(stage.getWidth()).isNotEqualTo(500);
    }

    @Test
    void notesWhereTheWindowIsMovedTo(FxRobot robot) {
        show(robot);
        robot.interact(() -> {
            stage.setX(20);
            stage.setY(30);
            stage.setWidth(600);
            stage.setHeight(350);
        });
        waitFor(() -> new Preferences.Window(20, 30, 600, 350, false).equals(place.get()));
    }

    @Test
    void keepsThePlaceOfAMaximisedWindowForWhenItIsNoLonger(FxRobot robot) {
        place.set(BEFORE);
        show(robot);
        waitFor(() -> stage.getWidth() == 500);
        robot.interact(() -> stage.setMaximized(true));
        Preferences.Window maximised = new Preferences.Window(100, 50, 500, 400, true);
        waitFor(() -> maximised.equals(place.get()));
        robot.interact(() -> stage.setMaximized(false));
        waitFor(() -> BEFORE.equals(place.get()));
    }

    private void show(FxRobot robot) {
        robot.interact(() -> {
            WindowPlace.remember(stage, place);
            stage.show();
        });
    }
}
