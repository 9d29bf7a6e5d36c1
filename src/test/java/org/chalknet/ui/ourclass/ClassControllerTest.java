package org.chalknet.ui.ourclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.Stroke;
import org.chalknet.storage.ClassFile;
import org.chalknet.storage.DrawingsFile;
import org.chalknet.training.TrainingSettings;
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
                model,
                kept,
                dialogs,
                new Failures(dialogs, Runnable::run),
                Runnable::run,
                Runnable::run,
                Runnable::run);
        controller.datasetChanged(ClassSamples.DIGITS);
        Files.writeString(kept, "");
        controller.label(A);
        assertThat(dialogs.told).hasSize(1);
        Files.delete(kept);
        controller.label(B);
        assertThat(ClassFile.of(kept, ClassSamples.DIGITS.classNames()).load().drawings())
                .containsExactly(A, B);
    }

    @Test
    void showsNoResultOfDrawingsThatAreGone() {
        Queue<Runnable> asking = new ArrayDeque<>();
        ClassController controller = new ClassController(
                model,
                folder,
                dialogs,
                new Failures(dialogs, Runnable::run),
                Runnable::run,
                asking::add,
                Runnable::run);
        controller.datasetChanged(ClassSamples.DIGITS);
        controller.label(A);
        controller.networkChanged(ClassSamples.sureOf(2), 0);
        controller.remove(List.of(A));
        asking.remove().run();
        assertThat(model.resultProperty().get()).isNull();
    }

    @Test
    void addsTheDrawingsOfAFileAndSavesThem() throws Exception {
        Path file = folder.resolve("from another computer.ndjson");
        DrawingsFile.save(file, List.of(A, B));
        ClassController controller = started(model);
        controller.label(A);
        dialogs.file = Optional.of(file);
        controller.open();
        assertThat(model.drawings()).containsExactly(A, B);
        assertThat(model.messageProperty().get()).isEqualTo("Added from the file: 1; there before: 1");
        assertThat(reopened()).containsExactly(A, B);

        Path saved = folder.resolve("saved.ndjson");
        dialogs.file = Optional.of(saved);
        controller.save();
        assertThat(DrawingsFile.read(saved, ClassSamples.DIGITS.classNames(), DrawingsFile.WrongLines.REFUSE)
                        .drawings())
                .containsExactly(A, B);
    }

    @Test
    void tellsWhichLineOfAFileIsWrongAndTakesNoneOfIt() throws IOException {
        Path file = Files.writeString(
                folder.resolve("wrong.ndjson"),
                "{\"word\":\"1\",\"drawing\":[[[1],[2]]]}\n{\"word\":\"cat\",\"drawing\":[[[1],[2]]]}\n");
        ClassController controller = started(model);
        dialogs.file = Optional.of(file);
        controller.open();
        assertThat(model.drawings()).isEmpty();
        assertThat(dialogs.told).singleElement().asString().contains("line 2", "cat");
    }

    @Test
    void tellsThatADrawingIsNotOnTheDiskAndKeepsItInTheWindow() throws IOException {
        Path occupied = Files.writeString(folder.resolve("a file"), "");
        ClassController controller = new ClassController(
                model,
                occupied,
                dialogs,
                new Failures(dialogs, Runnable::run),
                Runnable::run,
                Runnable::run,
                Runnable::run);
        controller.datasetChanged(ClassSamples.DIGITS);
        controller.label(A);
        assertThat(model.drawings()).containsExactly(A);
        assertThat(dialogs.told).singleElement().asString().contains("could not be saved");
    }

    @Test
    void refusesADrawingThatNoFileHolds() {
        Stroke scrawl = new Stroke(new double[10_001], new double[10_001]);
        started(model).label(new LabelledDrawing("1", new Drawing(List.of(scrawl))));
        assertThat(model.drawings()).isEmpty();
        assertThat(dialogs.told).singleElement().asString().contains("10,000 points");
    }

    @Test
    void measuresEveryNetworkAndEveryChange() {
        ClassController controller = started(model);
        controller.label(A);
        assertThat(model.resultProperty().get()).isNull();
        controller.networkChanged(ClassSamples.sureOf(1), 0);
        assertThat(result().right()).isEqualTo(1);
        controller.label(B);
        assertThat(result().count()).isEqualTo(2);
        assertThat(result().misread()).containsExactly(new ClassResult.Misread(B, "1"));
        controller.networkChanged(ClassSamples.sureOf(2), 1);
        assertThat(result().epoch()).isEqualTo(1);
        assertThat(result().misread()).containsExactly(new ClassResult.Misread(A, "2"));
        controller.remove(List.of(A, B));
        assertThat(model.resultProperty().get()).isNull();
        controller.undo();
        controller.runStarted(TrainingSettings.DEFAULTS);
        assertThat(model.resultProperty().get()).isNull();
    }

    @Test
    void keepsADrawingWithoutWaitingForANetwork() {
        Queue<Runnable> asking = new ArrayDeque<>();
        ClassController controller = new ClassController(
                model,
                folder,
                dialogs,
                new Failures(dialogs, Runnable::run),
                Runnable::run,
                asking::add,
                Runnable::run);
        controller.datasetChanged(ClassSamples.DIGITS);
        controller.label(A);
        controller.networkChanged(ClassSamples.sureOf(1), 0);
        controller.label(B);
        assertThat(asking).hasSize(1);
        assertThat(reopened()).containsExactly(A, B);
    }

    @Test
    void asksOnlyTheLatestNetworkAndShowsNothingOfAnOlderRun() {
        Queue<Runnable> background = new ArrayDeque<>();
        ClassController controller = controller(model, background::add);
        controller.datasetChanged(ClassSamples.DIGITS);
        controller.label(A);
        background.clear();
        controller.networkChanged(ClassSamples.sureOf(1), 0);
        controller.networkChanged(ClassSamples.sureOf(2), 1);
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(result().epoch()).isEqualTo(1);

        controller.networkChanged(ClassSamples.sureOf(3), 2);
        controller.runStarted(TrainingSettings.DEFAULTS);
        background.remove().run();
        assertThat(model.resultProperty().get()).isNull();
    }

    private ClassResult result() {
        return Objects.requireNonNull(model.resultProperty().get());
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
                of, folder, dialogs, new Failures(dialogs, Runnable::run), background, background, Runnable::run);
    }
}
