package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AutosaveTest {

    private static final Model MODEL =
            new Model(HeInitializer.initialize(List.of(3, 2), new NumPyRandom(0)), null, null);

    @TempDir
    Path temporary;

    private final List<Exception> failures = new CopyOnWriteArrayList<>();

    @Test
    void leavesARunThatHasNotEndedToTheNextProgram() throws Exception {
        try (Autosave first = autosave()) {
            assertThat(first.adopt()).isEmpty();
            first.save(() -> MODEL);
        }
        try (Autosave next = autosave()) {
            Path file = next.adopt().getFirst();
            assertThat(ModelFile.read(file).network().layerSizes()).containsExactly(3, 2);
            next.discard(file);
            assertThat(file).doesNotExist();
        }
        assertThat(files()).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void sharesNoFileWithAProgramThatLives() throws Exception {
        try (Autosave first = autosave();
                Autosave third = autosave()) {
            first.save(() -> MODEL);
            try (Autosave second = autosave()) {
                second.save(() -> MODEL);
            }
            assertThat(third.adopt()).hasSize(1);
            try (Autosave fourth = autosave()) {
                assertThat(fourth.adopt()).isEmpty();
            }
        }
    }

    /** A program that starts just then takes the lock file, which is new and alone, for an orphan. */
    @Test
    void takesAnotherFileIfItsLockIsRemovedBeforeItHasIt() throws Exception {
        AtomicInteger locked = new AtomicInteger();
        try (Autosave unlucky = new Autosave(folder(), failures::add, channel -> {
            if (locked.incrementAndGet() == 1) {
                for (Path lock : files()) {
                    Files.delete(lock);
                }
            }
            return channel.tryLock();
        })) {
            unlucky.save(() -> MODEL);
        }
        assertThat(locked).hasValue(2);
        assertThat(files()).hasSize(2);
        try (Autosave next = autosave()) {
            assertThat(next.adopt()).hasSize(1);
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void forgetsARunThatHasEndedAndKeepsTheNext() throws Exception {
        try (Autosave autosave = autosave()) {
            autosave.save(() -> MODEL);
            autosave.forget().run();
            assertThat(files()).isEmpty();
            autosave.forget().run();
            autosave.save(() -> MODEL);
        }
        assertThat(files()).hasSize(2);
    }

    /** A large network on a slow drive takes its time. */
    @Test
    void waitsForNoSaveToForgetARun() throws Exception {
        CountDownLatch saves = new CountDownLatch(1);
        CountDownLatch maySave = new CountDownLatch(1);
        try (Autosave autosave = autosave()) {
            autosave.save(() -> {
                saves.countDown();
                await(maySave);
                return MODEL;
            });
            await(saves);
            Autosave.Removal removal = autosave.forget();
            autosave.save(() -> MODEL);
            maySave.countDown();
            removal.run();
        }
        try (Autosave next = autosave()) {
            assertThat(next.adopt()).as("the run that came after").hasSize(1);
        }
        assertThat(failures).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Another program, since Java knows of the locks of its own. */
    @Test
    void keepsItsLocksWhenItLooksForMore() throws Exception {
        try (Autosave first = autosave()) {
            first.save(() -> MODEL);
        }
        try (Autosave second = autosave()) {
            second.save(() -> MODEL);
            assertThat(second.adopt()).hasSize(1);
            assertThat(second.adopt()).hasSize(1);
            for (Path file : files()) {
                if (file.toString().endsWith(".lock")) {
                    assertThat(LockProbe.isFree(file)).as(file.toString()).isFalse();
                }
            }
        }
    }

    @Test
    void adoptsTheOthersWhenOneCannotBe() throws Exception {
        try (Autosave first = autosave()) {
            first.save(() -> MODEL);
        }
        for (String name : List.of("0", "z")) {
            Files.writeString(folder().resolve(name + ".npz"), "");
            Files.createDirectory(folder().resolve(name + ".npz.lock"));
        }
        try (Autosave next = autosave()) {
            assertThat(next.adopt()).hasSize(1);
        }
    }

    @Test
    void removesWhatAFirstSaveLeft() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("a.npz.lock"), "");
        // No system gives a process such a number.
        Files.writeString(folder().resolve(".a.npz.999999999999.tmp"), "half");
        try (Autosave next = autosave()) {
            assertThat(next.adopt()).isEmpty();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void tellsOnceThatItCannotKeepTheRun() throws Exception {
        Files.writeString(folder(), "a file in the folder's place");
        try (Autosave autosave = autosave()) {
            assertThat(autosave.adopt()).isEmpty();
            autosave.save(() -> MODEL);
            autosave.save(() -> MODEL);
        }
        assertThat(failures).hasSize(1);
    }

    @Test
    void tellsAgainWhenItCouldKeepARunMeanwhile() throws Exception {
        try (Autosave autosave = autosave()) {
            Files.writeString(folder(), "a file in the folder's place");
            autosave.save(() -> MODEL);
            Files.delete(folder());
            autosave.save(() -> MODEL);
            autosave.forget().run();
            assertThat(failures).hasSize(1);
            Files.delete(folder());
            Files.writeString(folder(), "a file in the folder's place");
            autosave.save(() -> MODEL);
            autosave.save(() -> MODEL);
        }
        assertThat(failures).hasSize(2);
    }

    @Test
    void goesOnWithoutALockWhereThereAreNone() throws Exception {
        try (Autosave first = withoutLocks()) {
            first.save(() -> MODEL);
            first.save(() -> MODEL);
        }
        assertThat(files()).isEqualTo(saved()).hasSize(1);
        try (Autosave next = withoutLocks()) {
            Path file = next.adopt().getFirst();
            assertThat(ModelFile.read(file).network().layerSizes()).containsExactly(3, 2);
            assertThat(next.adopt()).containsExactly(file);
            next.discard(file);
        }
        assertThat(files()).isEmpty();
        assertThat(failures).isEmpty();
    }

    @Test
    void leavesAFileAloneThatAnotherMayHaveLocked() throws Exception {
        try (Autosave first = autosave()) {
            first.save(() -> MODEL);
            try (Autosave second = withoutLocks()) {
                assertThat(second.adopt()).isEmpty();
            }
        }
        assertThat(files()).hasSize(2);
        assertThat(failures).isEmpty();
    }

    private Autosave withoutLocks() {
        return new Autosave(folder(), failures::add, _ -> {
            throw new IOException("No locks available");
        });
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void keepsWhatWasSavedBeforeTheDiskWasFull() throws Exception {
        FullDisk.device();
        try (Autosave autosave = autosave()) {
            autosave.save(() -> MODEL);
            while (saved().isEmpty()) {
                Thread.onSpinWait();
            }
            Path file = saved().getFirst();
            autosave.save(() -> {
                fill(file);
                return new Model(HeInitializer.initialize(List.of(4, 2), new NumPyRandom(0)), null, null);
            });
        }
        assertThat(failures).singleElement().satisfies(e -> assertThat(e).hasMessage("No space left on device"));
        try (Autosave next = autosave()) {
            Path file = next.adopt().getFirst();
            assertThat(ModelFile.read(file).network().layerSizes()).containsExactly(3, 2);
        }
    }

    private static void fill(Path file) {
        try {
            FullDisk.under(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> saved() throws IOException {
        return files().stream().filter(file -> file.toString().endsWith(".npz")).toList();
    }

    private Autosave autosave() {
        return new Autosave(folder(), failures::add);
    }

    private Path folder() {
        return temporary.resolve("autosave");
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder())) {
            return files.toList();
        }
    }
}
