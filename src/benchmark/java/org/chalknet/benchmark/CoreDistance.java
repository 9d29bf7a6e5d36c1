package org.chalknet.benchmark;

/**
 * How long a cache line takes from one core to another, of those that the system gives two threads. Threads that share the work on
 * a mini-batch of 0.1 ms exchange hundreds of lines: 25 to 50 ns each between cores that share a cache, and 200 to 300 ns where a
 * virtual machine's cores are far from each other, which may change from one minute to the next.
 */
final class CoreDistance {

    /**
     * So many nanoseconds a line takes at most between cores near each other. On a machine that had both, two threads on the smaller
     * network gained as much at 150 ns as at 25, and next to nothing from 190 ns on.
     */
    static final double NEAR = 150;

    private static final int PASSES = 1_000;

    /** Far more than a line ever takes: then the other thread waits for this one's core. */
    private static final int SPINS = 500;

    /** So many that the first hardly count: then the compilers are at work, or both threads are still on one core. */
    private static final int TIMES = 15;

    private volatile int passed;

    private CoreDistance() {}

    /** Returns the nanoseconds that a line takes one way, the median of some times. */
    static double nanoseconds() {
        return new CoreDistance().measure();
    }

    private double measure() {
        int end = 2 * PASSES * TIMES;
        Thread other = Thread.ofPlatform().daemon().start(() -> pass(1, end));
        double[] measured = new double[TIMES];
        for (int time = 0; time < TIMES; time++) {
            long start = System.nanoTime();
            pass(2 * PASSES * time, 2 * PASSES * (time + 1));
            measured[time] = (System.nanoTime() - start) / (2.0 * PASSES);
        }
        try {
            other.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Epoch.median(measured);
    }

    /** Answers every second pass from the first on. */
    @SuppressWarnings("ThreadPriorityCheck") // where there is one core, it is the other's turn
    private void pass(int first, int end) {
        for (int pass = first; pass < end; pass += 2) {
            for (int spins = 0; passed != pass; spins++) {
                if (spins < SPINS) {
                    Thread.onSpinWait();
                } else {
                    Thread.yield();
                }
            }
            passed = pass + 1;
        }
    }
}
