package org.chalknet.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.Stroke;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingParserTest {

    private static final LabelledDrawing SEVEN = new LabelledDrawing(
            "7",
            new Drawing(List.of(
                    new Stroke(new double[] {10, 90, 40.5}, new double[] {12, -8, 300}),
                    new Stroke(new double[] {30}, new double[] {100}))));

    private final DrawingParser parser = new DrawingParser(List.of("7", "cat"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"word\":\"7\",\"drawing\":[[[10,90,40.5],[12,-8,300]],[[30],[100]]]}",
                " { \"drawing\" : [[[10,9e1,40.5],[1.2E1,-8,300]],[[30.0],[100]]] , \"word\" : \"\\u0037\" }\r",
                "{\"word\":\"7\",\"drawing\":[[[10,90,40.5],[12,-8,300],[0,17,33]],[[30],[100],[520.5]]]}",
                "{\"word\":\"7\",\"key_id\":\"5152\",\"recognized\":true,\"more\":{\"a\":[1,null]},"
                        + "\"drawing\":[[[10,90,40.5],[12,-8,300]],[[30],[100]]]}"
            })
    void readsTheLayoutOfQuickDraw(String text) throws DrawingParser.Mismatch {
        assertThat(parse(text)).isEqualTo(SEVEN);
    }

    @Test
    void keepsNothingFromTheLineBefore() throws DrawingParser.Mismatch {
        parse("{\"word\":\"7\",\"drawing\":[[[1,2,3,4],[1,2,3,4],[1,2,3,4]]]}");
        assertThat(parse("{\"word\":\"cat\",\"drawing\":[[[5],[6]]]}"))
                .isEqualTo(new LabelledDrawing("cat", Drawing.EMPTY.with(Stroke.dot(5, 6))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [1]                                             | an object, {"word":…,"drawing":…} | an array
            {"drawing":[[[1],[2]]]}                         | a member "word"                   | none
            {"word":"7"}                                    | a member "drawing"                | none
            {"word":7,"drawing":[[[1],[2]]]}                | a text as the word                | a number
            {"word":"dog","drawing":[[[1],[2]]]}            | one of the words 7, cat           | "dog"
            {"word":"7","drawing":null}                     | an array of strokes as the drawing | null
            {"word":"7","drawing":[]}                       | at least 1 stroke                 | none
            {"word":"7","drawing":[[[1],[2]],7]}            | stroke 2 as an array, [[x…],[y…]] | a number
            {"word":"7","drawing":[[[],[]]]}                | at least 1 point in stroke 1      | none
            {"word":"7","drawing":[[]]}                     | an array of numbers as the x of stroke 1 | the end of the array
            {"word":"7","drawing":[[[1]]]}                  | an array of numbers as the y of stroke 1 | the end of the array
            {"word":"7","drawing":[[[1,true],[1,2]]]}       | numbers as the x of stroke 1      | true
            {"word":"7","drawing":[[[1,"2"],[1,2]]]}        | numbers as the x of stroke 1      | a text
            {"word":"7","drawing":[[[1,2],[1]]]}            | as many y as x in stroke 1, 2     | 1
            {"word":"7","drawing":[[[1,2],[1,2],[0]]]}      | as many times as x in stroke 1, 2 | 1
            {"word":"7","drawing":[[[1],[2],[3],[4]]]}      | the end of stroke 1 after its times | an array
            {"word":"7","drawing":[[[1],[2]]]} {}           | nothing after the object          | an object
            {"word":"7","drawing":[[[1000001],[2]]]}        | points near the board in stroke 1 | x of point 1 of a stroke must be from -1000000 to 1000000, but is 1000001.0
            {"word":"7","drawing":[[[1e999],[2]]]}          | points near the board in stroke 1 | x of point 1 of a stroke must be from -1000000 to 1000000, but is Infinity
            """)
    void tellsWhatIsWrong(String text, String expected, String found) {
        assertMismatch(text, expected, found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"word\":\"7\",\"drawing\":[[[1],[2]]",
                "{\"word\":\"7\",\"word\":\"7\",\"drawing\":[[[1],[2]]]}",
                "{\"word\":\"7\",\"drawing\":[[[NaN],[2]]]}",
                "{\"word\":\"7\",\"drawing\":[[[01],[2]]]}",
                "{\"word\":\"7\",\"drawing\":[[[1,],[2]]]}",
                "{'word':'7','drawing':[[[1],[2]]]}",
                "{\"word\":\"7\",\"drawing\":[[[1],[2]]]} x",
                "{\"a\":[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]],\"word\":\"7\",\"drawing\":[[[1],[2]]]}",
                "word: 7",
                "\u0000"
            })
    void acceptsStrictJsonOnly(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(DrawingParser.Mismatch.class, e -> {
            assertThat(e.expected()).startsWith("JSON");
            assertThat(e.found())
                    .matches("(a mistake|its end too early|the same member twice|more than .+)( at column [0-9]+)?");
        });
    }

    @Test
    void refusesMoreThanTheLimits() {
        String dot = "[[1],[2]]";
        assertMismatch(
                "{\"word\":\"7\",\"drawing\":[%s]}".formatted(joined(dot, 1001)), "at most 1,000 strokes", "more");
        String ten = "[[%s],[%1$s]]".formatted(joined("3", 11));
        assertMismatch(
                "{\"word\":\"7\",\"drawing\":[%s]}".formatted(joined(ten, 1000)), "at most 10,000 points", "more");
    }

    @Test
    void namesAFewOfManyWords() {
        List<String> many =
                IntStream.rangeClosed(1, 100).mapToObj(i -> "word" + i).toList();
        assertThatThrownBy(() -> parse(new DrawingParser(many), "{\"word\":\"" + "w".repeat(50) + "\"}"))
                .isInstanceOfSatisfying(DrawingParser.Mismatch.class, e -> {
                    assertThat(e.expected()).isEqualTo("one of the words word1, word2, word3, … word100");
                    assertThat(e.found()).isEqualTo('"' + "w".repeat(40) + "…\"");
                });
    }

    private static String joined(String element, int count) {
        return String.join(",", java.util.Collections.nCopies(count, element));
    }

    private void assertMismatch(String text, String expected, String found) {
        assertThatThrownBy(() -> parse(text)).isInstanceOfSatisfying(DrawingParser.Mismatch.class, e -> {
            assertThat(e.expected()).isEqualTo(expected);
            assertThat(e.found()).isEqualTo(found);
        });
    }

    private LabelledDrawing parse(String text) throws DrawingParser.Mismatch {
        return parse(parser, text);
    }

    private static LabelledDrawing parse(DrawingParser parser, String text) throws DrawingParser.Mismatch {
        byte[] bytes = text.getBytes(UTF_8);
        return parser.parse(bytes, bytes.length);
    }
}
