package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.Stroke;
import org.chalknet.storage.DrawingsFile.Content;
import org.chalknet.storage.DrawingsFile.Skipped;
import org.chalknet.storage.DrawingsFile.WrongLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingsFileTest {

    private static final LabelledDrawing ONE = new LabelledDrawing(
            "1", Drawing.EMPTY.with(new Stroke(new double[] {1, 1.1, -3}, new double[] {1 / 3.0, 1e-7, 500})));
    private static final LabelledDrawing DOT = new LabelledDrawing("0", Drawing.EMPTY.with(Stroke.dot(250, 250)));
    private static final String LINE = "{\"word\":\"0\",\"drawing\":[[[250],[250]]]}\n";

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("class.ndjson");
    }

    @Test
    void readsADrawingOfEachPupil() throws Exception {
        Path pupils = Path.of(Objects.requireNonNull(getClass().getResource("/org/chalknet/drawings/class-300.ndjson"))
                .toURI());
        Content content = DrawingsFile.read(pupils, Words.DIGITS, WrongLines.REFUSE);
        assertThat(content.skipped()).isEmpty();
        assertThat(content.drawings()).hasSize(300);
        assertThat(content.drawings().stream()
                        .collect(Collectors.groupingBy(LabelledDrawing::word, Collectors.counting())))
                .hasSize(10)
                .allSatisfy((word, count) -> assertThat(count).isEqualTo(30));
        Stroke first = content.drawings().getFirst().drawing().strokes().getFirst();
        assertThat(first.x(0)).isEqualTo(226);
        assertThat(first.y(0)).isEqualTo(182);
    }

    @Test
    void givesBackWhatItWasGiven() throws Exception {
        DrawingsFile.save(file, List.of(ONE, DOT));
        assertThat(read(WrongLines.REFUSE)).isEqualTo(new Content(List.of(ONE, DOT), List.of()));
        assertThat(Files.readAllLines(file)).element(1).isEqualTo(LINE.strip());
    }

    @Test
    void writesWhatAnyJsonReaderReads() throws Exception {
        DrawingsFile.append(file, List.of(ONE));
        JsonNode node = new ObjectMapper().readTree(file.toFile());
        assertThat(node.get("word").textValue()).isEqualTo("1");
        assertThat(node.at("/drawing/0/0")).hasToString("[1,1.1,-3]");
        assertThat(node.at("/drawing/0/1/0").doubleValue()).isEqualTo(1 / 3.0);
    }

    @Test
    void savesNothingThatIsNotReadAgain() throws Exception {
        DrawingsFile.save(file, List.of(ONE));
        assertThatThrownBy(() -> DrawingsFile.save(file, Collections.nCopies(DrawingsFile.MAX_LINES + 1, DOT)))
                .isInstanceOf(IOException.class)
                .hasMessage("expected at most 500,000 drawings, but found 500,001");
        double[] places = new double[DrawingsFile.MAX_POINTS];
        LabelledDrawing long1 = new LabelledDrawing("1", Drawing.EMPTY.with(new Stroke(places, places)));
        assertThatThrownBy(() -> DrawingsFile.save(file, Collections.nCopies(1001, long1)))
                .isInstanceOf(IOException.class)
                .hasMessage("expected drawings of at most 10,000,000 points in all, but found 10,010,000");
        assertThat(read(WrongLines.REFUSE).drawings()).containsExactly(ONE);
    }

    @Test
    void addsToTheEnd() throws Exception {
        DrawingsFile.append(file, List.of(ONE));
        DrawingsFile.append(file, List.of(DOT));
        DrawingsFile.append(file, List.of(ONE));
        assertThat(read(WrongLines.REFUSE).drawings()).containsExactly(ONE, DOT, ONE);
    }

    @Test
    void losesNothingToALineThatWasCutOff() throws Exception {
        Files.writeString(file, LINE + "{\"word\":\"1\",\"dra");
        DrawingsFile.append(file, List.of(ONE));
        Content content = read(WrongLines.SKIP);
        assertThat(content.drawings()).containsExactly(DOT, ONE);
        assertThat(content.skipped()).extracting(Skipped::number).containsExactly(2);
    }

    @Test
    void savesInOneStep() throws Exception {
        Files.writeString(file, "older");
        DrawingsFile.save(file, List.of(DOT));
        assertThat(file).hasContent(LINE);
        assertThat(folder).isDirectoryContaining(file::equals).isDirectoryNotContaining("glob:**.tmp");
        assertThatThrownBy(() -> DrawingsFile.save(folder.resolve("missing").resolve("class.ndjson"), List.of(DOT)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void readsAnyKindOfLineEnd() throws Exception {
        String line = LINE.strip();
        Files.writeString(file, "\uFEFF" + line + "\r\n\r\n \t\n" + line + "\n" + line);
        assertThat(read(WrongLines.REFUSE).drawings()).containsExactly(DOT, DOT, DOT);
        assertThat(DrawingsFile.read(Files.createFile(folder.resolve("empty")), Words.DIGITS, WrongLines.REFUSE))
                .isEqualTo(new Content(List.of(), List.of()));
    }

    @Test
    void namesTheFirstWrongLine() throws Exception {
        Files.writeString(file, LINE + "\n" + LINE.replace("word\":\"0", "word\":\"A") + "{\n");
        assertThatThrownBy(() -> read(WrongLines.REFUSE))
                .isInstanceOf(StorageException.class)
                .hasMessage(file + ", line 3: expected one of the words 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, but found \"A\"");
    }

    @Test
    void skipsWrongLinesOnRequestAndTells() throws Exception {
        Files.writeString(file, "[]\n" + LINE + "{\"word\":\"1\"}\n" + LINE);
        assertThat(read(WrongLines.SKIP))
                .isEqualTo(new Content(
                        List.of(DOT, DOT),
                        List.of(
                                new Skipped(1, "expected an object, {\"word\":…,\"drawing\":…}, but found an array"),
                                new Skipped(3, "expected a member \"drawing\", but found none"))));
    }

    @Test
    void skipsALineThatIsTooLong() throws Exception {
        Files.writeString(file, " ".repeat(1 << 20) + LINE + LINE);
        assertThat(read(WrongLines.SKIP))
                .isEqualTo(new Content(
                        List.of(DOT), List.of(new Skipped(1, "expected at most 1,048,576 bytes, but found more"))));
    }

    @Test
    void refusesMoreThanTheLimits() throws Exception {
        Files.writeString(file, "\n".repeat(500_001));
        assertThatThrownBy(() -> read(WrongLines.SKIP))
                .hasMessage(file + ": expected at most 500,000 lines, but found more");
        String points = Stream.generate(() -> "1").limit(10_000).collect(Collectors.joining(","));
        String large = "{\"word\":\"0\",\"drawing\":[[[%s],[%1$s]]]}\n".formatted(points);
        Files.writeString(file, large.repeat(1001));
        assertThatThrownBy(() -> read(WrongLines.SKIP))
                .hasMessage(file + ": expected at most 10,000,000 points, but found more");
    }

    @Test
    void refusesWhatIsNoFile() {
        assertThatThrownBy(() -> read(WrongLines.SKIP)).hasMessage(file + ": expected a file, but found none");
        file = folder;
        assertThatThrownBy(() -> read(WrongLines.SKIP)).hasMessage(file + ": expected a file, but found a folder");
    }

    private Content read(WrongLines wrongLines) throws StorageException {
        return DrawingsFile.read(file, Words.DIGITS, wrongLines);
    }
}
