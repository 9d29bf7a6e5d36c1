package org.chalknet.ink;

/**
 * A drawing and what it shows.
 *
 * @param word the name of its class, such as 7
 * @param drawing the drawing, of at least 1 stroke
 */
public record LabelledDrawing(String word, Drawing drawing) {

    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if the word is blank or nothing is drawn
     */
    public LabelledDrawing {
        if (word.isBlank()) {
            throw new IllegalArgumentException("a labelled drawing needs a word, but has none");
        }
        if (drawing.isEmpty()) {
            throw new IllegalArgumentException("a labelled drawing needs at least 1 stroke, but has none");
        }
    }
}
