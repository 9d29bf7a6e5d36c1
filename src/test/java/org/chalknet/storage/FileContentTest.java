package org.chalknet.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    void keepsAFileThatIsWriteProtected() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "old");
        assumeTrue(file.toFile().setReadOnly() && !Files.isWritable(file), "this user may write whatever is protected");
        assertThatThrownBy(() -> FileContent.replace(file, out -> out.write(1)))
                .hasMessage(file + ": it is write-protected");
        assertThat(file).hasContent("old");
    }

    @Test
    void keepsTheOldContentWhenTheDiskIsFull() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "old");
        FullDisk.under(file);
        assertThatThrownBy(() -> FileContent.replace(file, out -> out.write(new byte[1 << 20])))
                .hasMessage("No space left on device");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
        FileContent.replace(file, out -> out.write("new".getBytes(UTF_8)));
        assertThat(file).hasContent("new");
    }

    @Test
    void keepsTheOldContentInAFolderThatIsReadOnly() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = Files.writeString(inner.resolve("a"), "old");
        Assumptions.assumeTrue(inner.toFile().setWritable(false), "this system has no such folders");
        try {
            Assumptions.assumeFalse(Files.isWritable(inner), "this user may write everywhere");
            assertThatThrownBy(() -> FileContent.replace(file, out -> out.write(1)))
                    .hasMessage(file + ": it is not permitted");
            assertThat(file).hasContent("old");
        } finally {
            inner.toFile().setWritable(true);
        }
    }

    /** Also for a user who may write everywhere. */
    @Test
    void keepsTheOldContentWhenNothingCanBeWrittenBesideIt() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "old");
        Path inTheWay =
                folder.resolve(".a.%d.tmp".formatted(ProcessHandle.current().pid()));
        Files.createDirectories(inTheWay.resolve("in the way"));
        assertThatThrownBy(() -> FileContent.replace(file, out -> out.write(1))).isInstanceOf(IOException.class);
        assertThat(file).hasContent("old");
        Path under = file.resolve("b");
        assertThatThrownBy(() -> FileContent.replace(under, out -> out.write(1)))
                .hasMessage(under + ": there is no such folder");
        assertThat(file).hasContent("old");
    }

    @Test
    void takesThePlaceOfWhatOthersPutThereMeanwhile() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "old");
        FileContent.replace(file, out -> {
            out.write("new".getBytes(UTF_8));
            FileContent.replace(folder.resolve("b"), other -> other.write("other".getBytes(UTF_8)));
            Files.move(folder.resolve("b"), file, StandardCopyOption.REPLACE_EXISTING);
        });
        assertThat(file).hasContent("new");
        Path gone = Files.writeString(folder.resolve("gone"), "old");
        FileContent.replace(gone, out -> {
            out.write("new".getBytes(UTF_8));
            Files.delete(gone);
        });
        assertThat(gone).hasContent("new");
    }

    @Test
    void leavesAFolderThatOthersPutThereMeanwhile() throws Exception {
        Path place = folder.resolve("a");
        Path inside = place.resolve("inside");
        assertThatThrownBy(() -> FileContent.replace(place, _ -> {
                    Files.createDirectory(place);
                    Files.writeString(inside, "theirs");
                }))
                .isInstanceOf(IOException.class);
        assertThat(inside).hasContent("theirs");
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void refusesAFileThatMayNotBeRead() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "12345");
        Assumptions.assumeTrue(file.toFile().setReadable(false), "this system has no such files");
        Assumptions.assumeFalse(Files.isReadable(file), "this user may read everything");
        assertThatThrownBy(() -> FileContent.read(file, 5, InputStream::readAllBytes))
                .hasMessage(file + ": expected a file that may be read, but found one that may not");
    }

    @Test
    void tellsThePathOnce() throws Exception {
        Path file = Files.writeString(folder.resolve("a"), "12345");
        assertThatThrownBy(() -> FileContent.use(file, 5, path -> {
                    throw new FileNotFoundException(path + " (Permission denied)");
                }))
                .hasMessage(file + ": expected a readable file, but found an error: Permission denied");
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
