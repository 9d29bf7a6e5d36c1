package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFolderTest {

    private static final Path HOME = Path.of("/home/pupil");

    @Test
    void isWhereTheSystemKeepsWhatBelongsToAUser() {
        assertThat(UserFolder.of("Linux", HOME, Map.of())).isEqualTo(HOME.resolve(".local/share/chalknet"));
        assertThat(UserFolder.of("Mac OS X", HOME, Map.of("APPDATA", "/elsewhere")))
                .isEqualTo(HOME.resolve("Library/Application Support/Chalknet"));
        assertThat(UserFolder.of("Windows 11", HOME, Map.of())).isEqualTo(HOME.resolve("AppData/Roaming/Chalknet"));
    }

    @Test
    void heedsTheVariablesOfTheSystem() {
        assertThat(UserFolder.of("Linux", HOME, Map.of("XDG_DATA_HOME", "/data")))
                .isEqualTo(Path.of("/data/chalknet"));
        assertThat(UserFolder.of("Windows 11", HOME, Map.of("APPDATA", "/roaming")))
                .isEqualTo(Path.of("/roaming/Chalknet"));
    }

    @Test
    void passesOverAVariableThatIsNoFullPath() {
        assertThat(UserFolder.of("Linux", HOME, Map.of("XDG_DATA_HOME", "data")))
                .isEqualTo(HOME.resolve(".local/share/chalknet"));
        assertThat(UserFolder.of("Linux", HOME, Map.of("XDG_DATA_HOME", "")))
                .isEqualTo(HOME.resolve(".local/share/chalknet"));
    }
}
