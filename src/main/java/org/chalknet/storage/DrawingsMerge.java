package org.chalknet.storage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;

/** Joins what two have made of the same drawings, so that nothing is lost that either has added, removed or relabelled. */
public final class DrawingsMerge {

    private DrawingsMerge() {}

    /**
     * Returns the drawings with the changes of both, in the order of theirs, followed by what only mine has. Of a drawing that
     * both have changed, mine counts. No list has a drawing twice.
     *
     * @param before what both began with
     * @param mine what the one has made of it
     * @param theirs what the other has made of it
     */
    public static List<LabelledDrawing> of(
            List<LabelledDrawing> before, List<LabelledDrawing> mine, List<LabelledDrawing> theirs) {
        if (before.equals(theirs)) {
            return List.copyOf(mine);
        }
        if (before.equals(mine)) {
            return List.copyOf(theirs);
        }
        Map<Drawing, String> wordBefore = words(before);
        Map<Drawing, String> myWord = words(mine);
        Map<Drawing, String> theirWord = words(theirs);
        List<LabelledDrawing> merged = new ArrayList<>();
        for (LabelledDrawing one : theirs) {
            String word = myWord.get(one.drawing());
            if (Objects.equals(word, wordBefore.get(one.drawing()))) {
                merged.add(one);
            } else if (word != null) {
                merged.add(new LabelledDrawing(word, one.drawing()));
            }
        }
        for (LabelledDrawing one : mine) {
            if (!theirWord.containsKey(one.drawing()) && !one.word().equals(wordBefore.get(one.drawing()))) {
                merged.add(one);
            }
        }
        return List.copyOf(merged);
    }

    private static Map<Drawing, String> words(List<LabelledDrawing> drawings) {
        Map<Drawing, String> words = HashMap.newHashMap(drawings.size());
        drawings.forEach(one -> words.put(one.drawing(), one.word()));
        return words;
    }
}
