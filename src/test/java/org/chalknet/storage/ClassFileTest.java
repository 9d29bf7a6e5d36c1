package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    private static final LabelledDrawing TWO = new LabelledDrawing("2", new Drawing(List.of(Stroke.dot(7, 8))));
    private static final LabelledDrawing ONE = new LabelledDrawing("1", new Drawing(List.of(Stroke.dot(5, 6))));

    @TempDir
    private Path folder;

    @Test
    void isEmptyBeforeAnythingIsKept() throws IOException {
        assertThat(reopened(folder.resolve("not there yet"))).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsWhatTheWindowChanges() throws IOException {
        Path deep = folder.resolve("deep").resolve("down");
        ClassFile file = ClassFile.of(deep, DIGITS);
        file.sync(List.of(), List.of(SEVEN));
        assertThat(reopened(deep)).containsExactly(SEVEN);
        file.sync(List.of(SEVEN), List.of(SEVEN, ONE));
        assertThat(reopened(deep)).containsExactly(SEVEN, ONE);
        file.sync(List.of(SEVEN, ONE), List.of(ONE));
        assertThat(reopened(deep)).containsExactly(ONE);
        file.sync(List.of(ONE), List.of(SEVEN, ONE));
        assertThat(reopened(deep)).containsExactly(SEVEN, ONE);
    }

    @Test
    void growsNotBeyondWhatIsReadAgain() throws IOException {
        ClassFile file = ClassFile.of(folder, DIGITS);
        file.sync(List.of(), List.of(SEVEN));
        List<LabelledDrawing> many = new ArrayList<>(List.of(SEVEN));
        for (int i = 0; i < DrawingsFile.MAX_LINES; i++) {
            many.add(new LabelledDrawing("1", new Drawing(List.of(Stroke.dot(i, 0)))));
        }
        assertThatIOException()
                .isThrownBy(() -> file.sync(List.of(SEVEN), many))
                .withMessage("expected at most 500,000 drawings, but found 500,001");
        assertThat(reopened(folder)).containsExactly(SEVEN);
    }

    @Test
    void putsWhatIsAddedAtTheEndAndLeavesTheRestOfTheFileAlone() throws IOException {
        ClassFile file = ClassFile.of(folder, DIGITS);
        String foreign = "{\"key\":5,\"word\":\"7\",\"drawing\":[[[1,3.25],[2,4]]]}\n";
        Files.writeString(file.path(), foreign);
        file.sync(List.of(), List.of(ONE));
        assertThat(Files.readString(file.path())).startsWith(foreign).hasLineCount(2);
    }

    @Test
    void joinsWhatTwoWindowsKeep() throws IOException {
        ClassFile mine = ClassFile.of(folder, DIGITS);
        ClassFile other = ClassFile.of(folder, DIGITS);
        mine.sync(List.of(), List.of(SEVEN));
        assertThat(other.sync(List.of(), List.of()).drawings()).containsExactly(SEVEN);
        other.sync(List.of(SEVEN), List.of(SEVEN, ONE));
        // Takes away its own, and knows nothing of the other.
        assertThat(mine.sync(List.of(SEVEN), List.of(TWO)).drawings()).containsExactly(ONE, TWO);
        assertThat(reopened(folder)).containsExactly(ONE, TWO);
        LabelledDrawing relabelled = new LabelledDrawing("9", TWO.drawing());
        assertThat(other.sync(List.of(SEVEN, ONE), List.of(SEVEN)).drawings()).containsExactly(TWO);
        other.sync(List.of(TWO), List.of(relabelled));
        assertThat(mine.sync(List.of(ONE, TWO), List.of(ONE, TWO)).drawings()).containsExactly(relabelled);
    }

    /** The window goes on while the file is being written. */
    @Test
    void keepsWhatTheWindowDoesBeforeItHearsOfTheOther() throws IOException {
        ClassFile mine = ClassFile.of(folder, DIGITS);
        mine.sync(List.of(), List.of(SEVEN));
        ClassFile other = ClassFile.of(folder, DIGITS);
        other.sync(List.of(), List.of(ONE));
        assertThat(mine.sync(List.of(SEVEN), List.of()).drawings()).containsExactly(ONE);
        assertThat(mine.sync(List.of(), List.of(SEVEN)).drawings()).containsExactlyInAnyOrder(ONE, SEVEN);
        assertThat(reopened(folder)).containsExactlyInAnyOrder(ONE, SEVEN);
    }

    @Test
    void takesAFileThatIsGoneForNoWishOfAnybody() throws IOException {
        ClassFile file = ClassFile.of(folder, DIGITS);
        file.sync(List.of(), List.of(SEVEN));
        Files.delete(file.path());
        assertThat(file.sync(List.of(SEVEN), List.of(SEVEN, ONE)).drawings()).containsExactly(SEVEN, ONE);
        assertThat(reopened(folder)).containsExactly(SEVEN, ONE);
    }

    @Test
    void losesNothingOfManyWindowsThatWriteAtOnce() throws Exception {
        List<Callable<ClassFile.Kept>> windows = IntStream.range(0, 4)
                .<Callable<ClassFile.Kept>>mapToObj(window -> () -> {
                    ClassFile file = ClassFile.of(folder, DIGITS);
                    List<LabelledDrawing> before = List.of();
                    ClassFile.Kept kept = file.sync(before, before);
                    for (int i = 0; i < 20; i++) {
                        before = kept.drawings();
                        List<LabelledDrawing> now = new ArrayList<>(before);
                        now.add(new LabelledDrawing("3", new Drawing(List.of(Stroke.dot(window, i)))));
                        kept = file.sync(before, now);
                    }
                    return kept;
                })
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(windows.size())) {
            for (Future<ClassFile.Kept> done : threads.invokeAll(windows)) {
                assertThat(done.get().copy()).isNull();
            }
        }
        assertThat(reopened(folder)).hasSize(80).doesNotHaveDuplicates();
    }

    @Test
    void isAnotherForOtherClasses() {
        assertThat(ClassFile.of(folder, DIGITS).path()).hasFileName("class-0-1-2-3-4-5-6-7-8-9.ndjson");
        List<Path> paths = Stream.of(
                        List.of("T-shirt/top", "Bag"),
                        List.of("T-shirt-top", "Bag"),
                        List.of("t-shirt-top", "bag"),
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
        file.sync(List.of(), List.of(SEVEN));
        String torn = Files.readString(file.path()) + "{\"word\":\"1\",\"draw";
        Files.writeString(file.path(), torn);

        ClassFile.Kept kept = ClassFile.of(folder, DIGITS).sync(List.of(), List.of());
        assertThat(kept.drawings()).containsExactly(SEVEN);
        assertThat(kept.trouble()).contains("line 2");
        assertThat(Objects.requireNonNull(kept.copy())).hasContent(torn);
        assertThat(ClassFile.of(folder, DIGITS).sync(List.of(), List.of()).copy())
                .isNull();
    }

    @Test
    void takesWhatIsDamagedForNoWishOfAnybody() throws IOException {
        ClassFile file = ClassFile.of(folder, DIGITS);
        file.sync(List.of(), List.of(SEVEN, ONE));
        Files.write(file.path(), new byte[] {1, 2, 3, '\n'});
        ClassFile.Kept kept = file.sync(List.of(SEVEN, ONE), List.of(SEVEN, ONE));
        assertThat(kept.drawings()).containsExactly(SEVEN, ONE);
        assertThat(Objects.requireNonNull(kept.copy())).hasBinaryContent(new byte[] {1, 2, 3, '\n'});
        assertThat(reopened(folder)).containsExactly(SEVEN, ONE);
    }

    @Test
    void keepsACopyOfEachFileThatIsNone() throws IOException {
        ClassFile file = ClassFile.of(folder, DIGITS);
        List<Path> copies = new ArrayList<>();
        for (byte content = 1; content < 3; content++) {
            Files.write(file.path(), new byte[] {content, '\n'});
            copies.add(Objects.requireNonNull(
                    ClassFile.of(folder, DIGITS).sync(List.of(), List.of()).copy()));
        }
        assertThat(copies.getFirst()).isNotEqualTo(copies.getLast()).hasBinaryContent(new byte[] {1, '\n'});
    }

    @Test
    void saysThatItCannotBeWrittenAndTriesAgain() throws IOException {
        Path occupied = Files.writeString(folder.resolve("a file"), "");
        ClassFile file = ClassFile.of(occupied, DIGITS);
        assertThatIOException().isThrownBy(() -> file.sync(List.of(), List.of(SEVEN)));
        Files.delete(occupied);
        file.sync(List.of(SEVEN), List.of(SEVEN, ONE));
        assertThat(reopened(occupied)).containsExactly(SEVEN, ONE);
    }

    @Test
    void leavesAFolderInItsPlaceAsItIs() throws IOException {
        ClassFile file = ClassFile.of(folder, DIGITS);
        Files.createDirectory(file.path());
        assertThatIOException()
                .isThrownBy(() -> file.sync(List.of(), List.of(SEVEN)))
                .withMessageContaining("it is a folder, a pipe or a device");
        assertThat(file.path()).isEmptyDirectory();
    }

    private static List<LabelledDrawing> reopened(Path in) throws IOException {
        return ClassFile.of(in, DIGITS).sync(List.of(), List.of()).drawings();
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
