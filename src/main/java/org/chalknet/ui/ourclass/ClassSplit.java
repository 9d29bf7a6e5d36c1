package org.chalknet.ui.ourclass;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chalknet.ink.LabelledDrawing;

/**
 * A class set in two: one part to train on, the rest to measure on.
 *
 * @param training the drawings to train on
 * @param measuring the others
 */
record ClassSplit(List<LabelledDrawing> training, List<LabelledDrawing> measuring) {

    /** Copies both lists. */
    ClassSplit {
        training = List.copyOf(training);
        measuring = List.copyOf(measuring);
    }

    /**
     * Splits a class set, digit by digit, so that each digit has its share of both parts; spread evenly over the order in
     * which they were drawn.
     *
     * @param drawings the class set, no drawing twice
     * @param trainingPercent how many of a hundred to train on, 0 … 100
     */
    static ClassSplit of(List<LabelledDrawing> drawings, int trainingPercent) {
        List<LabelledDrawing> training = new ArrayList<>();
        List<LabelledDrawing> measuring = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (LabelledDrawing drawing : drawings) {
            int number = seen.merge(drawing.word(), 1, Integer::sum);
            boolean trains = number * trainingPercent / 100 > (number - 1) * trainingPercent / 100;
            (trains ? training : measuring).add(drawing);
        }
        return new ClassSplit(training, measuring);
    }
}
