package org.chalknet.ui.board;

import java.util.Objects;
import org.chalknet.ink.Drawing;
import org.jspecify.annotations.Nullable;

/**
 * What is on the board: a drawing, or an image of the test set in its place.
 *
 * @param drawing the drawing; empty where there is a test digit
 * @param testDigit the image of the test set, or null
 */
record Sheet(Drawing drawing, @Nullable TestDigit testDigit) {

    /** The board before anything is on it. */
    static final Sheet EMPTY = new Sheet(Drawing.EMPTY, null);

    /**
     * An image of the test set.
     *
     * @param image its pixels
     * @param label its true class
     */
    record TestDigit(GreyImage image, int label) {}

    /** Returns whether there is nothing for the network to see. */
    boolean isEmpty() {
        return drawing.isEmpty() && testDigit == null;
    }

    /** Returns whether this sheet is another one with no more than something drawn in addition. */
    boolean continues(Sheet other) {
        return Objects.equals(testDigit, other.testDigit) && drawing.continues(other.drawing);
    }
}
