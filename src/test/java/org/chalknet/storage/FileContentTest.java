package org.chalknet.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
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
    void leavesAFolderOrAPipeAsItIs() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        assertThatThrownBy(() -> FileContent.replace(inner, out -> out.write(1)))
                .hasMessage(inner + ": it is a folder");
        assertThat(inner).isEmptyDirectory();
        Path pipe = folder.resolve("pipe");
        Assumptions.assumeTrue(makePipe(pipe), "this system makes no pipes");
        Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
        for (Path place : List.of(pipe, link)) {
            assertThatThrownBy(() -> FileContent.replace(place, out -> out.write(1)))
                    .hasMessage(place + ": it is a pipe or a device, not an ordinary file");
        }
        assertThat(Files.isRegularFile(pipe)).isFalse();
        assertThat(link).isSymbolicLink();
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    private static boolean makePipe(Path place) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", place.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void makesWhatALinkPointsTo() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("inner", "second"));
        Files.createSymbolicLink(inner.resolve("second"), Path.of("a"));
        FileContent.replace(link, out -> out.write("new".getBytes(UTF_8)));
        assertThat(link).isSymbolicLink();
        assertThat(inner.resolve("second")).isSymbolicLink();
        assertThat(inner.resolve("a")).hasContent("new");

        Path circle = folder.resolve("circle");
        Files.createSymbolicLink(circle, circle);
        assertThatThrownBy(() -> FileContent.replace(circle, out -> out.write(1)))
                .hasMessage(circle + ": its links lead nowhere");
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
