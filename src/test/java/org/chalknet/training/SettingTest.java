package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {

    @ParameterizedTest
    @EnumSource
    void allowsItsWholeRangeAndNothingBeyond(Setting setting) {
        assertThat(setting.allows(setting.minimum())).isTrue();
        assertThat(setting.allows(setting.maximum())).isTrue();
        assertThat(setting.allows(Math.nextDown(setting.minimum()))).isFalse();
        assertThat(setting.allows(Math.nextUp(setting.maximum()))).isFalse();
        assertThat(setting.allows(Double.NaN)).isFalse();
        assertThat(setting.allows(Double.POSITIVE_INFINITY)).isFalse();
    }

    @Test
    void allowsFractionsOnlyWhereTheyMeanSomething() {
        assertThat(Setting.KEEP_PROB.allows(0.5)).isTrue();
        assertThat(Setting.EPOCHS.allows(1.5)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KEEP_PROB       | 1.5        | keep_prob must be a number from 0.01 to 1, but is 1.5",
                "EPOCHS          | 0          | epochs must be a whole number from 1 to 10000, but is 0",
                "LEARNING_RATE   | -1e-7      | α₀ must be a number from 0.000001 to 100, but is -0.0000001",
                "SEED            | 4294967296 | seed must be a whole number from 0 to 4294967295, but is 4294967296",
                "MINI_BATCH_SIZE | NaN        | mini-batch size must be a whole number from 1 to 10000, but is NaN"
            })
    void saysWhatItExpectedAndWhatItFound(Setting setting, double value, String message) {
        assertThatThrownBy(() -> setting.require(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
