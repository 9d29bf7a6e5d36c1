package org.chalknet.training;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Gives every worker matrices of its own for what is on the way, as two threads that write into the same cache lines are slow; but
 * where that would take much memory, it gives the same to all, for the bits are the same.
 *
 * @param threads the number of workers
 * @param apart whether every worker has its own
 */
record WorkerScratch(int threads, boolean apart) {

    /** The most numbers of a worker's own: 16 MB of floats. */
    private static final long MOST = 1 << 22;

    /**
     * Decides.
     *
     * @param units the units of every layer but the input
     * @param examples the most of a mini-batch
     */
    static WorkerScratch of(List<Integer> units, int examples, int threads) {
        return new WorkerScratch(
                threads, units.stream().mapToLong(Integer::longValue).sum() * examples <= MOST);
    }

    /** Returns one for each worker: that which is given for the first. */
    <T> List<T> of(T first, UnaryOperator<T> other) {
        return IntStream.range(0, threads)
                .mapToObj(worker -> worker == 0 || !apart ? first : other.apply(first))
                .toList();
    }
}
