package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsJsonTest {

    @Test
    void isOneLineThatReadsBack() throws StorageException {
        String line = SettingsJson.write(TrainingSettings.DEFAULTS);

        assertThat(line)
                .isEqualTo("{\"hiddenLayers\":[128,64],\"keepProb\":0.9,\"lambda\":0.1,\"learningRate\":0.1,"
                        + "\"decay\":0.01,\"miniBatchSize\":64,\"epochs\":30,\"seed\":0,\"augmentation\":"
                        + "{\"shift\":0.0,\"rotation\":0.0,\"scaling\":0.0,\"shear\":0.0,\"elastic\":0.0}}");
        assertThat(SettingsJson.read("here", "  " + line + "\n")).isEqualTo(TrainingSettings.DEFAULTS);
        assertThat(SettingsJson.read("here", SettingsJson.write(TrainingSettings.FOR_DRAWING)))
                .isEqualTo(TrainingSettings.FOR_DRAWING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"keepProb\":0.9 | \"keepProb\":1.5 | keep_prob must be a number from 0.01 to 1, but is 1.5",
                "\"seed\":0 | \"seed\":0.5 | none that fits at seed",
                "\"seed\":0, | '' | seed",
                "[128,64] | [128,null] | something else",
                "\"seed\":0 | \"seed\":0,\"other\":1 | other"
            })
    void namesWhatIsWrong(String before, String after, String named) {
        String wrong = SettingsJson.write(TrainingSettings.DEFAULTS).replace(before, after);

        assertThatThrownBy(() -> SettingsJson.read("the clipboard", wrong))
                .isInstanceOf(StorageException.class)
                .message()
                .startsWith("the clipboard: expected settings in one line of JSON, but found ")
                .contains(named)
                .doesNotContain("\n", "java", "Exception");
    }

    @Test
    void refusesWhatIsTooLong() {
        assertThatThrownBy(() -> SettingsJson.read("the clipboard", "9".repeat(10_001)))
                .hasMessage("the clipboard: expected at most 10,000 characters, but found 10,001");
    }
}
