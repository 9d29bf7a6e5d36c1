package org.chalknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalknet.training.Augmentation;
import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.Test;

class SettingsOptionsTest {

    @Test
    void areTheDefaultsWhereNothingIsSaid() throws CommandFailure {
        assertThat(ReadSettings.of()).isEqualTo(TrainingSettings.DEFAULTS);
        assertThat(ReadSettings.of("--preset", "drawing")).isEqualTo(TrainingSettings.FOR_DRAWING);
    }

    @Test
    void areWhatIsSaidWhereverItStands() throws CommandFailure {
        TrainingSettings settings = ReadSettings.of(
                "--hidden=7",
                "--keep-prob=1",
                "--preset=drawing",
                "--lambda=0.5",
                "--batch=3",
                "--decay=0",
                "--learning-rate=0.2",
                "--epochs=4",
                "--seed=9",
                "--augment=affine");
        assertThat(settings).isEqualTo(new TrainingSettings(List.of(7), 1, 0.5, 0.2, 0, 3, 4, 9, Augmentation.AFFINE));
    }
}
