package org.chalknet.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileContentTest {

    @TempDir
    Path folder;

    @Test
    void refusesAFileThatIsTooLarge() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "12345");
        assertThat(FileContent.read(file, 5, InputStream::readAllBytes)).hasSize(5);
        assertThatThrownBy(() -> FileContent.read(file, 4, InputStream::readAllBytes))
                .isInstanceOf(StorageException.class)
                .hasMessage(file + ": expected at most 4 bytes, but found 5");
    }

    @Test
    void tellsOfAnErrorWhileReading() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "12345");
        assertThatThrownBy(() -> FileContent.read(file, 5, _ -> {
                    throw new IOException("the disk is on fire");
                }))
                .isInstanceOf(StorageException.class)
                .hasMessage(file + ": expected a readable file, but found an error: the disk is on fire");
    }

    @Test
    void keepsTheOldContentIfTheNewCannotBeWritten() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "old");
        assertThatThrownBy(() -> FileContent.replace(file, out -> {
                    out.write("ne".getBytes(UTF_8));
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void letsTheWriterCloseWhatItIsGiven() throws Exception {
        Path file = folder.resolve("a");
        FileContent.replace(file, out -> {
            try (out) {
                out.write("new".getBytes(UTF_8));
            }
        });
        assertThat(file).hasContent("new");
    }

    @Test
    void replacesWhatALinkPointsTo() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        FileContent.replace(link, out -> out.write("new".getBytes(UTF_8)));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
    }
}
