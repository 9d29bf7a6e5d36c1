package org.chalknet.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Opens files that nobody vouches for, and replaces files so that a crash leaves the old content or the new. */
final class FileContent {

    /** Makes something of a file, or of its bytes. */
    @FunctionalInterface
    interface Parser<S, T> {
        T parse(S source) throws IOException, StorageException;
    }

    /** Writes the bytes of a file. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    /** Stays open when a writer closes it, for then it is not on the disk yet. */
    private static final class Kept extends BufferedOutputStream {

        private Kept(FileChannel channel) {
            super(Channels.newOutputStream(channel));
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** What a file's new content is called before it is moved, with the file's name and the program's number. */
    private static final String PREFIX = ".%s.";

    private static final String SUFFIX = ".tmp";

    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private FileContent() {}

    /**
     * Opens a file, reads it and closes it.
     *
     * @param maxBytes the most bytes that it may have
     * @throws StorageException if it cannot be opened or read, is too large, or if the parser refuses it
     */
    static <T> T read(Path file, long maxBytes, Parser<InputStream, T> parser) throws StorageException {
        return use(file, maxBytes, path -> {
            try (InputStream in = Files.newInputStream(path)) {
                return parser.parse(in);
            }
        });
    }

    /**
     * Makes something of a file that the parser opens itself.
     *
     * @param maxBytes the most bytes that it may have
     * @throws StorageException if it cannot be opened or read, is too large, or if the parser refuses it
     */
    static <T> T use(Path file, long maxBytes, Parser<Path, T> parser) throws StorageException {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw new StorageException(name, "a file", "a folder");
        }
        // A pipe or a device may be waited on for ever.
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new StorageException(name, "an ordinary file", "a pipe or a device");
        }
        if (Files.exists(file) && !Files.isReadable(file)) {
            throw new StorageException(name, "a file that may be read", "one that may not");
        }
        try {
            long bytes = Files.size(file);
            if (bytes > maxBytes) {
                throw new StorageException(name, "at most %,d bytes".formatted(maxBytes), "%,d".formatted(bytes));
            }
            return parser.parse(file);
        } catch (NoSuchFileException e) {
            throw new StorageException(name, "a file", "none", e);
        } catch (AccessDeniedException e) {
            throw new StorageException(name, "a file that may be read", "one that may not", e);
        } catch (IOException e) {
            throw new StorageException(name, "a readable file", "an error: " + Reason.of(e), e);
        }
    }

    /**
     * Says why no file can be put in a place.
     *
     * @return the reason, such as "it is a folder"; null if there is none
     */
    static @Nullable String obstacle(Path file) {
        Path place = followed(file);
        Path folder = place.getParent();
        if (Files.isDirectory(place)) {
            return "it is a folder";
        }
        if (Files.isSymbolicLink(place)) {
            return "its links lead nowhere";
        }
        if (Files.exists(place) && !Files.isRegularFile(place)) {
            return "it is a pipe or a device, not an ordinary file";
        }
        if (Files.exists(place) && !Files.isWritable(place)) {
            return "it is write-protected";
        }
        if (folder == null || !Files.isDirectory(folder)) {
            return "there is no such folder";
        }
        return Files.isWritable(folder) ? null : "it is not permitted";
    }

    /**
     * Tries to put a file in a place, and says why none can be put there. What is there stays.
     *
     * @return the reason, such as "it is a folder"; null if there is none
     */
    static @Nullable String obstacleWhenTried(Path file) {
        String obstacle = obstacle(file);
        if (obstacle != null) {
            return obstacle;
        }
        Path beside = beside(followed(file));
        try {
            try {
                Files.write(beside, new byte[1]);
            } finally {
                Files.deleteIfExists(beside);
            }
            return null;
        } catch (IOException e) {
            return Reason.of(e);
        }
    }

    private static Path beside(Path place) {
        return place.resolveSibling(
                PREFIX.formatted(place.getFileName()) + ProcessHandle.current().pid() + SUFFIX);
    }

    /**
     * Writes a file beside its place, then moves it there in one step: whatever happens, the place has the old content, whole,
     * or the new. A link stays one, and leads to the new content.
     *
     * @throws IOException if it cannot be written, or if a folder, a pipe or a device is there; then what was there stays
     */
    static void replace(Path file, Writer writer) throws IOException {
        String obstacle = obstacle(file);
        if (obstacle != null) {
            throw new FileSystemException(file.toString(), null, obstacle);
        }
        Path place = followed(file);
        Path beside = beside(place);
        try {
            try (FileChannel channel = FileChannel.open(
                            beside,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.TRUNCATE_EXISTING);
                    OutputStream out = new Kept(channel)) {
                writer.write(out);
                out.flush();
                // Some file systems move first and write later, which a power cut between would turn into an empty
                // file.
                channel.force(true);
            }
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * Removes what programs left beside a file that were killed while they replaced it.
     *
     * @throws IOException if the folder cannot be read, or one cannot be removed
     */
    static void removeRemains(Path file) throws IOException {
        Path place = followed(file);
        Path parent = place.getParent();
        if (parent == null) {
            return;
        }
        String prefix = PREFIX.formatted(place.getFileName());
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, path -> {
            String name = path.getFileName().toString();
            return name.startsWith(prefix)
                    && name.endsWith(SUFFIX)
                    && isDead(name.substring(prefix.length(), name.length() - SUFFIX.length()));
        })) {
            for (Path remains : found) {
                Files.deleteIfExists(remains);
            }
        }
    }

    private static boolean isDead(String pid) {
        return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    /** Returns where a link leads to, even if nothing is there yet. */
    private static Path followed(Path file) {
        Path place = file.toAbsolutePath();
        try {
            for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(place); links++) {
                place = place.resolveSibling(Files.readSymbolicLink(place));
            }
            return place;
        } catch (IOException e) {
            return place;
        }
    }
}
