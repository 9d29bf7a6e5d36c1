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
}
