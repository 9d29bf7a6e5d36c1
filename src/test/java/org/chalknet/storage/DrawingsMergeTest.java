package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.Stroke;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DrawingsMergeTest {

    private static final LabelledDrawing A = drawing("1", 1);
    private static final LabelledDrawing B = drawing("2", 2);
    private static final LabelledDrawing C = drawing("3", 3);

    private static LabelledDrawing drawing(String word, int x) {
        return new LabelledDrawing(word, new Drawing(List.of(Stroke.dot(x, 0))));
    }

    private static LabelledDrawing relabelled(LabelledDrawing one, String word) {
        return new LabelledDrawing(word, one.drawing());
    }

    @Test
    void joinsWhatBothHaveAdded() {
        assertThat(DrawingsMerge.of(List.of(A), List.of(A, B), List.of(A, C))).containsExactly(A, C, B);
        assertThat(DrawingsMerge.of(List.of(), List.of(B), List.of(A, B))).containsExactly(A, B);
    }

    @Test
    void takesWhatEitherHasRemoved() {
        assertThat(DrawingsMerge.of(List.of(A, B, C), List.of(B, C), List.of(A, B)))
                .containsExactly(B);
    }

    @Test
    void takesWhatEitherHasRelabelledAndMineOfBoth() {
        assertThat(DrawingsMerge.of(
                        List.of(A, B, C),
                        List.of(relabelled(A, "7"), B, relabelled(C, "7")),
                        List.of(A, relabelled(B, "8"), relabelled(C, "8"))))
                .containsExactly(relabelled(A, "7"), relabelled(B, "8"), relabelled(C, "7"));
    }

    @Test
    void keepsWhatOneHasRelabelledThoughTheOtherHasRemovedIt() {
        assertThat(DrawingsMerge.of(List.of(A), List.of(relabelled(A, "7")), List.of()))
                .containsExactly(relabelled(A, "7"));
    }

    /** By the rule itself, drawing by drawing: mine where mine has changed, else theirs. */
    @Test
    void followsTheRuleForAnyLists() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<LabelledDrawing> before = some(random);
            List<LabelledDrawing> mine = random.nextInt(9) == 0 ? before : some(random);
            List<LabelledDrawing> theirs = random.nextInt(9) == 0 ? before : some(random);
            Map<Drawing, @Nullable String> expected = new HashMap<>();
            for (int x = 0; x < 6; x++) {
                Drawing drawing = drawing("0", x).drawing();
                String was = word(before, drawing);
                String my = word(mine, drawing);
                String word = String.valueOf(was).equals(String.valueOf(my)) ? word(theirs, drawing) : my;
                if (word != null) {
                    expected.put(drawing, word);
                }
            }
            List<LabelledDrawing> merged = DrawingsMerge.of(before, mine, theirs);
            Map<Drawing, @Nullable String> found = new HashMap<>();
            merged.forEach(one -> found.put(one.drawing(), one.word()));
            assertThat(found).as("seed %d", seed).isEqualTo(expected);
            assertThat(merged).as("seed %d", seed).hasSameSizeAs(expected.keySet());
        }
    }

    private static List<LabelledDrawing> some(Random random) {
        List<LabelledDrawing> some = new ArrayList<>();
        for (int x = 0; x < 6; x++) {
            if (random.nextBoolean()) {
                some.add(drawing(Integer.toString(random.nextInt(3)), x));
            }
        }
        return some;
    }

    private static @Nullable String word(List<LabelledDrawing> drawings, Drawing drawing) {
        return drawings.stream()
                .filter(one -> one.drawing().equals(drawing))
                .map(LabelledDrawing::word)
                .findAny()
                .orElse(null);
    }
}
