package org.chalknet.ui.ourclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
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
    @CsvSource({"0, 0", "10, 3", "34, 10", "50, 15", "67, 20", "90, 27", "100, 30"})
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

    /** By hand: 40 % of 6, 3 and 2 are 2.4, 1.2 and 0.8, together 4.4: 2, 1 and the one that is left over. */
    @Test
    void splitsAFewDrawingsFairly() {
        List<LabelledDrawing> eleven = IntStream.range(0, 11)
                .mapToObj(i -> ClassSamples.drawing("00000011122".substring(i, i + 1), i))
                .toList();
        assertThat(ClassSplit.of(eleven, 40).training())
                .extracting(LabelledDrawing::word)
                .containsExactly("0", "0", "1", "2");
    }

    @Test
    void splitsAnySetWithinOneDrawingOfItsShare() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int percent = random.nextInt(101);
            List<LabelledDrawing> drawings = IntStream.range(0, random.nextInt(60))
                    .mapToObj(i -> ClassSamples.drawing(Integer.toString(random.nextInt(10)), i))
                    .toList();
            ClassSplit split = ClassSplit.of(drawings, percent);
            assertThat(split.training()).as("seed %d", seed).hasSize((drawings.size() * percent + 49) / 100);
            assertThat(split.measuring())
                    .as("seed %d", seed)
                    .hasSize(drawings.size() - split.training().size())
                    .noneMatch(split.training()::contains);
            for (int digit = 0; digit < 10; digit++) {
                String word = Integer.toString(digit);
                double share = percent / 100.0 * count(drawings, word);
                assertThat(count(split.training(), word))
                        .as("seed %d, digit %s", seed, word)
                        .isBetween(Math.floor(share), Math.ceil(share));
            }
        }
    }

    private static double count(List<LabelledDrawing> drawings, String word) {
        return drawings.stream().filter(drawing -> drawing.word().equals(word)).count();
    }
}
