package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.Test;

class ModelInfoTest {

    @Test
    void isOfThisVersionOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ModelInfo(2, "Chalknet", "MNIST", 28, 28, List.of(), TrainingSettings.DEFAULTS, List.of()))
                .withMessage("format must be 1, but is 2");
    }

    @Test
    void hasImagesAndClassNamesAsADataSetHas() {
        for (List<String> names : List.of(List.of("a", " "), List.of("a".repeat(41)), List.of("\u001b[2J"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> of(28, names))
                    .withMessageStartingWith("a class name must be");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(-28, List.of("0")))
                .withMessage("images must have pixels, but are -28 × -28");
    }

    private static ModelInfo of(int side, List<String> names) {
        return new ModelInfo(1, "Chalknet", "MNIST", side, side, names, TrainingSettings.DEFAULTS, List.of());
    }
}
