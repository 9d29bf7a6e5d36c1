package org.chalknet.ui;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;

/** A window that has just been shown. On Linux JavaFX may lose its place while it appears (JDK-8337400). */
public final class AppearingWindow {

    /** Long enough for a window system to have put a window where it will stay, and too short for a user to move it. */
    private static final Duration APPEARING = Duration.seconds(2);

    private AppearingWindow() {}

    /** Puts it back to where it is now should its title bar come to be above the screen, from where no mouse can move it. */
    public static void keepOnScreen(Window window) {
        double x = window.getX();
        double y = window.getY();
        Subscription above = window.yProperty().subscribe((_, now) -> {
            if (now.doubleValue() < Math.min(0, y)) {
                // Set within, it would be lost again.
                Platform.runLater(() -> {
                    window.setX(x);
                    window.setY(y);
                });
            }
        });
        PauseTransition appearing = new PauseTransition(APPEARING);
        appearing.setOnFinished(_ -> above.unsubscribe());
        appearing.play();
    }
}
