package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.math.NumPyRandom;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModelInfoTest {

    @Test
    void isOfThisVersionOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(3, 28, List.of("0"), List.of(), null))
                .withMessage("the format must be 1 to 2, but is 3: a newer version of this program wrote it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(0, 28, List.of("0"), List.of(), null))
                .withMessage("the format must be 1 to 2, but is 0");
    }

    @Test
    void hasImagesAndClassNamesAsADataSetHas() {
        for (List<String> names : List.of(List.of("a", " "), List.of("a".repeat(41)), List.of("\u001b[2J"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> of(2, 28, names, List.of(), null))
                    .withMessageStartingWith("a class name must be");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(2, 28, List.of("a", "b", "a"), List.of(), null))
                .withMessage("each class must have a name of its own, but two are called alike");
        // 65,536 × 65,536 is 0 in 32 bits.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(2, 65_536, List.of("0"), List.of(), null))
                .withMessage("images must have 1 to 65536 pixels, but are 65536 × 65536");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(2, 257, List.of("0"), List.of(), null))
                .withMessage("images must have 1 to 65536 pixels, but are 257 × 257");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(2, -28, List.of("0"), List.of(), null))
                .withMessage("images must have 1 to 65536 pixels, but are -28 × -28");
    }

    @Test
    void hasEpochsInTheirOrderAndABestAmongThem() {
        EpochMetrics first = new EpochMetrics(0, 0.1, 1, 0.5, 1, 0.5, 0, 1, 1, 1000, List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(2, 28, List.of("0"), List.of(first, first), null))
                .withMessage("epochs must be numbered from 0, but number 1 is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(2, 28, List.of("0"), List.of(first), 1))
                .withMessage("the best epoch must be one of 1, but is 1");
    }

    @Test
    void hasTheFirstOfTheHighestTestAccuracyAsTheBest() {
        List<EpochMetrics> epochs = IntStream.range(0, 4)
                .mapToObj(i -> new EpochMetrics(
                        i, 0.1, 1, 0.5, 1, List.of(0.5, 0.75, 0.75, 0.25).get(i), 0, 1, 1, 1000, List.of()))
                .toList();
        assertThat(of(2, 28, List.of("0"), epochs, 1).bestEpoch()).isEqualTo(1);
        assertThat(of(2, 28, List.of("0"), epochs, null).bestEpoch()).isNull();
        assertThat(of(2, 28, List.of("0"), epochs.subList(0, 1), 0).bestEpoch()).isZero();
        for (int other : new int[] {0, 2, 3}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> of(2, 28, List.of("0"), epochs, other))
                    .withMessage("the best epoch must be 1, the first of the highest test accuracy, but is " + other);
        }
    }

    @Test
    void hasNoMoreEpochsThanAreSet() {
        List<EpochMetrics> epochs = IntStream.range(0, 31)
                .mapToObj(i -> new EpochMetrics(i, 0.1, 1, 0.5, 1, 0.5, 0, 1, 1, 1000, List.of()))
                .toList();
        assertThat(of(2, 28, List.of("0"), epochs.subList(0, 30), null).epochs())
                .hasSize(30);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(2, 28, List.of("0"), epochs, null))
                .withMessage("the epochs must be at most 30, as is set, but are 31");
    }

    private static ModelInfo of(
            int format, int side, List<String> names, List<EpochMetrics> epochs, @Nullable Integer bestEpoch) {
        return new ModelInfo(
                format,
                "Chalknet",
                "MNIST",
                null,
                side,
                side,
                names,
                TrainingSettings.DEFAULTS,
                epochs,
                bestEpoch,
                new NumPyRandom(0).state());
    }
}
