package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ModelSaverTest {

    @TempDir
    Path folder;

    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Model> written = new LinkedBlockingQueue<>();

    @Test
    void savesAtOnceAndThenTheNewestOnly() throws Exception {
        CountDownLatch mayWrite = new CountDownLatch(1);
        CountDownLatch writes = new CountDownLatch(1);
        ModelSaver saver = saver(Duration.ZERO, (_, model) -> {
            writes.countDown();
            await(mayWrite);
            written.add(model);
        });
        Model first = model(1);
        Model third = model(3);
        saver.save(() -> first);
        writes.await();
        saver.save(() -> {
            throw new AssertionError("left out, for a newer one waits");
        });
        saver.save(() -> third);
        mayWrite.countDown();
        assertThat(written.take()).isSameAs(first);
        assertThat(written.take()).isSameAs(third);
        saver.close();
        assertThat(written).isEmpty();
        assertThat(failures).isEmpty();
        assertThat(saver.failure()).isNull();
    }

    @Test
    void waitsBetweenSavesAndSavesTheLastWhenItEnds() throws Exception {
        ModelSaver saver = saver(Duration.ofHours(1), (_, model) -> written.add(model));
        Model last = model(2);
        saver.save(() -> model(1));
        written.take();
        saver.save(() -> last);
        assertThat(written).isEmpty();
        saver.close();
        assertThat(written).containsExactly(last);
        saver.save(() -> model(3));
        assertThat(written).containsExactly(last);
        assertThat(failures).isEmpty();
    }

    @Test
    void leavesOutWhatWaitsWhenItIsDiscarded() throws Exception {
        ModelSaver saver = saver(Duration.ofHours(1), (_, model) -> written.add(model));
        saver.save(() -> model(1));
        written.take();
        saver.save(() -> model(2));
        saver.discard();
        assertThat(written).isEmpty();
    }

    @Test
    void tellsOfAFailureOnceAndTriesAgain() throws Exception {
        boolean[] full = {true};
        ModelSaver saver = saver(Duration.ZERO, (_, model) -> {
            written.add(model);
            if (full[0]) {
                throw new IOException("No space left on device");
            }
        });
        for (int i = 0; i < 3; i++) {
            saver.save(() -> model(1));
            written.take();
        }
        saver.close();
        assertThat(failures).singleElement().satisfies(e -> assertThat(e).hasMessage("No space left on device"));
        assertThat(saver.failure()).hasMessage("No space left on device");
    }

    @Test
    void tellsOnceThatTheMemoryIsFullAndTriesAgain() throws Exception {
        ModelSaver saver = saver(Duration.ZERO, (_, model) -> {
            written.add(model);
            throw new OutOfMemoryError("Java heap space");
        });
        for (int i = 0; i < 2; i++) {
            saver.save(() -> model(1));
            written.take();
        }
        CountDownLatch made = new CountDownLatch(1);
        saver.save(() -> {
            made.countDown();
            throw new OutOfMemoryError("Java heap space");
        });
        made.await();
        saver.close();
        assertThat(failures).singleElement().satisfies(e -> assertThat(e).hasMessage("there is not enough memory"));
        assertThat(saver.failure()).hasMessage("there is not enough memory").hasCauseInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void tellsOfAnErrorInTheSaveThatEndsIt() throws Exception {
        ModelSaver saver = saver(Duration.ofHours(1), (_, model) -> written.add(model));
        saver.save(() -> model(1));
        written.take();
        saver.save(() -> {
            throw new StackOverflowError();
        });
        saver.close();
        assertThat(failures).hasSize(1);
        assertThat(saver.failure()).hasMessage("java.lang.StackOverflowError");
    }

    @Test
    void keepsTheOldFileWholeWhileTheDiskIsFull() throws Exception {
        Path file = folder.resolve("a.npz");
        Model old = model(1);
        Model latest = model(3);
        ModelFile.save(file, old);
        FullDisk.under(file);
        ModelSaver saver = saver(Duration.ZERO, (path, model) -> {
            try {
                ModelFile.save(path, model);
            } finally {
                written.add(model);
            }
        });
        saver.save(() -> model(2));
        written.take();
        assertThat(weights(ModelFile.read(file))).isEqualTo(weights(old));
        saver.save(() -> latest);
        saver.close();
        assertThat(weights(ModelFile.read(file))).isEqualTo(weights(latest));
        assertThat(failures).singleElement().satisfies(e -> assertThat(e).hasMessage("No space left on device"));
        assertThat(saver.failure()).isNull();
    }

    private static float[] weights(Model model) {
        return model.network().layers().getFirst().weights().data;
    }

    @Test
    void removesWhatAKilledProgramLeft() throws Exception {
        Path file = folder.resolve("a.npz");
        // No system gives a process such a number.
        Path remains = Files.writeString(folder.resolve(".a.npz.999999999999.tmp"), "half");
        Path other = Files.writeString(folder.resolve(".b.npz.999999999999.tmp"), "half");
        Path alive = Files.writeString(
                folder.resolve(".a.npz.%d.tmp"
                        .formatted(
                                ProcessHandle.current().parent().orElseThrow().pid())),
                "half");
        try (ModelSaver saver = new ModelSaver(file, failures::add)) {
            saver.save(() -> model(1));
        }
        assertThat(ModelFile.read(file).network().layerSizes()).containsExactly(3, 2);
        assertThat(remains).doesNotExist();
        assertThat(other).exists();
        assertThat(alive).exists();
        assertThat(failures).isEmpty();
    }

    @Test
    void savesThoughWhatAKilledProgramLeftStays() throws Exception {
        Path stays = folder.resolve(".a.npz.999999999999.tmp");
        Files.createDirectories(stays.resolve("in the way"));
        try (ModelSaver saver = new ModelSaver(folder.resolve("a.npz"), failures::add)) {
            saver.save(() -> model(1));
        }
        assertThat(failures).isEmpty();
        assertThat(ModelFile.read(folder.resolve("a.npz")).network().layerSizes())
                .containsExactly(3, 2);
    }

    private ModelSaver saver(Duration interval, ModelSaver.Writing writing) {
        return new ModelSaver(folder.resolve("a.npz"), failures::add, interval, writing);
    }

    private static Model model(int seed) {
        return new Model(HeInitializer.initialize(List.of(3, 2), new NumPyRandom(seed)), null, null);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
