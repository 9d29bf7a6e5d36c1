package org.chalknet.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.Stroke;
import org.jspecify.annotations.Nullable;

/**
 * A file of labelled drawings, {@code .ndjson}: one JSON object a line, in the layout of
 * <a href="https://github.com/googlecreativelab/quickdraw-dataset">Quick, Draw!</a>, such as
 * {@code {"word":"7","drawing":[[[10,90,40],[10,12,99]]]}}, in UTF-8. A drawing is its strokes, a stroke the x of its points, then
 * their y, in units of the board; y runs downwards.
 */
public final class DrawingsFile {

    /** The most bytes of a file. */
    public static final long MAX_BYTES = 1L << 30;

    /** The most lines of a file. */
    public static final int MAX_LINES = 500_000;

    /** The most points of all drawings of a file. */
    public static final int MAX_ALL_POINTS = 10_000_000;

    /** The most strokes of a drawing. */
    public static final int MAX_STROKES = 1_000;

    /** The most points of a drawing. */
    public static final int MAX_POINTS = 10_000;

    /** The most bytes of a line. */
    public static final int MAX_LINE_BYTES = 1 << 20;

    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private DrawingsFile() {}

    /** What to do about a line that is not a drawing. */
    public enum WrongLines {
        /** Refuse the file. */
        REFUSE,
        /** Read the others, and tell. */
        SKIP
    }

    /**
     * A line that was skipped.
     *
     * @param number the line, from 1
     * @param reason what was expected there and what was found
     */
    public record Skipped(int number, String reason) {}

    /**
     * What a file holds.
     *
     * @param drawings the drawings, in the file's order
     * @param skipped the lines that are none, in the file's order
     */
    public record Content(List<LabelledDrawing> drawings, List<Skipped> skipped) {

        /** Copies both lists. */
        public Content {
            drawings = List.copyOf(drawings);
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Reads a file. Blank lines are passed over, as are times and members other than word and drawing.
     *
     * @param words what the drawings may show: the names of a data set's classes
     * @throws StorageException if the file cannot be read or has more than the limits allow, or if a line is wrong and is to be
     *     refused; names the file, the line, what was expected there and what was found
     */
    public static Content read(Path file, List<String> words, WrongLines wrongLines) throws StorageException {
        return FileContent.read(file, MAX_BYTES, in -> new DrawingsReader(file.toString(), words, wrongLines).read(in));
    }

    /**
     * Adds drawings at the end of a file, which is made if there is none. When this returns, they are on the disk.
     *
     * @throws IOException if it cannot be written; then the file is as it was
     */
    public static void append(Path file, List<LabelledDrawing> drawings) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        // A crash or an editor may have left the last line without its end.
        if (endsInMidLine(file)) {
            lines.write('\n');
        }
        for (LabelledDrawing drawing : drawings) {
            writeLine(drawing, lines);
        }
        ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            long before = channel.size();
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        }
    }

    /**
     * Writes a file whole, in place of any that is there: through a second file beside it, so that a crash leaves the old
     * drawings or the new.
     *
     * @throws IOException if it cannot be written, or could not be read again, being more than the limits allow; then the old
     *     file stays
     */
    public static void save(Path file, List<LabelledDrawing> drawings) throws IOException {
        requireReadable(drawings);
        FileContent.replace(file, out -> {
            for (LabelledDrawing drawing : drawings) {
                writeLine(drawing, out);
            }
        });
    }

    /** Refuses to keep more drawings than are read again. */
    static void requireReadable(List<LabelledDrawing> drawings) throws IOException {
        String excess = excess(drawings);
        if (excess != null) {
            throw new IOException(excess);
        }
    }

    /** Says why a file of these drawings would not be read again; null if it would. */
    public static @Nullable String excess(List<LabelledDrawing> drawings) {
        if (drawings.size() > MAX_LINES) {
            return "expected at most %,d drawings, but found %,d".formatted(MAX_LINES, drawings.size());
        }
        long points = drawings.stream()
                .flatMap(drawing -> drawing.drawing().strokes().stream())
                .mapToLong(Stroke::size)
                .sum();
        return points > MAX_ALL_POINTS
                ? "expected drawings of at most %,d points in all, but found %,d".formatted(MAX_ALL_POINTS, points)
                : null;
    }

    private static boolean endsInMidLine(Path file) throws IOException {
        if (Files.notExists(file) || Files.size(file) == 0) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            return last.get(0) != '\n';
        }
    }

    private static void writeLine(LabelledDrawing drawing, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("word", drawing.word());
            json.writeArrayFieldStart("drawing");
            for (Stroke stroke : drawing.drawing().strokes()) {
                json.writeStartArray();
                writeCoordinates(json, stroke.size(), stroke::x);
                writeCoordinates(json, stroke.size(), stroke::y);
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void writeCoordinates(JsonGenerator json, int count, IntToDoubleFunction coordinate)
            throws IOException {
        json.writeStartArray();
        for (int i = 0; i < count; i++) {
            double value = coordinate.applyAsDouble(i);
            if (value == Math.rint(value)) {
                json.writeNumber((int) value);
            } else {
                json.writeNumber(value);
            }
        }
        json.writeEndArray();
    }
}
