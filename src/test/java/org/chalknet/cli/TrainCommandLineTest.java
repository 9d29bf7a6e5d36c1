package org.chalknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.chalknet.training.Augmentation;
import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.Test;

class TrainCommandLineTest {

    @Test
    void saysWhatIsNoDefault() {
        TrainingSettings settings = new TrainingSettings(List.of(), 0.8, 0, 0.000001, 0.01, 64, 3, 4_294_967_295L);

        assertThat(TrainCommandLine.of(TrainingSettings.DEFAULTS, null)).isEqualTo("java @target/chalknet.args train");
        assertThat(TrainCommandLine.of(settings, null))
                .isEqualTo("java @target/chalknet.args train --hidden none --epochs 3 --learning-rate 0.000001"
                        + " --keep-prob 0.8 --lambda 0 --seed 4294967295");
        assertThat(TrainCommandLine.of(TrainingSettings.FOR_DRAWING, Path.of("/data/fashion")))
                .isEqualTo("java @target/chalknet.args train --data /data/fashion --hidden 400,200 --epochs 16"
                        + " --learning-rate 0.3 --decay 0.15 --lambda 0 --augment elastic");
    }

    @Test
    void isOneWordForAnyPath() {
        assertThat(TrainCommandLine.of(TrainingSettings.DEFAULTS, Path.of("/a b/it's")))
                .endsWith(" --data '/a b/it'\\''s'");
        assertThat(TrainCommandLine.of(TrainingSettings.DEFAULTS, Path.of("a\\b")))
                .endsWith(File.separatorChar == '\\' ? " --data a\\b" : " --data 'a\\b'");
    }

    @Test
    void isReadAsTheSameSettings() throws CommandFailure {
        long seed = 3;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            TrainingSettings settings = new TrainingSettings(
                    Stream.generate(() -> 1 + random.nextInt(4096))
                            .limit(random.nextInt(9))
                            .toList(),
                    random.nextDouble(0.01, 1),
                    random.nextDouble(0, 100),
                    random.nextDouble(0.000001, 100),
                    random.nextDouble(0, 100),
                    1 + random.nextInt(10_000),
                    1 + random.nextInt(10_000),
                    random.nextLong(1L << 32),
                    random.nextBoolean()
                            ? Augmentation.AFFINE
                            : new Augmentation(
                                    random.nextDouble(10),
                                    random.nextDouble(45),
                                    random.nextDouble(0.5),
                                    random.nextDouble(),
                                    random.nextDouble(100)));
            String[] words = TrainCommandLine.of(settings, null).split(" ", -1);
            assertThat(ReadSettings.of(Arrays.copyOfRange(words, 3, words.length)))
                    .as("seed %d, settings %d", seed, i)
                    .isEqualTo(settings);
        }
    }
}
