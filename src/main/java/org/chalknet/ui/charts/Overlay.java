package org.chalknet.ui.charts;

import java.util.List;
import org.chalknet.training.EpochMetrics;

/**
 * A run that is shown over the current one.
 *
 * @param letter what it is called
 * @param name what it differs in from the others
 * @param colour the number of its colour, from 0; see {@link #COLOURS}
 * @param metrics what was measured, epoch by epoch from 0
 */
public record Overlay(String letter, String name, int colour, List<EpochMetrics> metrics) {

    /** How many colours there are for overlays. */
    public static final int COLOURS = 6;

    /** Copies the list. */
    public Overlay {
        metrics = List.copyOf(metrics);
    }

    /** Returns the style of a line or a text in the colour of this run. */
    String style(String property) {
        return style(property, colour);
    }

    /** Returns the style that gives something the colour of a number. */
    public static String style(String property, int colour) {
        return "%s: -chalk-overlay-%d;".formatted(property, colour);
    }
}
