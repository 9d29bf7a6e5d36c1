package org.chalknet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.chalknet.training.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionTextTest {

    @Test
    void readsNumbers() throws CommandFailure {
        assertThat(OptionText.number("--decay", " 2.5e-1 ", Setting.DECAY)).isEqualTo(0.25);
        assertThat(OptionText.count("--every", "12", 100)).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x1p3", "1f", "Infinity", "NaN", "1,5", "", "one"})
    void readsNothingElse(String text) {
        assertThat(OptionText.parse(text)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({"1e1, 10", "010, 10", "10.0, 10", "+10, 10", "-0, 0"})
    void takesAWholeNumberAsItIsUsuallyWritten(String text, String plain) {
        assertThatThrownBy(() -> OptionText.number("--seed", text, Setting.SEED))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("--seed must be written as %s, but is %s".formatted(plain, text));
    }

    @Test
    void namesTheOptionWhatWasExpectedAndWhatWasFound() {
        assertThatThrownBy(() -> OptionText.count("--every", "101", 100))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("--every must be a whole number from 1 to 100, but is 101");
        assertThatThrownBy(() -> OptionText.count("--every", "1e1", 100))
                .hasMessage("--every must be written as 10, but is 1e1");
        assertThatThrownBy(() -> OptionText.requireNotEmpty("--save", Path.of(" "), "the path of a file"))
                .hasMessage("--save must be the path of a file, but is empty");
    }
}
