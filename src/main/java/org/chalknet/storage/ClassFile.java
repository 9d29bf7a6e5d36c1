package org.chalknet.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.Stroke;
import org.jspecify.annotations.Nullable;

/**
 * Where the program keeps a class set between two starts: a {@link DrawingsFile} of its own for each list of classes, so that
 * digits and fashion do not meet.
 *
 * @param path the file, which need not be there yet
 * @param words what its drawings may show
 */
public record ClassFile(Path path, List<String> words) {

    /** How the name of a file of drawings ends. */
    public static final String EXTENSION = ".ndjson";

    private static final int LONGEST_NAME = 60;

    /**
     * What was kept.
     *
     * @param drawings the drawings
     * @param copy where a copy of the file is if not all of it could be read; else null
     * @param trouble what could not be read; empty if nothing
     */
    public record Loaded(
            List<LabelledDrawing> drawings, @Nullable Path copy, String trouble) {}

    /** Copies the list. */
    public ClassFile {
        words = List.copyOf(words);
    }

    /** Returns the file for drawings of some classes, in a folder. */
    public static ClassFile of(Path folder, List<String> words) {
        String joined = String.join("-", words);
        String name = joined.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String distinct = name.equals(joined) && name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "-"
                        + HexFormat.of().toHexDigits(words.hashCode());
        return new ClassFile(folder.resolve("class-" + distinct + EXTENSION), words);
    }

    /** Returns whether a drawing is small enough to be read from a file again. */
    public static boolean holds(Drawing drawing) {
        return drawing.strokes().size() <= DrawingsFile.MAX_STROKES
                && drawing.strokes().stream().mapToInt(Stroke::size).sum() <= DrawingsFile.MAX_POINTS;
    }

    /**
     * Reads the drawings; none if there is no file. Of a file that cannot be read in full, a copy is made before anything
     * else is written.
     *
     * @throws IOException if the copy cannot be made
     */
    public Loaded load() throws IOException {
        if (Files.notExists(path)) {
            return new Loaded(List.of(), null, "");
        }
        try {
            DrawingsFile.Content content = DrawingsFile.read(path, words, DrawingsFile.WrongLines.SKIP);
            if (content.skipped().isEmpty()) {
                return new Loaded(content.drawings(), null, "");
            }
            DrawingsFile.Skipped first = content.skipped().getFirst();
            String trouble = "%s, line %d: %s".formatted(path, first.number(), first.reason());
            return new Loaded(content.drawings(), copy(), trouble);
        } catch (StorageException e) {
            return new Loaded(List.of(), copy(), e.getMessage());
        }
    }

    private Path copy() throws IOException {
        for (int number = 1; ; number++) {
            Path copy = path.resolveSibling("%s.damaged-%d".formatted(path.getFileName(), number));
            if (Files.notExists(copy)) {
                return Files.copy(path, copy);
            }
        }
    }

    /**
     * Adds a drawing at the end; when this returns, it is on the disk.
     *
     * @throws IOException if it cannot be written; then the file is as it was
     */
    public void append(LabelledDrawing drawing) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        DrawingsFile.append(path, drawing);
    }

    /**
     * Replaces all drawings.
     *
     * @throws IOException if they cannot be written; then the file is as it was
     */
    public void save(List<LabelledDrawing> drawings) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        DrawingsFile.save(path, drawings);
    }
}
