package org.chalknet.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * The directory of a zip archive, which Java reads whole before it gives an entry: as large as the archive's end record says.
 * The records are those of PKWARE's APPNOTE.TXT, 4.3.14 to 4.3.16.
 */
final class ZipDirectory {

    /** Room for thousands of entries; a model has a few dozen. */
    private static final int MAX_BYTES = 1 << 20;

    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int SIZE = 12;
    private static final int COMMENT_LENGTH = 20;
    private static final int MAX_COMMENT = 0xffff;

    /** A size that stands in the record of zip64. */
    private static final long IN_ZIP64 = 0xffffffffL;

    private static final int ZIP64_LOCATOR = 0x07064b50;
    private static final int ZIP64_LOCATOR_BYTES = 20;
    private static final int ZIP64_END_OFFSET = 8;
    private static final int ZIP64_END_BYTES = 56;
    private static final int ZIP64_SIZE = 40;

    private ZipDirectory() {}

    /**
     * Refuses an archive whose directory would be large in memory. What is after its last end record must be that record's
     * comment, so that whoever reads it finds the same record.
     *
     * @param file the archive
     * @param name what it is called in the message
     * @throws ZipException if it does not end as an archive does
     * @throws StorageException if its directory has more than a megabyte
     */
    static void requireSmall(Path file, String name) throws IOException, StorageException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() == 0) {
                throw new ZipException("the file is empty");
            }
            long start = Math.max(0, channel.size() - END_BYTES - MAX_COMMENT - ZIP64_LOCATOR_BYTES);
            ByteBuffer tail = read(channel, start, (int) (channel.size() - start));
            int end = tail.limit() - END_BYTES;
            while (end >= 0 && tail.getInt(end) != END) {
                end--;
            }
            if (end < 0) {
                throw new ZipException("its end is missing");
            }
            if (Short.toUnsignedInt(tail.getShort(end + COMMENT_LENGTH)) != tail.limit() - END_BYTES - end) {
                throw new ZipException("something else follows its end");
            }
            long size = Integer.toUnsignedLong(tail.getInt(end + SIZE));
            int locator = end - ZIP64_LOCATOR_BYTES;
            if (locator >= 0 && tail.getInt(locator) == ZIP64_LOCATOR) {
                long zip64 = zip64Size(channel, tail.getLong(locator + ZIP64_END_OFFSET));
                size = size == IN_ZIP64 ? zip64 : Math.max(size, zip64);
            }
            if (size > MAX_BYTES) {
                throw new StorageException(
                        name, "a directory of at most %,d bytes".formatted(MAX_BYTES), "%,d".formatted(size));
            }
        }
    }

    private static long zip64Size(FileChannel channel, long at) throws IOException {
        if (at < 0 || at > channel.size() - ZIP64_END_BYTES) {
            throw new ZipException("the end of its directory is missing");
        }
        long size = read(channel, at, ZIP64_END_BYTES).getLong(ZIP64_SIZE);
        if (size < 0) {
            throw new ZipException("its directory has %d bytes".formatted(size));
        }
        return size;
    }

    private static ByteBuffer read(FileChannel channel, long at, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) {
                throw new ZipException("it became shorter");
            }
        }
        return buffer.flip();
    }
}
