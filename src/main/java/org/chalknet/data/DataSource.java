package org.chalknet.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file of a data set, on the disk or inside the program.
 *
 * @param name what messages call it
 * @param content opens it
 */
record DataSource(String name, Content content) {

    /** Opens a file; whoever asks closes it. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException, DatasetException;
    }

    /** Makes something of the bytes of a file. */
    @FunctionalInterface
    interface Parser<T> {
        T parse(InputStream in) throws IOException, DatasetException;
    }

    /** A file on the disk. */
    static DataSource file(Path path) {
        return new DataSource(path.toString(), () -> {
            if (Files.isDirectory(path)) {
                throw new DatasetException(path.toString(), "a file", "a folder");
            }
            // A pipe or a device may be waited on for ever.
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                throw new DatasetException(path.toString(), "an ordinary file", "a pipe or a device");
            }
            return Files.newInputStream(path);
        });
    }

    /** A resource inside the program, its path relative to this package. */
    static DataSource resource(String path) {
        return new DataSource(path, () -> {
            InputStream in = DataSource.class.getResourceAsStream(path);
            if (in == null) {
                throw new FileNotFoundException("the program was built without it");
            }
            return in;
        });
    }

    /**
     * Opens the file, reads it and closes it.
     *
     * @throws DatasetException if it cannot be opened or read, or if the parser refuses it
     */
    <T> T read(Parser<T> parser) throws DatasetException {
        try (InputStream in = content.open()) {
            return parser.parse(in);
        } catch (NoSuchFileException e) {
            throw new DatasetException(name, "a file", "none", e);
        } catch (AccessDeniedException e) {
            throw new DatasetException(name, "a file that may be read", "one that may not", e);
        } catch (IOException e) {
            String reason =
                    Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
            throw new DatasetException(name, "a readable file", "an error: " + reason, e);
        }
    }
}
