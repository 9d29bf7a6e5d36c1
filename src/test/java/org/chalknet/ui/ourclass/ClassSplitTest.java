package org.chalknet.ui.ourclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.ink.LabelledDrawing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassSplitTest {

    /** Thirty drawings, each digit as often. */
    private static final List<LabelledDrawing> THIRTY = IntStream.range(0, 30)
            .mapToObj(i -> ClassSamples.drawing(Integer.toString(i % 10), i))
            .toList();

    @ParameterizedTest
    @CsvSource({"0, 0", "10, 0", "34, 10", "50, 10", "67, 20", "90, 20", "100, 30"})
    void putsEachDrawingIntoOnePart(int percent, int training) {
        ClassSplit split = ClassSplit.of(THIRTY, percent);
        assertThat(split.training()).hasSize(training).noneMatch(split.measuring()::contains);
        assertThat(split.measuring()).hasSize(30 - training);
        assertThat(THIRTY).containsAll(split.training()).containsAll(split.measuring());
    }

    @Test
    void givesEveryDigitItsShareOfBothParts() {
        List<LabelledDrawing> sorted = IntStream.range(0, 40)
                .mapToObj(i -> ClassSamples.drawing(Integer.toString(i / 20), i))
                .toList();
        assertThat(ClassSplit.of(sorted, 30).training())
                .extracting(LabelledDrawing::word)
                .containsExactlyInAnyOrder("0", "0", "0", "0", "0", "0", "1", "1", "1", "1", "1", "1");
    }

    @Test
    void leavesADrawingInItsPartWhenOthersFollow() {
        assertThat(ClassSplit.of(THIRTY, 50).training())
                .containsAll(ClassSplit.of(THIRTY.subList(0, 17), 50).training());
    }
}
