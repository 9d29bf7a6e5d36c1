package org.chalknet.ui.ourclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.storage.ClassFile;
import org.chalknet.storage.DrawingsFile;
import org.chalknet.ui.Failures;
import org.chalknet.ui.ToldDialogs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set by JUnit and before each
class ClassFilesControllerTest {

    private static final LabelledDrawing A = ClassSamples.drawing("1", 1);
    private static final LabelledDrawing B = ClassSamples.drawing("2", 2);

    private final ClassModel model = new ClassModel();
    private final ToldDialogs dialogs = new ToldDialogs();
    private final Failures failures = new Failures(dialogs, Runnable::run);
    private final List<Path> saved = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path kept;
    private ClassController ourClass;
    private ClassFilesController controller;

    @BeforeEach
    void start() {
        kept = folder.resolve("kept");
        ourClass = new ClassController(model, kept, dialogs, failures, Runnable::run, Runnable::run);
        ourClass.datasetChanged(ClassSamples.DIGITS);
        controller = controller(Runnable::run);
    }

    @Test
    void addsTheDrawingsOfAFileAndSavesThem() throws Exception {
        Path file = folder.resolve("from another computer.ndjson");
        DrawingsFile.save(file, List.of(A, B));
        ourClass.label(A);
        dialogs.file = Optional.of(file);
        controller.open();
        assertThat(model.drawings()).containsExactly(A, B);
        assertThat(model.messageProperty().get()).isEqualTo("Added from the file: 1; there before: 1");
        assertThat(onDisk()).containsExactly(A, B);

        Path chosen = folder.resolve("saved.ndjson");
        dialogs.file = Optional.of(chosen);
        controller.save();
        assertThat(DrawingsFile.read(chosen, ClassSamples.DIGITS.classNames(), DrawingsFile.WrongLines.REFUSE)
                        .drawings())
                .containsExactly(A, B);
        assertThat(saved).containsExactly(chosen);
    }

    @Test
    void tellsWhichLinesOfAFileAreWrongAndReadsTheRestOnRequest() throws IOException {
        Path file = Files.writeString(
                folder.resolve("wrong.ndjson"),
                "{\"word\":\"1\",\"drawing\":[[[1],[2]]]}\nno\n{\"word\":\"cat\",\"drawing\":[[[1],[2]]]}\n");
        dialogs.file = Optional.of(file);
        controller.open();
        assertThat(model.drawings()).isEmpty();
        assertThat(dialogs.told)
                .containsExactly("Lines of wrong.ndjson that are no drawings: 2 of 3"
                        + " | Line 2: expected JSON, but found a mistake at column 1"
                        + " | Line 3: expected one of the words 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, but found \"cat\""
                        + " | Read the other 1");
        dialogs.takesOffers = true;
        controller.open();
        assertThat(onDisk()).hasSize(1);
        assertThat(model.messageProperty().get()).isEqualTo("Added from the file: 1; wrong lines: 2");
    }

    @Test
    void offersNothingOfAFileWithoutADrawing() throws IOException {
        dialogs.file = Optional.of(Files.writeString(folder.resolve("wrong.ndjson"), "no\n"));
        dialogs.takesOffers = true;
        controller.open();
        assertThat(model.drawings()).isEmpty();
        assertThat(dialogs.told).singleElement().asString().endsWith("a mistake at column 1");
    }

    @Test
    void addsNothingToAnotherClassThatIsThereByNow() throws IOException {
        Path file = folder.resolve("digits.ndjson");
        DrawingsFile.save(file, List.of(A));
        dialogs.file = Optional.of(file);
        Queue<Runnable> background = new ArrayDeque<>();
        controller(background::add).open();
        ourClass.datasetChanged(ClassSamples.dataset(List.of("1", "Bag")));
        background.remove().run();
        assertThat(model.drawings()).isEmpty();
    }

    @Test
    void asksBeforeDrawingsThatCannotBeKeptGoWithTheWindow() throws IOException {
        List<String> closed = new ArrayList<>();
        ourClass.label(A);
        controller.leave(() -> closed.add("all is kept"));
        assertThat(closed).hasSize(1);

        Files.move(kept, folder.resolve("moved"));
        Files.writeString(kept, "a file");
        ourClass.label(B);
        dialogs.told.clear();
        controller.leave(() -> closed.add("not yet"));
        assertThat(closed).hasSize(1);
        assertThat(dialogs.told).singleElement().asString().startsWith("Drawings of our class are not saved. | ");

        Path chosen = folder.resolve("saved.ndjson");
        dialogs.answer = Optional.of("Save the drawings…");
        dialogs.file = Optional.of(chosen);
        controller.leave(() -> closed.add("saved"));
        assertThat(closed).containsExactly("all is kept", "saved");
        assertThat(Files.readAllLines(chosen)).hasSize(2);

        Files.delete(kept);
        ourClass.sync();
        dialogs.answer = Optional.empty();
        controller.leave(() -> closed.add("kept again"));
        assertThat(closed).hasSize(3);
    }

    private List<LabelledDrawing> onDisk() throws IOException {
        return ClassFile.of(kept, ClassSamples.DIGITS.classNames())
                .sync(List.of(), List.of())
                .drawings();
    }

    private ClassFilesController controller(Executor background) {
        return new ClassFilesController(model, ourClass, dialogs, saved::add, failures, background, Runnable::run);
    }
}
