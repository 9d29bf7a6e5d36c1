package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.Stroke;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassFileTest {

    private static final List<String> DIGITS =
            IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    private static final LabelledDrawing SEVEN =
            new LabelledDrawing("7", new Drawing(List.of(Stroke.dot(1, 2).to(3.25, 4))));
    private static final LabelledDrawing ONE = new LabelledDrawing("1", new Drawing(List.of(Stroke.dot(5, 6))));

    @TempDir
    private Path folder;

    @Test
    void isEmptyBeforeAnythingIsKept() throws IOException {
        ClassFile file = ClassFile.of(folder.resolve("not there yet"), DIGITS);
        assertThat(file.load().drawings()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsEachDrawingByItself() throws IOException {
        ClassFile file = ClassFile.of(folder.resolve("deep").resolve("down"), DIGITS);
        file.append(SEVEN);
        assertThat(file.load().drawings()).containsExactly(SEVEN);
        file.append(ONE);
        assertThat(file.load().drawings()).containsExactly(SEVEN, ONE);
        file.save(List.of(ONE));
        assertThat(file.load().drawings()).containsExactly(ONE);
    }

    @Test
    void isAnotherForOtherClasses() {
        assertThat(ClassFile.of(folder, DIGITS).path()).hasFileName("class-0-1-2-3-4-5-6-7-8-9.ndjson");
        List<Path> paths = Stream.of(
                        List.of("T-shirt/top", "Bag"),
                        List.of("T-shirt-top", "Bag"),
                        List.of("t", "shirt", "top", "bag"),
                        IntStream.range(0, 100).mapToObj(Integer::toString).toList(),
                        IntStream.range(0, 99).mapToObj(Integer::toString).toList(),
                        List.of("日", "月"),
                        List.of("../../x", "y"))
                .map(words -> ClassFile.of(folder, words).path())
                .toList();
        assertThat(paths)
                .doesNotHaveDuplicates()
                .allMatch(path -> folder.equals(path.normalize().getParent()));
    }

    @Test
    void readsWhatCanBeReadAndKeepsACopyOfTheRest() throws IOException {
        ClassFile file = ClassFile.of(folder, DIGITS);
        file.append(SEVEN);
        String torn = Files.readString(file.path()) + "{\"word\":\"1\",\"draw";
        Files.writeString(file.path(), torn);

        ClassFile.Loaded loaded = file.load();
        assertThat(loaded.drawings()).containsExactly(SEVEN);
        assertThat(loaded.trouble()).contains("line 2");
        file.save(loaded.drawings());
        assertThat(Objects.requireNonNull(loaded.copy())).hasContent(torn);
        assertThat(file.load().copy()).isNull();
    }

    @Test
    void keepsACopyOfAFileThatIsNone() throws IOException {
        ClassFile file = ClassFile.of(folder, DIGITS);
        Files.write(file.path(), new byte[] {1, 2, 3, '\n'});
        Path first = Objects.requireNonNull(file.load().copy());
        Path second = Objects.requireNonNull(file.load().copy());
        assertThat(first).isNotEqualTo(second).hasBinaryContent(new byte[] {1, 2, 3, '\n'});
    }

    @Test
    void saysThatItCannotBeWritten() throws IOException {
        Path occupied = Files.writeString(folder.resolve("a file"), "");
        assertThatIOException().isThrownBy(() -> ClassFile.of(occupied, DIGITS).append(SEVEN));
    }

    @Test
    void knowsWhatAFileHolds() {
        assertThat(ClassFile.holds(SEVEN.drawing())).isTrue();
        Stroke long1 = new Stroke(new double[10_000], new double[10_000]);
        assertThat(ClassFile.holds(new Drawing(List.of(long1)))).isTrue();
        assertThat(ClassFile.holds(new Drawing(List.of(long1, Stroke.dot(1, 1)))))
                .isFalse();
        assertThat(ClassFile.holds(new Drawing(
                        Stream.generate(() -> Stroke.dot(1, 1)).limit(1_001).toList())))
                .isFalse();
    }
}
