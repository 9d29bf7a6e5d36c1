package org.chalknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndSignalTest {

    private final List<String> done = new CopyOnWriteArrayList<>();

    @Test
    void stopsTheWorkAndWaitsForTheCommand() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        EndSignal end = new EndSignal(TimeUnit.DAYS.toMillis(1));
        assertThat(end.isReceived()).isFalse();
        Thread hook = Thread.ofPlatform().start(() -> {
            end.receive(stopped::countDown, () -> done.add("late"));
            done.add("ends");
        });
        stopped.await();
        assertThat(end.isReceived()).isTrue();
        assertThat(done).as("before the command has ended").isEmpty();
        end.close();
        hook.join();
        assertThat(done).containsExactly("ends");
    }

    @Test
    void waitsNoLongerThanItsPatience() {
        try (EndSignal end = new EndSignal(1)) {
            end.receive(() -> done.add("stop"), () -> done.add("late"));
        }
        assertThat(done).containsExactly("stop", "late");
    }

    @Test
    void endsThoughNobodyReadsWhatIsTold() {
        try (EndSignal end = new EndSignal(1)) {
            end.receive(() -> done.add("stop"), () -> LockSupport.parkNanos(Long.MAX_VALUE));
        }
        assertThat(done).containsExactly("stop");
    }

    @Test
    void doesNothingWhereTheProgramIsNotToldToEnd() {
        try (EndSignal end = new EndSignal()) {
            end.stops(() -> done.add("stop"), () -> done.add("late"));
            assertThat(end.isReceived()).isFalse();
        }
        assertThat(done).isEmpty();
    }
}
