package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerTeamTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void computesEveryTileOnceAndReturnsWhenAllAreDone(int threads) {
        try (WorkerTeam team = new WorkerTeam(threads, () -> false)) {
            for (int run = 0; run < 20_000; run++) {
                int[] computed = new int[run % 17];
                team.run(computed.length, (worker, tile) -> computed[tile]++);
                assertThat(Arrays.stream(computed).allMatch(count -> count == 1))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void computesEveryOwnedAndEveryCommonTileOnce(int threads) {
        try (WorkerTeam team = new WorkerTeam(threads, () -> false)) {
            for (int run = 0; run < 5_000; run++) {
                int[] computed = new int[run % 13 + run % 17];
                team.run(run % 13, run % 17, (worker, tile) -> computed[tile]++);
                assertThat(Arrays.stream(computed).allMatch(count -> count == 1))
                        .isTrue();
            }
        }
    }

    @Test
    void beginsWithItsOwnTiles() {
        AtomicIntegerArray first = new AtomicIntegerArray(new int[] {-1, -1, -1});
        CountDownLatch allAtWork = new CountDownLatch(3);
        try (WorkerTeam team = new WorkerTeam(3, () -> false)) {
            team.run(12, 4, (worker, tile) -> {
                if (first.compareAndSet(worker, -1, tile)) {
                    allAtWork.countDown();
                    await(allAtWork);
                }
            });
        }
        assertThat(first).hasToString("[0, 4, 8]");
    }

    @Test
    void takesTheTilesOfAWorkerThatIsHeldUp() {
        CountDownLatch others = new CountDownLatch(9);
        try (WorkerTeam team = new WorkerTeam(2, () -> false)) {
            // Tile 0 ends only after the worker's other tiles, which somebody else must have computed.
            team.run(8, 2, (worker, tile) -> {
                if (tile == 0) {
                    await(others);
                } else {
                    others.countDown();
                }
            });
        }
        assertThat(others.getCount()).isZero();
    }

    @Test
    void sharesTheTilesAmongAllThreads() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch allAtWork = new CountDownLatch(3);
        try (WorkerTeam team = new WorkerTeam(3, () -> false)) {
            team.run(3, (worker, tile) -> {
                threads.add(Thread.currentThread());
                allAtWork.countDown();
                await(allAtWork);
            });
        }
        assertThat(threads).hasSize(3).contains(Thread.currentThread());
    }

    @Test
    void neverRunsTwoTilesAsTheSameWorkerAtOnce() {
        AtomicIntegerArray busy = new AtomicIntegerArray(4);
        AtomicBoolean clash = new AtomicBoolean();
        try (WorkerTeam team = new WorkerTeam(4, () -> false)) {
            for (int run = 0; run < 2_000; run++) {
                team.run(16, (worker, tile) -> {
                    if (busy.getAndIncrement(worker) != 0) {
                        clash.set(true);
                    }
                    busy.decrementAndGet(worker);
                });
            }
        }
        assertThat(clash).isFalse();
    }

    @Test
    void wakesWorkersThatHaveParked() {
        try (WorkerTeam team = new WorkerTeam(2, () -> false)) {
            for (int run = 0; run < 20; run++) {
                CountDownLatch bothAtWork = new CountDownLatch(2);
                Set<Thread> threads = ConcurrentHashMap.newKeySet();
                team.run(2, (worker, tile) -> {
                    threads.add(Thread.currentThread());
                    bothAtWork.countDown();
                    await(bothAtWork);
                });
                threads.remove(Thread.currentThread());
                threads.forEach(WorkerTeamTest::awaitParked);
            }
        }
    }

    @Test
    void wakesACallerThatHasParked() {
        Thread caller = Thread.currentThread();
        try (WorkerTeam team = new WorkerTeam(2, () -> false)) {
            for (int run = 0; run < 20; run++) {
                AtomicBoolean workerIsBusy = new AtomicBoolean();
                team.run(2, (worker, tile) -> {
                    if (Thread.currentThread() != caller) {
                        workerIsBusy.set(true);
                        awaitParked(caller);
                    }
                    // The caller spins here, so that the one place where it can park is the end of the run.
                    while (!workerIsBusy.get()) {
                        Thread.onSpinWait();
                    }
                });
            }
        }
    }

    @Test
    void leavesTheInterruptOfACallerThatHasParked() {
        Thread caller = Thread.currentThread();
        AtomicBoolean workerIsBusy = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        try (WorkerTeam team = new WorkerTeam(2, () -> false)) {
            team.run(2, (worker, tile) -> {
                if (Thread.currentThread() != caller) {
                    workerIsBusy.set(true);
                    awaitParked(caller);
                    caller.interrupt();
                    while (caller.isInterrupted()) {
                        Thread.onSpinWait();
                    }
                    ended.set(true);
                }
                while (!workerIsBusy.get()) {
                    Thread.onSpinWait();
                }
            });
        }
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ended).as("waited for all the same").isTrue();
    }

    @Test
    void passesOnWhatATileThrows() {
        try (WorkerTeam team = new WorkerTeam(2, () -> false)) {
            OutOfMemoryError error = new OutOfMemoryError("none left");
            assertThatThrownBy(() -> team.run(8, (worker, tile) -> {
                        throw error;
                    }))
                    .isSameAs(error);
            team.run(8, (worker, tile) -> {});
        }
    }

    @Test
    void passesOnTheFirstFailure() {
        RuntimeException[] failures = {
            new IllegalStateException("first"), new IllegalStateException("second"), new IllegalStateException("third")
        };
        try (WorkerTeam team = new WorkerTeam(1, () -> false)) {
            assertThatThrownBy(() -> team.run(3, (worker, tile) -> {
                        throw failures[tile];
                    }))
                    .isSameAs(failures[0]);
        }
    }

    @Test
    void computesNothingMoreOnceCancelled() {
        AtomicBoolean cancelled = new AtomicBoolean();
        int[] computed = new int[1000];
        try (WorkerTeam team = new WorkerTeam(1, cancelled::get)) {
            assertThatThrownBy(() -> team.run(1000, (worker, tile) -> {
                        computed[tile]++;
                        cancelled.set(tile == 9);
                    }))
                    .isInstanceOf(CancellationException.class);
        }
        assertThat(Arrays.stream(computed).sum()).isEqualTo(10);
    }

    @Test
    void endsItsThreadsWhenClosed() {
        WorkerTeam team = new WorkerTeam(3, () -> false);
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        CountDownLatch allAtWork = new CountDownLatch(3);
        team.run(3, (worker, tile) -> {
            workers.add(Thread.currentThread());
            allAtWork.countDown();
            await(allAtWork);
        });

        workers.remove(Thread.currentThread());
        workers.forEach(WorkerTeamTest::awaitParked);

        team.close();

        assertThat(workers)
                .hasSize(2)
                .allSatisfy(worker ->
                        assertThat(worker.join(Duration.ofSeconds(10))).isTrue());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void computesEveryTileOfTheBackgroundOnceWhileItRunsOtherWork(int threads) {
        try (WorkerTeam team = new WorkerTeam(threads, () -> false)) {
            for (int round = 0; round < 2_000; round++) {
                int[] behind = new int[round % 23];
                WorkerTeam.Background background =
                        team.begin(behind.length, () -> false, (worker, tile) -> behind[tile]++);
                for (int run = 0; run < 3; run++) {
                    int[] computed = new int[round % 5 + round % 7];
                    team.run(round % 5, round % 7, (worker, tile) -> computed[tile]++);
                    assertThat(computed).containsOnly(computed.length == 0 ? new int[0] : new int[] {1});
                }
                background.end();
                assertThat(background.isDone()).isTrue();
                assertThat(behind).containsOnly(behind.length == 0 ? new int[0] : new int[] {1});
            }
        }
    }

    @Test
    void runsWorkAloneWhileTheOthersAreInTheBackground() {
        CountDownLatch othersAtWork = new CountDownLatch(2);
        CountDownLatch ran = new CountDownLatch(1);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (WorkerTeam team = new WorkerTeam(3, () -> false)) {
            WorkerTeam.Background background = team.begin(2, () -> false, (worker, tile) -> {
                othersAtWork.countDown();
                await(ran);
            });
            await(othersAtWork);
            team.run(6, 6, (worker, tile) -> threads.add(Thread.currentThread()));
            assertThat(threads).containsExactly(Thread.currentThread());
            assertThat(background.isDone()).isFalse();
            ran.countDown();
            background.end();
            assertThat(background.isDone()).isTrue();
        }
    }

    @Test
    void wakesWorkersThatHaveParkedForTheBackground() {
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        try (WorkerTeam team = new WorkerTeam(3, () -> false)) {
            for (int round = 0; round < 5; round++) {
                CountDownLatch bothAtWork = new CountDownLatch(2);
                WorkerTeam.Background background = team.begin(2, () -> false, (worker, tile) -> {
                    workers.add(Thread.currentThread());
                    bothAtWork.countDown();
                    await(bothAtWork);
                });
                await(bothAtWork);
                background.end();
                workers.forEach(WorkerTeamTest::awaitParked);
            }
        }
        assertThat(workers).hasSize(2).doesNotContain(Thread.currentThread());
    }

    @Test
    void beginsOneWorkInTheBackgroundAtATime() {
        try (WorkerTeam team = new WorkerTeam(1, () -> false)) {
            WorkerTeam.Background first = team.begin(1, () -> false, (worker, tile) -> {});
            assertThatThrownBy(() -> team.begin(1, () -> false, (worker, tile) -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("what was begun before has not ended");
            first.end();
            team.begin(1, () -> false, (worker, tile) -> {}).end();
        }
    }

    @Test
    void passesOnWhatATileInTheBackgroundThrowsAtItsEnd() {
        OutOfMemoryError error = new OutOfMemoryError("none left");
        try (WorkerTeam team = new WorkerTeam(2, () -> false)) {
            WorkerTeam.Background background = team.begin(8, () -> false, (worker, tile) -> {
                throw error;
            });
            team.run(8, (worker, tile) -> {});
            assertThatThrownBy(background::end).isSameAs(error);
            team.begin(8, () -> false, (worker, tile) -> {}).end();
        }
    }

    @Test
    void helpsWithWhatIsLeftInTheBackgroundAtItsEnd() {
        CountDownLatch bothAtWork = new CountDownLatch(2);
        try (WorkerTeam team = new WorkerTeam(2, () -> false)) {
            WorkerTeam.Background background = team.begin(2, () -> false, (worker, tile) -> {
                bothAtWork.countDown();
                await(bothAtWork);
            });
            background.end();
        }
        assertThat(bothAtWork.getCount()).isZero();
    }

    @Test
    void leavesOutWhatIsLeftInTheBackgroundWhenToldSo() {
        AtomicBoolean leftOut = new AtomicBoolean();
        int[] computed = new int[1000];
        try (WorkerTeam team = new WorkerTeam(1, () -> false)) {
            WorkerTeam.Background background = team.begin(1000, leftOut::get, (worker, tile) -> {
                computed[tile]++;
                leftOut.set(tile == 9);
            });
            team.run(5, (worker, tile) -> {});
            assertThatThrownBy(background::end).isInstanceOf(CancellationException.class);
        }
        assertThat(Arrays.stream(computed).sum()).isEqualTo(10);
    }

    @Test
    void endsWhatIsInTheBackgroundThoughOtherWorkIsCancelled() {
        AtomicBoolean cancelled = new AtomicBoolean();
        int[] computed = new int[10];
        try (WorkerTeam team = new WorkerTeam(1, cancelled::get)) {
            WorkerTeam.Background background = team.begin(10, () -> false, (worker, tile) -> computed[tile]++);
            cancelled.set(true);
            assertThatThrownBy(() -> team.run(1, (worker, tile) -> {})).isInstanceOf(CancellationException.class);
            background.end();
        }
        assertThat(computed).containsOnly(1);
    }

    /** Nothing is missing then. */
    @Test
    void isNotCancelledAfterItsLastTile() {
        AtomicBoolean cancelled = new AtomicBoolean();
        try (WorkerTeam team = new WorkerTeam(1, cancelled::get)) {
            team.run(3, (worker, tile) -> cancelled.set(tile == 2));
        }
        assertThat(cancelled).isTrue();
    }

    @Test
    void leavesWhatIsInTheBackgroundWhenClosed() {
        Set<Thread> workers = ConcurrentHashMap.newKeySet();
        AtomicInteger computed = new AtomicInteger();
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (WorkerTeam team = new WorkerTeam(2, () -> false)) {
            team.begin(1000, () -> false, (worker, tile) -> {
                workers.add(Thread.currentThread());
                computed.incrementAndGet();
                atWork.countDown();
                await(closed);
            });
            await(atWork);
        }
        closed.countDown();
        assertThat(workers)
                .hasSize(1)
                .allSatisfy(worker ->
                        assertThat(worker.join(Duration.ofSeconds(10))).isTrue());
        assertThat(computed).hasValue(1);
    }

    @Test
    void refusesToHaveNoThread() {
        assertThatThrownBy(() -> new WorkerTeam(0, () -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a team needs at least 1 thread, not 0");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).as("woken in time").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitParked(Thread worker) {
        while (worker.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }
}
