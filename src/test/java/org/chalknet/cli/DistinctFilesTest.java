package org.chalknet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistinctFilesTest {

    @TempDir
    Path folder;

    @Test
    void takesFilesThatAreThereOrNot() throws Exception {
        Path there = Files.writeString(folder.resolve("there"), "");
        DistinctFiles files = new DistinctFiles()
                .and("--a", there)
                .and("--b", folder.resolve("missing"))
                .and("--c", null)
                .and("--d", folder.resolve("missing").resolve("b"));

        assertThat(files.and("--e", folder.resolve("other"))).isSameAs(files);
    }

    @Test
    void knowsAFileByAnotherPath() throws Exception {
        Path there = Files.writeString(folder.resolve("there"), "");
        Path inner = Files.createDirectory(folder.resolve("inner"));

        assertSame(there, inner.resolve("..").resolve("there"));
        assertSame(there, Files.createSymbolicLink(folder.resolve("link"), there));
        assertSame(there, Files.createLink(folder.resolve("hard"), there));
    }

    @Test
    void knowsAFileThatIsNotThereYet() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), inner);

        assertSame(inner.resolve("new"), link.resolve("new"));
        assertSame(
                folder.resolve("missing").resolve("new"),
                folder.resolve("missing").resolve("new"));
    }

    private static void assertSame(Path one, Path other) throws IOException, CommandFailure {
        DistinctFiles files = new DistinctFiles().and("--one", one);
        assertThatThrownBy(() -> files.and("--other", other))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("--other %s is the file of --one too; give it another name", other);
    }
}
