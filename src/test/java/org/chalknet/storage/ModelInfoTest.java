package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
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
                .withMessage("format must be 2, but is 3");
    }

    @Test
    void hasImagesAndClassNamesAsADataSetHas() {
        for (List<String> names : List.of(List.of("a", " "), List.of("a".repeat(41)), List.of("\u001b[2J"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> of(2, 28, names, List.of(), null))
                    .withMessageStartingWith("a class name must be");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(2, -28, List.of("0"), List.of(), null))
                .withMessage("images must have pixels, but are -28 × -28");
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
