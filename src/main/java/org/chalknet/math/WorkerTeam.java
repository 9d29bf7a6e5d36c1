package org.chalknet.math;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
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

    /** Ints in a cache line of up to 128 bytes. */
    private static final int APART = 32;

    private final BooleanSupplier cancelled;
    private final List<Worker> workers;
    private volatile @Nullable Work current;
    private volatile @Nullable Work behind;
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
        this.cancelled = cancelled;
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
        Work work = new Work(owned, common, tile, cancelled, Thread.currentThread());
        current = work;
        wake();
        finish(work);
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
        Work work = new Work(0, tiles, tile, leftOut, Thread.currentThread());
        behind = work;
        wake();
        return new Background(work);
    }

    /** Work that goes on in the background; for the thread that has begun it. */
    public final class Background {

        private final Work work;

        private Background(Work work) {
            this.work = work;
        }

        /** Returns whether all tiles have been computed, so that nothing is left for {@link #end} to do. */
        public boolean isDone() {
            return work.unfinished.get() == 0;
        }

        /**
         * Helps with what is left and returns when the last tile is done; throws as {@link WorkerTeam#run(int, int, Tile)} does.
         *
         * @throws CancellationException if tiles have been left out
         */
        public void end() {
            try {
                finish(work);
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

    private void finish(Work work) {
        work.computeTiles(0);
        work.awaitEnd();
        work.rethrow();
        if (work.isIncomplete) {
            throw new CancellationException("the work was cancelled");
        }
    }

    /** Ends the threads; those that still compute a tile finish it first. */
    @Override
    public void close() {
        closed = true;
        workers.forEach(worker -> LockSupport.unpark(worker.thread));
    }

    private final class Work {

        private final int owned;
        private final int common;
        private final Tile tile;
        private final BooleanSupplier isCancelled;
        private final Thread caller;
        /** The next tile of each worker's own and then of the common ones, each in a cache line of its own. */
        private final AtomicIntegerArray next = new AtomicIntegerArray((threads() + 1) * APART);

        private final AtomicInteger unfinished;
        private volatile boolean callerParked;
        private volatile boolean isIncomplete;
        private volatile @Nullable Throwable failure;

        private Work(int owned, int common, Tile tile, BooleanSupplier isCancelled, Thread caller) {
            this.owned = owned;
            this.common = common;
            this.tile = tile;
            this.isCancelled = isCancelled;
            this.caller = caller;
            unfinished = new AtomicInteger(owned + common);
        }

        private void computeTiles(int worker) {
            int computed = computeOwned(worker, worker) + computeRange(worker, threads(), owned, owned + common);
            for (int other = 1; other < threads(); other++) {
                computed += computeOwned(worker, (worker + other) % threads());
            }
            // Once for all of them: a count that goes from core to core after every tile takes as long as the smaller
            // tiles.
            if (computed > 0 && unfinished.addAndGet(-computed) == 0 && callerParked) {
                LockSupport.unpark(caller);
            }
        }

        /** Returns how many tiles the worker computed. */
        private int computeOwned(int worker, int owner) {
            return computeRange(worker, owner, owned * owner / threads(), owned * (owner + 1) / threads());
        }

        private int computeRange(int worker, int range, int from, int to) {
            int computed = 0;
            for (int t = take(range, from, to); t < to; t = take(range, from, to)) {
                compute(worker, t);
                computed++;
            }
            return computed;
        }

        /**
         * Returns the next tile of a range; if there is none, its end or more. Two that reach for the last at once are no case of
         * their own: the JVM would leave out what happens so seldom, and discard the code when it does.
         */
        private int take(int range, int from, int to) {
            int t = from + next.get(range * APART);
            return t < to ? from + next.getAndIncrement(range * APART) : t;
        }

        /** Returns whether somebody may still take a common tile. */
        private boolean hasCommonTiles() {
            return next.get(threads() * APART) < common;
        }

        private void compute(int worker, int t) {
            try {
                if (isCancelled.getAsBoolean() || closed) {
                    isIncomplete = true;
                } else {
                    tile.compute(worker, t);
                }
            } catch (Throwable e) {
                // The first is mostly the cause of the others.
                if (failure == null) {
                    failure = e;
                }
            }
        }

        /** Throws what a tile threw; a tile throws nothing that needs to be declared. */
        private void rethrow() {
            switch (failure) {
                case null -> {}
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                default -> throw new IllegalStateException(failure);
            }
        }

        private void awaitEnd() {
            if (stayReadyUntil(() -> unfinished.get() == 0)) {
                return;
            }
            boolean interrupted = false;
            callerParked = true;
            while (unfinished.get() != 0) {
                LockSupport.park(WorkerTeam.this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
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
            Work last = null;
            while (!closed) {
                Work background = behind;
                if (background != null && background.hasCommonTiles()) {
                    background.computeTiles(number);
                }
                Work work = current;
                if (work == null || work == last) {
                    Work done = last;
                    awaitChange(done);
                } else {
                    work.computeTiles(number);
                    last = work;
                }
            }
        }

        private void awaitChange(@Nullable Work done) {
            if (!stayReadyUntil(() -> hasWork(done))) {
                parked = true;
                while (!hasWork(done)) {
                    LockSupport.park(WorkerTeam.this);
                }
                parked = false;
            }
        }

        private boolean hasWork(@Nullable Work done) {
            Work background = behind;
            return current != done || closed || (background != null && background.hasCommonTiles());
        }
    }

    /** Waits for a condition without parking; returns whether it came true in time. */
    @SuppressWarnings("ThreadPriorityCheck") // What the scheduler makes of a yield decides on the speed alone.
    private static boolean stayReadyUntil(BooleanSupplier condition) {
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
