package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingSettingsTest {

    @Test
    void countsTheParametersOfTheDefaults() {
        // 784·128 + 128 + 128·64 + 64 + 64·10 + 10
        assertThat(TrainingSettings.parameterCount(TrainingSettings.DEFAULTS.layerSizes(784, 10)))
                .isEqualTo(109_386);
    }

    @Test
    void countsMoreParametersThanAnIntHolds() {
        assertThat(TrainingSettings.parameterCount(List.of(65_536, 65_536))).isEqualTo(4_295_032_832L);
    }

    @Test
    void needsNoHiddenLayer() {
        assertThat(with(List.of(), 0.9).layerSizes(784, 10)).containsExactly(784, 10);
    }

    @Test
    void refusesWhatASettingDoesNotAllow() {
        assertThatThrownBy(() -> with(Collections.nCopies(9, 10), 0.9))
                .hasMessage("number of hidden layers must be a whole number from 0 to 8, but is 9");
        assertThatThrownBy(() -> with(List.of(128, 4097), 0.9))
                .hasMessage("units of a hidden layer must be a whole number from 1 to 4096, but is 4097");
        assertThatThrownBy(() -> with(List.of(), 0)).hasMessage("keep_prob must be a number from 0.01 to 1, but is 0");
    }

    private static TrainingSettings with(List<Integer> hiddenLayers, double keepProb) {
        return new TrainingSettings(hiddenLayers, keepProb, 0, 0.1, 0, 64, 1, 0);
    }
}
