package org.chalknet.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.Stroke;
import org.jspecify.annotations.Nullable;

/**
 * Reads one drawing as Quick, Draw! writes it, <a href="https://github.com/googlecreativelab/quickdraw-dataset">simplified
 * or raw</a>: {@code {"word":"7","drawing":[[[x…],[y…]],…strokes]}}. A stroke may have a third array, the times of its
 * points, and the object other members; both are checked to be JSON and passed over. Kept from one line to the next for its
 * buffers; not safe for use by several threads.
 */
final class DrawingParser {

    /** The text is not such a drawing. */
    static final class Mismatch extends Exception {

        private static final long serialVersionUID = 1;

        private final String expected;
        private final String found;

        Mismatch(String expected, String found) {
            this.expected = expected;
            this.found = found;
        }

        String expected() {
            return expected;
        }

        String found() {
            return found;
        }
    }

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxNumberLength(100)
                    .maxNameLength(100)
                    .maxStringLength(1000)
                    .build())
            .build();

    /** The numbers of one array. */
    private static final class Numbers {

        private double[] values = new double[64];
        private int count;

        private void clear() {
            count = 0;
        }

        private void add(double value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        private double[] toArray() {
            return Arrays.copyOf(values, count);
        }
    }

    private final List<String> words;
    private final Numbers x = new Numbers();
    private final Numbers y = new Numbers();
    private final Numbers times = new Numbers();

    /**
     * @param words what a drawing may show
     */
    DrawingParser(List<String> words) {
        this.words = words;
    }

    /**
     * Reads a drawing.
     *
     * @param text holds the object alone, in UTF-8, in its first bytes
     * @param length how many bytes
     * @throws Mismatch if it is no such drawing, or a larger one than {@link DrawingsFile} allows
     */
    LabelledDrawing parse(byte[] text, int length) throws Mismatch {
        try (JsonParser json = JSON.createParser(text, 0, length)) {
            require(json.nextToken(), JsonToken.START_OBJECT, "an object, {\"word\":…,\"drawing\":…}");
            String word = null;
            Drawing drawing = null;
            for (String member = json.nextFieldName(); member != null; member = json.nextFieldName()) {
                json.nextToken();
                switch (member) {
                    case "word" -> word = word(json);
                    case "drawing" -> drawing = drawing(json);
                    default -> json.skipChildren();
                }
            }
            require(json.nextToken(), null, "nothing after the object");
            return new LabelledDrawing(present(word, "word"), present(drawing, "drawing"));
        } catch (JsonProcessingException e) {
            throw new Mismatch("JSON", JsonTrouble.of(e));
        } catch (IOException e) {
            throw new Mismatch("JSON in UTF-8", "bytes that are no text");
        }
    }

    private String word(JsonParser json) throws IOException, Mismatch {
        require(json.currentToken(), JsonToken.VALUE_STRING, "a text as the word");
        String word = json.getText();
        if (!words.contains(word)) {
            String known = words.size() <= 12
                    ? String.join(", ", words)
                    : "%s, … %s".formatted(String.join(", ", words.subList(0, 3)), words.getLast());
            throw new Mismatch("one of the words " + known, quoted(word));
        }
        return word;
    }

    private Drawing drawing(JsonParser json) throws IOException, Mismatch {
        require(json.currentToken(), JsonToken.START_ARRAY, "an array of strokes as the drawing");
        List<Stroke> strokes = new ArrayList<>();
        int points = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (strokes.size() == DrawingsFile.MAX_STROKES) {
                throw new Mismatch("at most %,d strokes".formatted(DrawingsFile.MAX_STROKES), "more");
            }
            Stroke stroke = stroke(json, strokes.size() + 1, DrawingsFile.MAX_POINTS - points);
            points += stroke.size();
            strokes.add(stroke);
        }
        if (strokes.isEmpty()) {
            throw new Mismatch("at least 1 stroke", "none");
        }
        return new Drawing(strokes);
    }

    private Stroke stroke(JsonParser json, int number, int maxPoints) throws IOException, Mismatch {
        String name = "stroke " + number;
        require(json.currentToken(), JsonToken.START_ARRAY, name + " as an array, [[x…],[y…]]");
        json.nextToken();
        read(json, x, "x of " + name, maxPoints);
        json.nextToken();
        read(json, y, "y of " + name, maxPoints);
        requireAsMany(y, "y", name);
        if (json.nextToken() != JsonToken.END_ARRAY) {
            read(json, times, "times of " + name, maxPoints);
            requireAsMany(times, "times", name);
            require(json.nextToken(), JsonToken.END_ARRAY, "the end of " + name + " after its times");
        }
        if (x.count == 0) {
            throw new Mismatch("at least 1 point in " + name, "none");
        }
        try {
            return new Stroke(x.toArray(), y.toArray());
        } catch (IllegalArgumentException e) {
            throw new Mismatch("points near the board in " + name, String.valueOf(e.getMessage()));
        }
    }

    private static void read(JsonParser json, Numbers numbers, String name, int max) throws IOException, Mismatch {
        require(json.currentToken(), JsonToken.START_ARRAY, "an array of numbers as the " + name);
        numbers.clear();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
                throw new Mismatch("numbers as the " + name, described(token));
            }
            if (numbers.count == max) {
                throw new Mismatch("at most %,d points".formatted(DrawingsFile.MAX_POINTS), "more");
            }
            numbers.add(json.getDoubleValue());
        }
    }

    private void requireAsMany(Numbers numbers, String name, String stroke) throws Mismatch {
        if (numbers.count != x.count) {
            throw new Mismatch("as many %s as x in %s, %d".formatted(name, stroke, x.count), "" + numbers.count);
        }
    }

    private static void require(@Nullable JsonToken found, @Nullable JsonToken expected, String description)
            throws Mismatch {
        if (found != expected) {
            throw new Mismatch(description, described(found));
        }
    }

    private static <T> T present(@Nullable T member, String name) throws Mismatch {
        if (member == null) {
            throw new Mismatch("a member \"%s\"".formatted(name), "none");
        }
        return member;
    }

    private static String described(@Nullable JsonToken token) {
        return switch (token) {
            case null -> "nothing";
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case END_ARRAY -> "the end of the array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            default -> token.asString() == null ? "something else" : token.asString();
        };
    }

    private static String quoted(String text) {
        return '"' + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + '"';
    }
}
