package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteLockTest {

    @TempDir
    private Path folder;

    @Test
    void letsOneAtATimeIn() throws Exception {
        Path file = folder.resolve("a");
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            WriteLock first = WriteLock.on(file);
            AtomicReference<Thread> thread = new AtomicReference<>();
            Future<WriteLock> second = threads.submit(() -> {
                thread.set(Thread.currentThread());
                return WriteLock.on(file);
            });
            while (!second.isDone() && !isWaiting(thread.get())) {
                Thread.onSpinWait();
            }
            assertThat(second).isNotDone();
            first.close();
            second.get().close();
        }
    }

    private static boolean isWaiting(@Nullable Thread thread) {
        return thread != null && thread.getState() == Thread.State.TIMED_WAITING;
    }

    @Test
    void doesNotWaitForEver() throws Exception {
        Path file = folder.resolve("a");
        try (WriteLock _ = WriteLock.on(file)) {
            assertThatIOException()
                    .isThrownBy(() -> WriteLock.on(file))
                    .withMessageContaining("another window of Chalknet");
            assertThat(LockProbe.isFree(folder.resolve("a.lock"))).isFalse();
        }
    }

    @Test
    void isNoneWhereNothingMayBeWritten() throws Exception {
        WriteLock.on(folder.resolve("missing").resolve("a")).close();
    }
}
