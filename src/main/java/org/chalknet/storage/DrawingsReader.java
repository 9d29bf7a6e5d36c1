package org.chalknet.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.Stroke;

/** Reads a {@link DrawingsFile} line by line, and counts what may not be more than its limits. */
final class DrawingsReader {

    private static final int BUFFER_BYTES = 1 << 16;

    private final String name;
    private final DrawingsFile.WrongLines wrongLines;
    private final DrawingParser parser;
    private final List<LabelledDrawing> drawings = new ArrayList<>();
    private final List<DrawingsFile.Skipped> skipped = new ArrayList<>();
    private byte[] line = new byte[4096];
    private int length;
    private int number;
    private int points;

    /**
     * @param name what messages call the file
     */
    DrawingsReader(String name, List<String> words, DrawingsFile.WrongLines wrongLines) {
        this.name = name;
        this.wrongLines = wrongLines;
        parser = new DrawingParser(words);
    }

    /** Reads to the end. */
    DrawingsFile.Content read(InputStream in) throws IOException, StorageException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            int from = 0;
            for (int i = 0; i < count; i++) {
                if (buffer[i] == '\n') {
                    extendLine(buffer, from, i);
                    endLine();
                    from = i + 1;
                }
            }
            extendLine(buffer, from, count);
        }
        if (length > 0) {
            endLine();
        }
        return new DrawingsFile.Content(drawings, skipped);
    }

    /** Keeps one byte more than a line may have, which tells that it is too long. */
    private void extendLine(byte[] buffer, int from, int to) {
        int count = Math.min(to - from, DrawingsFile.MAX_LINE_BYTES + 1 - length);
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + count));
        }
        System.arraycopy(buffer, from, line, length, count);
        length += count;
    }

    private void endLine() throws StorageException {
        number++;
        if (number > DrawingsFile.MAX_LINES) {
            throw new StorageException(name, "at most %,d lines".formatted(DrawingsFile.MAX_LINES), "more");
        }
        if (!isBlank()) {
            try {
                add(parse());
            } catch (DrawingParser.Mismatch e) {
                if (wrongLines == DrawingsFile.WrongLines.REFUSE) {
                    throw new StorageException("%s, line %d".formatted(name, number), e.expected(), e.found(), e);
                }
                skipped.add(new DrawingsFile.Skipped(
                        number, "expected %s, but found %s".formatted(e.expected(), e.found())));
            }
        }
        length = 0;
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private LabelledDrawing parse() throws DrawingParser.Mismatch {
        if (length > DrawingsFile.MAX_LINE_BYTES) {
            throw new DrawingParser.Mismatch("at most %,d bytes".formatted(DrawingsFile.MAX_LINE_BYTES), "more");
        }
        return parser.parse(line, length);
    }

    private void add(LabelledDrawing drawing) throws StorageException {
        points += drawing.drawing().strokes().stream().mapToInt(Stroke::size).sum();
        if (points > DrawingsFile.MAX_ALL_POINTS) {
            throw new StorageException(name, "at most %,d points".formatted(DrawingsFile.MAX_ALL_POINTS), "more");
        }
        drawings.add(drawing);
    }
}
