package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WorkerScratchTest {

    @Test
    void givesEveryWorkerItsOwnWhereItIsSmall() {
        assertThat(numbers(WorkerScratch.of(List.of(4, 3), 64, 3))).containsExactly(0, 1, 2);
    }

    /** 1024 · 4096 floats are 16 MB. */
    @Test
    void givesTheSameToAllWhereItIsLarge() {
        assertThat(numbers(WorkerScratch.of(List.of(1000, 24), 4096, 3))).containsExactly(0, 1, 2);
        assertThat(numbers(WorkerScratch.of(List.of(1000, 25), 4096, 3))).containsExactly(0, 0, 0);
        assertThat(numbers(WorkerScratch.of(List.of(4096, 4096), 1 << 20, 2))).containsExactly(0, 0);
    }

    private static List<Integer> numbers(WorkerScratch scratch) {
        AtomicInteger last = new AtomicInteger();
        return scratch.of(0, first -> last.incrementAndGet());
    }
}
