package org.chalknet.ui.ourclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.Stroke;
import org.chalknet.storage.ClassFile;
import org.chalknet.storage.DrawingsFile;
import org.chalknet.ui.Failures;
import org.chalknet.ui.ToldDialogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassControllerTest {

    private static final LabelledDrawing A = ClassSamples.drawing("1", 1);
    private static final LabelledDrawing B = ClassSamples.drawing("2", 2);

    private final ClassModel model = new ClassModel();
    private final ToldDialogs dialogs = new ToldDialogs();

    @TempDir
    private Path folder;

    @Test
    void keepsEachDrawingAtOnce() {
        ClassController controller = started(model);
        controller.label(A);
        assertThat(reopened()).containsExactly(A);
        controller.label(B);
        assertThat(reopened()).containsExactly(A, B);
    }

    @Test
    void keepsRemovalsAndLabels() {
        ClassController controller = started(model);
        controller.label(A);
        controller.label(B);
        controller.remove(List.of(A));
        assertThat(reopened()).containsExactly(B);
        controller.undo();
        assertThat(reopened()).containsExactly(A, B);
        controller.relabel(List.of(B), "7");
        assertThat(reopened()).containsExactly(A, new LabelledDrawing("7", B.drawing()));
    }

    @Test
    void takesNoMoreDrawingsThanCanBeKept() {
        ClassController controller = started(model);
        model.addAll(IntStream.range(0, DrawingsFile.MAX_LINES)
                .mapToObj(i -> new LabelledDrawing("1", new Drawing(List.of(Stroke.dot(i, 1)))))
                .toList());
        controller.label(B);
        assertThat(model.drawings()).hasSize(DrawingsFile.MAX_LINES).doesNotContain(B);
        assertThat(dialogs.told)
                .containsExactly("There is no room for so many drawings. | "
                        + "expected at most 500,000 drawings, but found 500,001. Our class is as it was.");
    }

    /** Closing the dialog gives the window the focus, and that tries again. */
    @Test
    void saysOnceThatNothingCanBeKeptUntilSomethingChanges() throws IOException {
        ClassController controller = started(model);
        Files.delete(folder);
        Files.writeString(folder, "a file");
        controller.label(A);
        controller.sync();
        controller.sync();
        assertThat(dialogs.told).hasSize(1);
        controller.label(B);
        assertThat(dialogs.told).hasSize(2);
        Files.delete(folder);
        controller.sync();
        assertThat(reopened()).containsExactly(A, B);
    }

    @Test
    void relabelsADrawingThatIsLabelledAgain() {
        ClassController controller = started(model);
        controller.label(A);
        controller.label(new LabelledDrawing("8", A.drawing()));
        assertThat(reopened()).containsExactly(new LabelledDrawing("8", A.drawing()));
    }

    @Test
    void putsWhatWasKeptBeforeWhatIsLabelledWhileItIsRead() {
        started(new ClassModel()).label(A);
        Queue<Runnable> background = new ArrayDeque<>();
        ClassController controller = controller(model, background::add);
        controller.datasetChanged(ClassSamples.DIGITS);
        controller.label(B);
        while (!background.isEmpty()) {
            background.remove().run();
        }
        assertThat(model.drawings()).containsExactly(A, B);
        assertThat(reopened()).containsExactly(A, B);
    }

    @Test
    void losesNothingOfAFileToAChangeWhileItIsRead() {
        started(new ClassModel()).label(A);
        Queue<Runnable> background = new ArrayDeque<>();
        ClassController controller = controller(model, background::add);
        controller.datasetChanged(ClassSamples.DIGITS);
        controller.label(B);
        controller.remove(List.of(B));
        while (!background.isEmpty()) {
            background.remove().run();
        }
        assertThat(reopened()).containsExactly(A);
    }

    @Test
    void replacesADamagedFileSoThatItIsToldOnce() throws IOException {
        started(model).label(A);
        Path damaged = ClassFile.of(folder, ClassSamples.DIGITS.classNames()).path();
        Files.writeString(damaged, Files.readString(damaged) + "{\"word\":\"1\",\"draw");
        assertThat(reopened()).containsExactly(A);
        assertThat(dialogs.told).hasSize(1);
        assertThat(reopened()).containsExactly(A);
        assertThat(dialogs.told).hasSize(1);
    }

    @Test
    void makesGoodWhatCouldNotBeWritten() throws IOException {
        Path kept = folder.resolve("not writable yet");
        ClassController controller = new ClassController(
                model, kept, dialogs, new Failures(dialogs, Runnable::run), Runnable::run, Runnable::run);
        controller.datasetChanged(ClassSamples.DIGITS);
        Files.writeString(kept, "");
        controller.label(A);
        assertThat(dialogs.told).hasSize(1);
        Files.delete(kept);
        controller.label(B);
        assertThat(ClassFile.of(kept, ClassSamples.DIGITS.classNames())
                        .sync(List.of(), List.of())
                        .drawings())
                .containsExactly(A, B);
    }

    @Test
    void tellsThatADrawingIsNotOnTheDiskAndKeepsItInTheWindow() throws IOException {
        Path occupied = Files.writeString(folder.resolve("a file"), "");
        ClassController controller = new ClassController(
                model, occupied, dialogs, new Failures(dialogs, Runnable::run), Runnable::run, Runnable::run);
        controller.datasetChanged(ClassSamples.DIGITS);
        controller.label(A);
        assertThat(model.drawings()).containsExactly(A);
        assertThat(dialogs.told).singleElement().asString().contains("could not be");
    }

    @Test
    void refusesADrawingThatNoFileHolds() {
        Stroke scrawl = new Stroke(new double[10_001], new double[10_001]);
        started(model).label(new LabelledDrawing("1", new Drawing(List.of(scrawl))));
        assertThat(model.drawings()).isEmpty();
        assertThat(dialogs.told).singleElement().asString().contains("10,000 points");
    }

    @Test
    void joinsWhatAnotherWindowKeeps() {
        ClassController mine = started(model);
        mine.label(A);
        ClassModel others = new ClassModel();
        ClassController other = started(others);
        other.label(B);
        mine.sync();
        assertThat(model.drawings()).containsExactly(A, B);
        assertThat(model.messageProperty().get()).startsWith("Another window of Chalknet");
        mine.remove(List.of(A));
        other.relabel(List.of(B), "7");
        assertThat(others.drawings()).containsExactly(new LabelledDrawing("7", B.drawing()));
        mine.undo();
        assertThat(reopened()).containsExactlyInAnyOrder(A, new LabelledDrawing("7", B.drawing()));
        assertThat(dialogs.told).isEmpty();
    }

    /** Labels, removes and takes back in two windows that hear of each other late; none loses anything. */
    @Test
    void losesNothingHoweverLateWindowsHearOfEachOther() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Path shared = folder.resolve("seed " + seed);
            Queue<Runnable> tasks = new ArrayDeque<>();
            List<ClassModel> models = List.of(new ClassModel(), new ClassModel());
            List<ClassController> windows = models.stream()
                    .map(of -> new ClassController(
                            of, shared, dialogs, new Failures(dialogs, Runnable::run), tasks::add, tasks::add))
                    .toList();
            windows.forEach(window -> window.datasetChanged(ClassSamples.DIGITS));
            Set<LabelledDrawing> expected = new HashSet<>();
            for (int step = 0; step < 60; step++) {
                int window = random.nextInt(2);
                String own = Integer.toString(window);
                List<LabelledDrawing> seen = models.get(window).drawings().stream()
                        .filter(one -> one.word().equals(own))
                        .toList();
                if (random.nextInt(4) > 0 || seen.isEmpty()) {
                    LabelledDrawing drawing = ClassSamples.drawing(own, step);
                    windows.get(window).label(drawing);
                    expected.add(drawing);
                } else {
                    LabelledDrawing gone = seen.get(random.nextInt(seen.size()));
                    windows.get(window).remove(List.of(gone));
                    if (random.nextBoolean()) {
                        windows.get(window).undo();
                    } else {
                        expected.remove(gone);
                    }
                }
                for (int i = random.nextInt(4); i > 0 && !tasks.isEmpty(); i--) {
                    tasks.remove().run();
                }
            }
            for (int i = 0; i < 2; i++) {
                windows.forEach(ClassController::sync);
                while (!tasks.isEmpty()) {
                    tasks.remove().run();
                }
            }
            for (ClassModel each : models) {
                assertThat(each.drawings()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(expected);
            }
        }
        assertThat(dialogs.told).isEmpty();
    }

    /** Returns what a program that starts now finds. */
    private List<LabelledDrawing> reopened() {
        ClassModel other = new ClassModel();
        started(other);
        return other.drawings();
    }

    private ClassController started(ClassModel of) {
        ClassController controller = controller(of, Runnable::run);
        controller.datasetChanged(ClassSamples.DIGITS);
        return controller;
    }

    private ClassController controller(ClassModel of, Executor background) {
        return new ClassController(
                of, folder, dialogs, new Failures(dialogs, Runnable::run), background, Runnable::run);
    }
}
