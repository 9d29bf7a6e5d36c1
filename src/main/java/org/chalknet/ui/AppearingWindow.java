package org.chalknet.ui;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Screen;
import javafx.stage.Stage;
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
        Subscription moved = window.yProperty()
                .subscribe(() ->
                        // Later: set within, the place would be lost again; and what becomes maximised may be told
                        // after its place.
                        Platform.runLater(() -> {
                            if (isLost(window)) {
                                window.setX(x);
                                window.setY(y);
                            }
                        }));
        PauseTransition appearing = new PauseTransition(APPEARING);
        appearing.setOnFinished(_ -> moved.unsubscribe());
        appearing.play();
    }

    /** Where a window system puts one that is maximised or iconified is its own affair. */
    static boolean isLost(Window window) {
        boolean isPlaced = !(window instanceof Stage stage && (stage.isMaximized() || stage.isIconified()));
        return isPlaced
                && Screen.getScreensForRectangle(window.getX(), window.getY(), window.getWidth(), 1)
                        .isEmpty();
    }
}
