package org.chalknet.math;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the tiles of a piece of work, the calling thread being the first of them. A tile goes to whoever is
 * free, so a thread that the machine keeps from running holds up no more than the one tile in its hands. Tiles must not
 * depend on each other: then what they compute does not depend on who computes it. Used by one calling thread at a time.
 */
public final class WorkerTeam implements AutoCloseable {

    /** The work on one tile. */
    @FunctionalInterface
    public interface Tile {

        /**
         * Computes one tile.
         *
         * @param worker who computes it, 0 … threads − 1; no two tiles have the same worker at the same time
         * @param tile the tile, 0 … tiles − 1
         */
        void compute(int worker, int tile);
    }

    /** A thread that spins answers soonest; after so long it lets others have the core, such as the window's. */
    private static final long SPIN_NANOSECONDS = 5_000;

    /**
     * So long a thread that waits stays ready to run; then it parks. To be woken takes up to as long as a mini-batch: of two threads
     * that park sooner, each may get up only when the other has done all the work and parked, and so on for good.
     */
    public static final long READY_NANOSECONDS = 2_000_000;

    private final BooleanSupplier cancelled;
    private final List<Worker> workers;
    private volatile @Nullable SharedTiles current;
    private volatile @Nullable SharedTiles behind;
    private volatile boolean closed;

    /**
     * Starts the threads.
     *
     * @param threads how many threads share the work, the calling one included, at least 1
     * @param cancelled asked before every tile, from any thread; once true, what is left is not computed
     * @throws OutOfMemoryError if the system does not give so many
     */
    public WorkerTeam(int threads, BooleanSupplier cancelled) {
        if (threads < 1) {
            throw new IllegalArgumentException("a team needs at least 1 thread, not " + threads);
        }
        this.cancelled = orClosed(cancelled);
        workers = IntStream.range(1, threads).mapToObj(Worker::new).toList();
        try {
            workers.forEach(worker -> worker.thread.start());
        } catch (OutOfMemoryError e) {
            // The system has no thread left; those that have started end.
            close();
            throw e;
        }
    }

    /** Returns the number of threads, the calling one included. */
    public int threads() {
        return workers.size() + 1;
    }

    /** Computes the tiles 0 … tiles − 1, each by whoever is free; see {@link #run(int, int, Tile)}. */
    public void run(int tiles, Tile tile) {
        run(0, tiles, tile);
    }

    /**
     * Computes all tiles and returns when the last is done. What a tile throws is thrown here, of several failures one of the
     * first.
     *
     * @param owned the tiles 0 … owned − 1 are shared out in order, the same every time, and a worker begins with its own: so
     *     it finds in its cache what it left there the last time; who has done its own helps the others
     * @param common the tiles owned … owned + common − 1 go to whoever is free
     * @throws CancellationException if tiles have not been computed, since it was cancelled
     */
    public void run(int owned, int common, Tile tile) {
        SharedTiles work = new SharedTiles(threads(), owned, common, tile, cancelled);
        current = work;
        wake();
        work.finish();
    }

    /**
     * Begins to compute the tiles 0 … tiles − 1 and returns at once. All threads but the calling one turn to them before they share
     * in anything else; as long as there are some, the calling one computes almost all alone what it {@link #run runs} meanwhile,
     * and hardly ever waits. One such work at a time: what was begun before must have ended.
     *
     * @param leftOut asked before every tile, from any thread, in place of what cancels all other work; once true, what is left is
     *     not computed
     * @throws IllegalStateException if it has not
     */
    public Background begin(int tiles, BooleanSupplier leftOut, Tile tile) {
        if (behind != null) {
            throw new IllegalStateException("what was begun before has not ended");
        }
        SharedTiles work = new SharedTiles(threads(), 0, tiles, tile, orClosed(leftOut));
        behind = work;
        wake();
        return new Background(work);
    }

    /** Work that goes on in the background; for the thread that has begun it. */
    public final class Background {

        private final SharedTiles work;

        private Background(SharedTiles work) {
            this.work = work;
        }

        /** Returns whether all tiles have been computed, so that nothing is left for {@link #end} to do. */
        public boolean isDone() {
            return work.areDone();
        }

        /**
         * Helps with what is left and returns when the last tile is done; throws as {@link WorkerTeam#run(int, int, Tile)} does.
         *
         * @throws CancellationException if tiles have been left out
         */
        public void end() {
            try {
                work.finish();
            } finally {
                behind = null;
            }
        }
    }

    private void wake() {
        for (Worker worker : workers) {
            if (worker.parked) {
                LockSupport.unpark(worker.thread);
            }
        }
    }

    private BooleanSupplier orClosed(BooleanSupplier condition) {
        return () -> closed || condition.getAsBoolean();
    }

    /** Ends the threads; those that still compute a tile finish it first. */
    @Override
    public void close() {
        closed = true;
        workers.forEach(worker -> LockSupport.unpark(worker.thread));
    }

    private final class Worker {

        private final int number;
        private final Thread thread;
        private volatile boolean parked;

        private Worker(int number) {
            this.number = number;
            thread = Thread.ofPlatform()
                    .daemon()
                    .name("chalknet-worker-" + number)
                    .unstarted(this::serve);
        }

        private void serve() {
            SharedTiles last = null;
            while (!closed) {
                SharedTiles background = behind;
                if (background != null && background.hasCommon()) {
                    background.compute(number);
                }
                SharedTiles work = current;
                if (work == null || work == last) {
                    SharedTiles done = last;
                    awaitChange(done);
                } else {
                    work.compute(number);
                    last = work;
                }
            }
        }

        private void awaitChange(@Nullable SharedTiles done) {
            if (!stayReadyUntil(() -> hasWork(done))) {
                parked = true;
                while (!hasWork(done)) {
                    LockSupport.park(WorkerTeam.this);
                }
                parked = false;
            }
        }

        private boolean hasWork(@Nullable SharedTiles done) {
            SharedTiles background = behind;
            return current != done || closed || (background != null && background.hasCommon());
        }
    }

    /** Waits for a condition without parking; returns whether it came true in time. */
    @SuppressWarnings("ThreadPriorityCheck") // What the scheduler makes of a yield decides on the speed alone.
    static boolean stayReadyUntil(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            long waited = System.nanoTime() - start;
            if (waited > READY_NANOSECONDS) {
                return false;
            }
            if (waited > SPIN_NANOSECONDS) {
                Thread.yield();
            } else {
                Thread.onSpinWait();
            }
        }
        return true;
    }
}
