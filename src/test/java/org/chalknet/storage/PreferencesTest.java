package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {

    private static final Preferences SOME = new Preferences(
            TrainingSettings.FOR_DRAWING,
            "WHITEBOARD",
            new Preferences.Window(-10, 20, 1024, 700, true),
            "/home/päpil/runs",
            List.of("/home/päpil/runs/a.npz"),
            40);

    @TempDir
    private Path folder;

    @Test
    void remembersEverything() throws IOException {
        SOME.save(folder.resolve("new"));

        assertThat(Preferences.load(folder.resolve("new"))).isEqualTo(new Preferences.Loaded(SOME, "", null));
    }

    @Test
    void remembersNothingAtFirst() {
        assertThat(Preferences.load(folder.resolve("none")))
                .isEqualTo(new Preferences.Loaded(Preferences.NONE, "", null));
    }

    @Test
    void remembersThatThereIsNothingYet() throws IOException {
        Preferences.NONE.save(folder);
        assertThat(Preferences.load(folder).preferences()).isEqualTo(Preferences.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[1]",
                "no JSON",
                "{\"settings\":null,\"theme\":null,\"window\":null,\"folder\":null,\"runs\":[],\"classTraining\":0}"
            })
    void setsABrokenFileAside(String broken) throws IOException {
        Path file = folder.resolve("preferences.json");
        Files.writeString(file, broken);

        Preferences.Loaded loaded = Preferences.load(folder);
        assertThat(loaded.preferences()).isEqualTo(Preferences.NONE);
        assertThat(loaded.trouble())
                .startsWith(file + ": expected preferences in JSON, but found ")
                .doesNotContain("\n");
        assertThat(loaded.setAside())
                .isEqualTo(folder.resolve("preferences.json.broken-1"))
                .hasContent(broken);
        assertThat(file).doesNotExist();
    }

    @Test
    void losesNoBrokenFileToTheNext() throws IOException {
        for (int i = 1; i <= 2; i++) {
            Files.writeString(folder.resolve("preferences.json"), "broken " + i);
            assertThat(Preferences.load(folder).setAside()).isEqualTo(folder.resolve("preferences.json.broken-" + i));
        }
        assertThat(folder.resolve("preferences.json.broken-1")).hasContent("broken 1");
    }

    @Test
    void namesTheValueThatIsOutOfRange() throws IOException {
        SOME.save(folder);
        Path file = folder.resolve("preferences.json");
        Files.writeString(file, Files.readString(file).replace("\"keepProb\":0.9", "\"keepProb\":1.5"));

        assertThat(Preferences.load(folder).trouble())
                .contains("keep_prob must be a number from 0.01 to 1, but is 1.5");
    }

    @Test
    void opensWhateverIsInTheFile() throws IOException {
        long seed = 5;
        Random random = new Random(seed);
        SOME.save(folder);
        Path file = folder.resolve("preferences.json");
        byte[] sound = Files.readAllBytes(file);
        for (int i = 0; i < 1000; i++) {
            byte[] mutated = sound.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, mutated);
            Preferences.Loaded loaded = Preferences.load(folder);
            assertThat(loaded.trouble().isEmpty())
                    .as("seed %d, mutation %d", seed, i)
                    .isEqualTo(loaded.setAside() == null);
            Path aside = loaded.setAside();
            if (aside != null) {
                Files.delete(aside);
            }
        }
    }

    @Test
    void refusesAFolderInItsPlaceWithoutHarm() throws IOException {
        Files.createDirectory(folder.resolve("preferences.json"));

        assertThat(Preferences.load(folder).trouble()).contains("expected a file, but found a folder");
    }

    /** Of what is in such a folder nobody knows whether it is there. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void startsWithAFolderThatCannotBeEntered() throws IOException {
        Path loop = folder.resolve("loop");
        Files.createSymbolicLink(loop, loop);

        Preferences.Loaded loaded = Preferences.load(loop);
        assertThat(loaded.preferences()).isEqualTo(Preferences.NONE);
        assertThat(loaded.trouble()).isNotEmpty();
        assertThat(loaded.setAside()).isNull();
    }

    @Test
    void saysWhenItCannotBeWritten() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> SOME.save(inTheWay)).isInstanceOf(IOException.class);
    }

    @Test
    void wantsAWindowWithASize() {
        assertThatThrownBy(() -> new Preferences.Window(0, 0, 0, 10, false))
                .hasMessage("a window must have a place and a size, but has 0.0, 0.0, 0.0 × 10.0");
    }
}
