package org.chalknet.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** The two looks of the program: our colours over AtlantaFX's dark and light controls. */
public enum Theme {
    /** Chalk on a dark board. */
    BLACKBOARD(new PrimerDark().getUserAgentStylesheet(), "blackboard.css"),
    /** Pens on a white board. */
    WHITEBOARD(new PrimerLight().getUserAgentStylesheet(), "whiteboard.css");

    private static final List<String> FONTS =
            List.of("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf", "SourceCodePro-Regular.ttf");

    private final String controls;
    private final String colours;

    Theme(String controls, String colours) {
        this.controls = controls;
        this.colours = colours;
    }

    /** Returns the theme that goes with the system's. */
    public static Theme of(ColorScheme scheme) {
        return scheme == ColorScheme.DARK ? BLACKBOARD : WHITEBOARD;
    }

    /** Returns the other theme. */
    public Theme other() {
        return this == BLACKBOARD ? WHITEBOARD : BLACKBOARD;
    }

    /** Makes the fonts of the program known, so that text looks the same on every machine. */
    public static void loadFonts() {
        for (String font : FONTS) {
            try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream("fonts/" + font), font)) {
                Font.loadFont(in, 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Dresses a window. */
    public void applyTo(Scene scene) {
        Application.setUserAgentStylesheet(controls);
        scene.getStylesheets().setAll(stylesheets());
    }

    /** Returns the addresses of our own stylesheets, for a window of its own. */
    public List<String> stylesheets() {
        return List.of(address(colours), address("chalknet.css"));
    }

    private static String address(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name).toExternalForm();
    }
}
