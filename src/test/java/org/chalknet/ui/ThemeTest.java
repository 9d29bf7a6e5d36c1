package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.application.ColorScheme;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {

    @Test
    void followsTheSystem() {
        assertThat(Theme.of(ColorScheme.DARK)).isEqualTo(Theme.BLACKBOARD);
        assertThat(Theme.of(ColorScheme.LIGHT)).isEqualTo(Theme.WHITEBOARD);
        assertThat(Theme.BLACKBOARD.other()).isEqualTo(Theme.WHITEBOARD);
        assertThat(Theme.WHITEBOARD.other()).isEqualTo(Theme.BLACKBOARD);
    }

    @Test
    void bothThemesHaveTheSameColours() throws IOException {
        assertThat(colours("blackboard").keySet())
                .isEqualTo(colours("whiteboard").keySet())
                .contains("-chalk-ground", "-chalk-training", "-chalk-chalk");
    }

    /** Contrast ratios of WCAG 2.2: 4.5 for text, 3 for the curves. */
    @ParameterizedTest
    @ValueSource(strings = {"blackboard", "whiteboard"})
    void everythingIsReadable(String theme) throws IOException {
        Map<String, Color> colours = colours(theme);
        Color panel = colour(colours, "panel");
        for (String text : new String[] {"text", "muted", "danger"}) {
            assertThat(contrast(colour(colours, text), panel)).as(text).isGreaterThan(4.5);
        }
        assertThat(contrast(colour(colours, "text"), colour(colours, "ground"))).isGreaterThan(4.5);
        assertThat(contrast(colour(colours, "on-accent"), colour(colours, "accent")))
                .isGreaterThan(4.5);
        for (String line : new String[] {"training", "test", "accent", "strong-line"}) {
            assertThat(contrast(colour(colours, line), panel)).as(line).isGreaterThan(3);
        }
        assertThat(contrast(colour(colours, "chalk"), colour(colours, "board"))).isGreaterThan(10);
    }

    private static Color colour(Map<String, Color> colours, String name) {
        return Objects.requireNonNull(colours.get("-chalk-" + name), name);
    }

    private static Map<String, Color> colours(String theme) throws IOException {
        try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream(theme + ".css"))) {
            Matcher matcher = Pattern.compile("(-chalk-[a-z-]+): (#[0-9a-f]{6});")
                    .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, Color> colours = new LinkedHashMap<>();
            while (matcher.find()) {
                colours.put(matcher.group(1), Color.web(matcher.group(2)));
            }
            return colours;
        }
    }

    private static double contrast(Color one, Color other) {
        double brighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
