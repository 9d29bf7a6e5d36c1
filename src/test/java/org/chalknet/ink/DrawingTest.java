package org.chalknet.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingTest {

    private static final Stroke LINE = new Stroke(new double[] {10, 30}, new double[] {20, 25});

    @Test
    void growsWithoutChange() {
        Drawing one = Drawing.EMPTY.with(LINE);
        Drawing two = one.with(Stroke.dot(1, 2));
        assertThat(Drawing.EMPTY.isEmpty()).isTrue();
        assertThat(one.strokes()).containsExactly(LINE);
        assertThat(two.strokes()).containsExactly(LINE, Stroke.dot(1, 2));
    }

    @Test
    void leadsOnlyItsLastStrokeOn() {
        Drawing drawing = Drawing.EMPTY.with(LINE).with(Stroke.dot(1, 2)).withLastStrokeTo(3, 4);
        assertThat(drawing.strokes()).containsExactly(LINE, new Stroke(new double[] {1, 3}, new double[] {2, 4}));
    }

    @Test
    void keepsItsStrokesWhateverBecomesOfTheList() {
        List<Stroke> strokes = new ArrayList<>(List.of(LINE));
        Drawing drawing = new Drawing(strokes);
        strokes.clear();
        assertThat(drawing.strokes()).containsExactly(LINE);
    }

    @Test
    void knowsTheRectangleAroundAllStrokes() {
        Drawing drawing = Drawing.EMPTY.with(LINE).with(Stroke.dot(-5, 100));
        assertThat(drawing.bounds()).isEqualTo(new Drawing.Bounds(-5, 20, 30, 100));
    }

    @Test
    void knowsWhatHasBeenDrawnOn() {
        Drawing one = Drawing.EMPTY.with(LINE);
        assertThat(one.continues(Drawing.EMPTY)).isTrue();
        assertThat(one.continues(one)).isTrue();
        assertThat(one.withLastStrokeTo(5, 5).continues(one)).isTrue();
        assertThat(one.withLastStrokeTo(5, 5).with(Stroke.dot(1, 2)).continues(one))
                .isTrue();
        assertThat(one.continues(one.withLastStrokeTo(5, 5))).isFalse();
        assertThat(one.continues(one.with(LINE))).isFalse();
        assertThat(one.with(LINE).withLastStrokeTo(5, 5).continues(one.withLastStrokeTo(5, 5)))
                .isFalse();
        assertThat(Drawing.EMPTY.continues(one)).isFalse();
    }

    @Test
    void hasNoRectangleWhenEmpty() {
        assertThatIllegalStateException().isThrownBy(Drawing.EMPTY::bounds);
    }
}
