package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipDirectoryTest {

    private static final int CLAIMED = 300 << 20;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "a comment", "PK\u0005 and PK\u0006"})
    void takesAnArchiveWithACommentOrNone(String comment) throws Exception {
        Path file = archive(comment, 3);
        ZipDirectory.requireSmall(file, "it");
        assertThat(file).exists();
    }

    @Test
    void refusesALargeDirectory() throws Exception {
        // Each entry has 46 bytes and its name.
        ZipDirectory.requireSmall(archive("", 104), "it");
        assertThatThrownBy(() -> ZipDirectory.requireSmall(archive("", 105), "it"))
                .isInstanceOf(StorageException.class)
                .hasMessage("it: expected a directory of at most 1,048,576 bytes, but found 1,054,830");
    }

    /** A file that takes a few kilobytes of the disk. */
    @Test
    void refusesADirectoryThatIsSaidToBeLarge() throws Exception {
        assertRefused(sparse(end(CLAIMED)));
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "1000"})
    void refusesADirectoryThatIsSaidToBeLargeInZip64(int size) throws Exception {
        ByteBuffer records = buffer(56 + 20 + 22);
        records.putInt(0x06064b50).putLong(44).putInt(0).putLong(0).putLong(1).putLong(1);
        records.putLong(CLAIMED).putLong(0);
        records.putInt(0x07064b50).putInt(0).putLong(CLAIMED).putInt(1);
        records.put(end(size));
        assertRefused(sparse(records.flip()));
    }

    private static void assertRefused(Path file) {
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(StorageException.class)
                .hasMessage(file + ": expected a directory of at most 1,048,576 bytes, but found 314,572,800");
    }

    @Test
    void refusesWhatDoesNotEndAsAnArchiveDoes() throws Exception {
        Path file = folder.resolve("a.zip");
        Files.write(file, new byte[0]);
        assertUnsound(file, "the file is empty");
        Files.write(file, new byte[1]);
        assertUnsound(file, "its end is missing");
        Files.write(file, new byte[100_000]);
        assertUnsound(file, "its end is missing");
        write(file, 0, buffer(23).put(end(0)).rewind());
        assertUnsound(file, "something else follows its end");
        ByteBuffer records = buffer(20 + 22);
        records.putInt(0x07064b50).putInt(0).putLong(Long.MAX_VALUE).putInt(1).put(end(-1));
        write(file, 0, records.flip());
        assertUnsound(file, "the end of its directory is missing");
    }

    private static void assertUnsound(Path file, String message) {
        assertThatThrownBy(() -> ZipDirectory.requireSmall(file, "it"))
                .isInstanceOf(ZipException.class)
                .hasMessage(message);
    }

    private Path archive(String comment, int entries) throws IOException {
        Path file = folder.resolve("sound.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setComment(comment);
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry("%010000d".formatted(i)));
            }
        }
        return file;
    }

    private Path sparse(ByteBuffer end) throws IOException {
        Path file = folder.resolve("sparse.npz");
        write(file, CLAIMED, end);
        return file;
    }

    private static void write(Path file, int at, ByteBuffer end) throws IOException {
        Files.deleteIfExists(file);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(end, at);
        }
    }

    private static ByteBuffer end(int size) {
        ByteBuffer end =
                buffer(22).putInt(0x06054b50).putInt(0).putShort((short) 1).putShort((short) 1);
        return end.putInt(size).putInt(0).putShort((short) 0).flip();
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
