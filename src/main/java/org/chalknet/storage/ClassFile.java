package org.chalknet.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.Stroke;
import org.jspecify.annotations.Nullable;

/**
 * Where a window keeps a class set between two starts: a {@link DrawingsFile} of its own for each list of classes, so that
 * digits and fashion do not meet. Several windows may keep the same set: what another one has written is joined, never
 * replaced. For use by one thread at a time.
 */
public final class ClassFile {

    /** How the name of a file of drawings ends. */
    public static final String EXTENSION = ".ndjson";

    private static final int LONGEST_NAME = 60;

    /**
     * What is kept now.
     *
     * @param drawings the drawings, those of other windows among them
     * @param copy where a copy of the file is if not all of it could be read; else null
     * @param trouble what could not be read; empty if nothing
     */
    public record Kept(
            List<LabelledDrawing> drawings, @Nullable Path copy, String trouble) {}

    /** Tells whether somebody else has written to the file. */
    private record Stamp(
            long bytes, FileTime modified, @Nullable Object key) {

        private static @Nullable Stamp of(Path path) throws IOException {
            if (Files.notExists(path)) {
                return null;
            }
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        }
    }

    private final Path path;
    private final List<String> words;
    /** What the window has, as far as it has told. */
    private List<LabelledDrawing> ours = List.of();
    /** What the file held when it was read or written here last. */
    private List<LabelledDrawing> onDisk = List.of();

    private @Nullable Stamp stamp;

    private ClassFile(Path path, List<String> words) {
        this.path = path;
        this.words = words;
    }

    /**
     * Returns the file for drawings of some classes, in a folder; neither need be there yet.
     *
     * @param words what the drawings may show
     */
    public static ClassFile of(Path folder, List<String> words) {
        String joined = String.join("-", words);
        String name = joined.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        boolean plain = words.stream().allMatch(word -> word.matches("[a-z0-9]+"));
        String distinct = plain && name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, Math.min(name.length(), LONGEST_NAME)) + "-"
                        + HexFormat.of().toHexDigits(words.hashCode());
        return new ClassFile(folder.resolve("class-" + distinct + EXTENSION), List.copyOf(words));
    }

    /** Returns whether a drawing is small enough to be read from a file again. */
    public static boolean holds(Drawing drawing) {
        return drawing.strokes().size() <= DrawingsFile.MAX_STROKES
                && drawing.strokes().stream().mapToInt(Stroke::size).sum() <= DrawingsFile.MAX_POINTS;
    }

    /** Returns where the file is. */
    public Path path() {
        return path;
    }

    /**
     * Brings the file and the window together: reads what others have written since the last time, and writes what the window
     * has changed. When this returns, that is on the disk. Of a file that cannot be read in full, a copy is made before it is
     * replaced.
     *
     * @param before what the window had when it told the last time; none at first
     * @param now what it has now
     * @throws IOException if the file, or the copy, cannot be read or written, or would be larger than is read again; then the
     *     file is as it was, and the next call tries to write the same changes too
     */
    public Kept sync(List<LabelledDrawing> before, List<LabelledDrawing> now) throws IOException {
        ours = DrawingsMerge.of(before, now, ours);
        if (ours.equals(onDisk) && (stamp == null ? Files.notExists(path) : stamp.equals(Stamp.of(path)))) {
            return new Kept(ours, null, "");
        }
        Files.createDirectories(path.toAbsolutePath().getParent());
        try (WriteLock _ = WriteLock.on(path)) {
            return syncLocked();
        }
    }

    private Kept syncLocked() throws IOException {
        Kept found = stamp != null && stamp.equals(Stamp.of(path)) ? new Kept(onDisk, null, "") : read();
        // What is damaged or gone was removed by nobody.
        List<LabelledDrawing> theirs = found.copy == null && Files.exists(path)
                ? found.drawings
                : DrawingsMerge.of(List.of(), onDisk, found.drawings);
        List<LabelledDrawing> merged = DrawingsMerge.of(onDisk, ours, theirs);
        int there = found.drawings.size();
        if (found.copy != null
                || merged.size() < there
                || !merged.subList(0, there).equals(found.drawings)) {
            DrawingsFile.save(path, merged);
        } else if (merged.size() > there) {
            DrawingsFile.requireReadable(merged);
            DrawingsFile.append(path, merged.subList(there, merged.size()));
        }
        ours = merged;
        onDisk = merged;
        stamp = Stamp.of(path);
        return new Kept(merged, found.copy, found.trouble);
    }

    private Kept read() throws IOException {
        if (Files.notExists(path)) {
            return new Kept(List.of(), null, "");
        }
        if (!Files.isRegularFile(path)) {
            throw new FileSystemException(path.toString(), null, "it is a folder, a pipe or a device");
        }
        try {
            DrawingsFile.Content content = DrawingsFile.read(path, words, DrawingsFile.WrongLines.SKIP);
            List<LabelledDrawing> drawings = distinct(content.drawings());
            if (content.skipped().isEmpty()) {
                return new Kept(drawings, null, "");
            }
            DrawingsFile.Skipped first = content.skipped().getFirst();
            return new Kept(drawings, copy(), "%s, line %d: %s".formatted(path, first.number(), first.reason()));
        } catch (StorageException e) {
            return new Kept(List.of(), copy(), e.getMessage());
        }
    }

    private static List<LabelledDrawing> distinct(List<LabelledDrawing> drawings) {
        Set<Drawing> known = new HashSet<>();
        return drawings.stream().filter(one -> known.add(one.drawing())).toList();
    }

    private Path copy() throws IOException {
        for (int number = 1; ; number++) {
            try {
                return Files.copy(path, path.resolveSibling("%s.damaged-%d".formatted(path.getFileName(), number)));
            } catch (FileAlreadyExistsException e) {
                // An older one has the number.
            }
        }
    }
}
