package org.chalknet.ui.ourclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.ink.LabelledDrawing;
import org.junit.jupiter.api.Test;

class ClassResultTest {

    /** Worked by hand: of 100 drawings the 10 threes are right with 0.91, the others have 0.01. */
    @Test
    void measuresLossAndAccuracyAndNamesTheMisread() {
        List<LabelledDrawing> hundred = IntStream.range(0, 100)
                .mapToObj(i -> ClassSamples.drawing(Integer.toString(i % 10), i))
                .toList();
        ClassResult result = ClassResult.of(4, ClassSamples.sureOf(3), hundred, new ClassImages(ClassSamples.DIGITS));
        assertThat(result.epoch()).isEqualTo(4);
        assertThat(result.right()).isEqualTo(10);
        assertThat(result.accuracy()).isEqualTo(0.1);
        assertThat(result.loss()).isEqualTo(-(10 * Math.log(0.91) + 90 * Math.log(0.01)) / 100, within(1e-5));
        assertThat(result.misread())
                .hasSize(90)
                .allMatch(misread -> misread.answer().equals("3"))
                .extracting(ClassResult.Misread::drawing)
                .startsWith(hundred.get(0), hundred.get(1), hundred.get(2), hundred.get(4));
    }
}
