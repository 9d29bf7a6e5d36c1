package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.storage.ModelInfo;
import org.chalknet.storage.StorageException;
import org.chalknet.ui.Failures;
import org.chalknet.ui.ToldDialogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunAutosaveTest {

    private final ToldDialogs dialogs = new ToldDialogs();

    @TempDir
    private Path userFolder;

    @Test
    void keepsTheRunOfAWindowThatCloses() throws StorageException {
        RunAutosave first = autosave();
        save(first, 0.5, 0.6);
        first.closing();
        first.ended();
        first.close();

        RunAutosave next = autosave();
        assertThat(next.adopt()).hasSize(1);
        Model model = ModelFile.read(next.adopt().getFirst());
        assertThat(model.info()).isNotNull();
        assertThat(model.info().program()).isEqualTo("Chalknet 0");
        assertThat(model.info().settings()).isEqualTo(Samples.FIVE_EPOCHS);
        assertThat(model.info().epochs()).isEqualTo(Samples.metrics(0.5, 0.6));
        next.close();
        assertThat(dialogs.told).isEmpty();
    }

    /** As long as the program lives, it may be killed. */
    @Test
    void keepsARunThatHasEndedUntilTheWindowCloses() {
        RunAutosave autosave = autosave();
        save(autosave, 0.5);
        autosave.ended();
        assertThat(userFolder.resolve("runs")).isNotEmptyDirectory();
        autosave.closing();
        autosave.close();
        assertThat(userFolder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void keepsARunThatHasEndedUntilItIsForgotten() {
        RunAutosave autosave = autosave();
        save(autosave, 0.5);
        autosave.forget();
        assertThat(userFolder.resolve("runs")).as("it goes on").isNotEmptyDirectory();
        autosave.ended();
        autosave.forget();
        assertThat(userFolder.resolve("runs")).isEmptyDirectory();
        autosave.close();
    }

    @Test
    void keepsARunThatHasEndedUntilTheNextIsKept() throws StorageException, IOException {
        RunAutosave first = autosave();
        save(first, 0.5);
        first.ended();
        save(first, 0.7);
        first.closing();
        first.close();

        RunAutosave next = autosave();
        assertThat(next.adopt()).hasSize(1);
        ModelInfo info = ModelFile.read(next.adopt().getFirst()).info();
        assertThat(info).isNotNull();
        assertThat(info.epochs()).isEqualTo(Samples.metrics(0.7));
        next.close();
    }

    @Test
    void keepsARunThatHasEndedUntilTheNextIsOnTheDisk() {
        RunAutosave autosave = autosave();
        save(autosave, 0.5);
        waitFor(() -> models().size() == 1);
        Path ended = models().getFirst();
        autosave.ended();
        save(autosave, 0.7);
        assertThat(ended).exists();
        waitFor(() -> models().size() == 2);
        save(autosave, 0.7, 0.8);
        assertThat(ended).doesNotExist();
        autosave.close();
        assertThat(models()).hasSize(1);
    }

    @Test
    void waitsAtTheCloseForARunThatIsTrained() throws StorageException, InterruptedException {
        RunAutosave first = autosave();
        save(first, 0.5);
        first.begins();
        first.closing();
        Thread window = Thread.ofPlatform().start(first::close);
        waitFor(() -> window.getState() == Thread.State.TIMED_WAITING);
        save(first, 0.5, 0.6);
        first.rests();
        window.join();

        RunAutosave next = autosave();
        ModelInfo info = ModelFile.read(next.adopt().getFirst()).info();
        assertThat(info).isNotNull();
        assertThat(info.epochs()).isEqualTo(Samples.metrics(0.5, 0.6));
        next.close();
    }

    /** One that computes for longer than a stop may take. */
    @Test
    void doesNotWaitForeverForARunThatIsTrained() {
        RunAutosave autosave = autosave();
        save(autosave, 0.5);
        autosave.begins();
        autosave.closing();
        autosave.close();
        assertThat(models()).hasSize(1);
    }

    /** The window closes what removes files first. */
    @Test
    void keepsTheNextRunThoughNobodyRemovesFilesAnyMore() {
        RunAutosave autosave = new RunAutosave(userFolder, "Chalknet 0", new Failures(dialogs, Runnable::run), _ -> {
            throw new RejectedExecutionException();
        });
        save(autosave, 0.5);
        autosave.ended();
        autosave.closing();
        autosave.forget();
        save(autosave, 0.7);
        autosave.close();
        assertThat(models()).hasSize(1);
    }

    /** What the next run goes on from is not of the one that has ended. */
    @Test
    void keepsWhatTheNextRunGoesOnFrom() {
        leaveARun();
        RunAutosave second = autosave();
        save(second, 0.5, 0.6);
        second.ended();
        second.goesOn(second.adopt().getFirst());
        second.forget();
        second.closing();
        second.close();

        RunAutosave third = autosave();
        assertThat(third.adopt()).hasSize(1);
        third.close();
    }

    /** Of the one before, epochs have been done. */
    @Test
    void keepsASecondRunThatGoesOnUntilAnEpochOfItIsWritten() {
        leaveARun();
        leaveARun();
        RunAutosave next = autosave();
        List<Path> both = next.adopt();
        next.goesOn(both.getFirst());
        save(next, 0.5, 0.6);
        next.ended();
        next.goesOn(both.getLast());
        next.closing();
        next.close();
        assertThat(models()).containsExactly(both.getLast());
    }

    @Test
    void keepsARunThatGoesOnUntilItHasEnded() throws StorageException {
        leaveARun();
        RunAutosave second = autosave();
        second.goesOn(second.adopt().getFirst());
        save(second, 0.5, 0.6);
        second.closing();
        second.close();

        RunAutosave third = autosave();
        List<Path> both = third.adopt();
        assertThat(both).as("the newer file alone").hasSize(1);
        ModelInfo info = ModelFile.read(both.getFirst()).info();
        assertThat(info).isNotNull();
        assertThat(info.epochs()).isEqualTo(Samples.metrics(0.5, 0.6));
        both.forEach(third::goesOn);
        third.ended();
        third.forget();
        assertThat(userFolder.resolve("runs")).isEmptyDirectory();
        third.close();
        assertThat(dialogs.told).isEmpty();
    }

    @Test
    void keepsARunThatGoesOnUntilALaterEpochIsWritten() throws IOException {
        leaveARun();
        RunAutosave second = autosave();
        second.goesOn(second.adopt().getFirst());
        second.close();

        RunAutosave third = autosave();
        assertThat(third.adopt()).as("no epoch was done").hasSize(1);
        third.goesOn(third.adopt().getFirst());
        Path runs = userFolder.resolve("runs");
        Path moved = Files.move(runs, userFolder.resolve("moved"));
        Files.writeString(runs, "a file in the folder's place");
        save(third, 0.5, 0.6);
        Files.delete(runs);
        Files.move(moved, runs);
        third.close();
        assertThat(dialogs.told).hasSize(1);

        RunAutosave fourth = autosave();
        assertThat(fourth.adopt()).as("the later epoch could not be written").hasSize(1);
        fourth.close();
    }

    @Test
    void removesARunThatNobodyWants() {
        leaveARun();
        RunAutosave next = autosave();
        next.discard(next.adopt().getFirst());
        assertThat(userFolder.resolve("runs")).isEmptyDirectory();
        next.close();
    }

    /** The training thread may outlive the window. */
    @Test
    void keepsNothingMoreOnceItIsClosed() {
        RunAutosave autosave = autosave();
        autosave.close();
        save(autosave, 0.5);
        autosave.ended();
        autosave.forget();
        assertThat(autosave.adopt()).isEmpty();
        assertThat(userFolder.resolve("runs")).doesNotExist();
        assertThat(dialogs.told).isEmpty();
    }

    @Test
    void tellsWhenNothingCanBeKept() throws IOException {
        Files.writeString(userFolder.resolve("runs"), "a file in the folder's place");
        RunAutosave autosave = autosave();
        save(autosave, 0.5);
        save(autosave, 0.5, 0.6);
        assertThat(dialogs.told)
                .singleElement()
                .asString()
                .startsWith("The run in progress cannot be kept in case the program ends. | ");
        autosave.close();
    }

    private List<Path> models() {
        try (var files = Files.newDirectoryStream(userFolder.resolve("runs"), "*.npz")) {
            return StreamSupport.stream(files.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void waitFor(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private void leaveARun() {
        RunAutosave first = autosave();
        save(first, 0.5);
        first.closing();
        first.close();
    }

    private RunAutosave autosave() {
        return new RunAutosave(userFolder, "Chalknet 0", new Failures(dialogs, Runnable::run), Runnable::run);
    }

    private static void save(RunAutosave autosave, double... testAccuracies) {
        autosave.save(Samples.DATASET, Samples.FIVE_EPOCHS, Samples.history(testAccuracies));
    }
}
