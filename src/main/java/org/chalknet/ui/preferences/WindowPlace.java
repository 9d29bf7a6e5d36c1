package org.chalknet.ui.preferences;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.chalknet.storage.Preferences;
import org.jspecify.annotations.Nullable;

/** Where the window is on the screen. */
public final class WindowPlace {

    private WindowPlace() {}

    /** Puts a window where it was, if that is still on a screen, and notes where it is from then on. */
    public static void remember(Stage stage, ObjectProperty<Preferences.@Nullable Window> place) {
        Preferences.Window before = place.get();
        if (before != null) {
            put(stage, before);
        }
        Runnable note = () -> note(stage, place);
        stage.xProperty().subscribe((_, _) -> note.run());
        stage.yProperty().subscribe((_, _) -> note.run());
        stage.widthProperty().subscribe((_, _) -> note.run());
        stage.heightProperty().subscribe((_, _) -> note.run());
        stage.maximizedProperty().subscribe((_, _) -> note.run());
    }

    private static void put(Stage stage, Preferences.Window before) {
        Screen.getScreensForRectangle(before.x(), before.y(), before.width(), before.height()).stream()
                .findFirst()
                .map(Screen::getVisualBounds)
                .ifPresent(screen -> {
                    Rectangle2D place = within(screen, before);
                    stage.setX(place.getMinX());
                    stage.setY(place.getMinY());
                    stage.setWidth(place.getWidth());
                    stage.setHeight(place.getHeight());
                    stage.setMaximized(before.maximized());
                });
    }

    /** Returns the place, moved and made smaller so that all of it is on the screen. */
    static Rectangle2D within(Rectangle2D screen, Preferences.Window before) {
        double width = Math.min(before.width(), screen.getWidth());
        double height = Math.min(before.height(), screen.getHeight());
        return new Rectangle2D(
                Math.clamp(before.x(), screen.getMinX(), screen.getMaxX() - width),
                Math.clamp(before.y(), screen.getMinY(), screen.getMaxY() - height),
                width,
                height);
    }

    /** A maximised window keeps the place that it has when it no longer is. */
    private static void note(Stage stage, ObjectProperty<Preferences.@Nullable Window> place) {
        Preferences.Window before = place.get();
        if (stage.isMaximized()) {
            if (before != null) {
                place.set(new Preferences.Window(before.x(), before.y(), before.width(), before.height(), true));
            }
        } else if (Double.isFinite(stage.getX() + stage.getY() + stage.getWidth() + stage.getHeight())
                && stage.getWidth() > 0
                && stage.getHeight() > 0
                && !stage.isIconified()) {
            place.set(new Preferences.Window(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), false));
        }
    }
}
