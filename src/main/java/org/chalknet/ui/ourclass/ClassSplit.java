package org.chalknet.ui.ourclass;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
     * Splits a class set, so that both the set and each digit have their share of both parts as nearly as whole drawings
     * allow: what is left over when each digit's share is rounded down goes to the digits with the largest remainders
     * (Hamilton's method). Within a digit the parts are spread evenly over the order in which it was drawn.
     *
     * @param drawings the class set, no drawing twice
     * @param trainingPercent how many of a hundred to train on, 0 … 100
     */
    static ClassSplit of(List<LabelledDrawing> drawings, int trainingPercent) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        drawings.forEach(drawing -> counts.merge(drawing.word(), 1, Integer::sum));
        Map<String, Integer> shares = shares(counts, drawings.size(), trainingPercent);

        List<LabelledDrawing> training = new ArrayList<>();
        List<LabelledDrawing> measuring = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (LabelledDrawing drawing : drawings) {
            String word = drawing.word();
            long share = shares.getOrDefault(word, 0);
            int count = counts.getOrDefault(word, 1);
            int number = seen.merge(word, 1, Integer::sum);
            boolean trains = number * share / count > (number - 1) * share / count;
            (trains ? training : measuring).add(drawing);
        }
        return new ClassSplit(training, measuring);
    }

    private static Map<String, Integer> shares(Map<String, Integer> counts, int total, int percent) {
        Map<String, Integer> shares = new HashMap<>();
        counts.forEach((word, count) -> shares.put(word, count * percent / 100));
        // To the nearest whole; half a drawing is measured.
        int leftOver = (total * percent + 49) / 100
                - shares.values().stream().mapToInt(Integer::intValue).sum();
        Comparator<String> byRemainder = Comparator.comparingInt(word -> counts.getOrDefault(word, 0) * percent % 100);
        counts.keySet().stream()
                .sorted(byRemainder.reversed())
                .limit(leftOver)
                .forEach(word -> shares.merge(word, 1, Integer::sum));
        return shares;
    }
}
