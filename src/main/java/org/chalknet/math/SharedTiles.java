package org.chalknet.math;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The tiles of a piece of work, which the workers of a {@link WorkerTeam} share. The thread that makes them waits for their end. */
final class SharedTiles {

    /** Ints in a cache line of up to 128 bytes. */
    private static final int APART = 32;

    private final int threads;
    private final int owned;
    private final int common;
    private final WorkerTeam.Tile tile;
    private final BooleanSupplier isCancelled;
    private final Thread caller = Thread.currentThread();
    /** The next tile of each worker's own and then of the common ones, each in a cache line of its own. */
    private final AtomicIntegerArray next;

    private final AtomicInteger unfinished;
    private volatile boolean callerParked;
    private volatile boolean isIncomplete;
    private volatile @Nullable Throwable failure;

    /**
     * @param threads the number of workers, the calling thread included
     * @param owned the tiles 0 … owned − 1 are shared out in order
     * @param common the tiles owned … owned + common − 1 are anybody's
     * @param isCancelled asked before every tile, from any thread; once true, what is left is not computed
     */
    SharedTiles(int threads, int owned, int common, WorkerTeam.Tile tile, BooleanSupplier isCancelled) {
        this.threads = threads;
        this.owned = owned;
        this.common = common;
        this.tile = tile;
        this.isCancelled = isCancelled;
        next = new AtomicIntegerArray((threads + 1) * APART);
        unfinished = new AtomicInteger(owned + common);
    }

    /** Computes what nobody has taken yet: a worker's own tiles, the common ones, and then those of the others. */
    void compute(int worker) {
        int computed = computeOwned(worker, worker) + computeRange(worker, threads, owned, owned + common);
        for (int other = 1; other < threads; other++) {
            computed += computeOwned(worker, (worker + other) % threads);
        }
        // Once for all of them: a count that goes from core to core after every tile takes as long as the smaller
        // tiles.
        if (computed > 0 && unfinished.addAndGet(-computed) == 0 && callerParked) {
            LockSupport.unpark(caller);
        }
    }

    /** Returns how many tiles the worker computed. */
    private int computeOwned(int worker, int owner) {
        return computeRange(worker, owner, owned * owner / threads, owned * (owner + 1) / threads);
    }

    private int computeRange(int worker, int range, int from, int to) {
        int computed = 0;
        for (int t = take(range, from, to); t < to; t = take(range, from, to)) {
            computeTile(worker, t);
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

    private void computeTile(int worker, int t) {
        try {
            if (isCancelled.getAsBoolean()) {
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

    /** Returns whether somebody may still take a common tile. */
    boolean hasCommon() {
        return next.get(threads * APART) < common;
    }

    /** Returns whether all tiles have been computed or left out. */
    boolean areDone() {
        return unfinished.get() == 0;
    }

    /**
     * Computes what is left as the first worker, waits for the others and throws what a tile threw. To be called by the thread that
     * has made this.
     *
     * @throws CancellationException if tiles have not been computed, since it was cancelled
     */
    void finish() {
        compute(0);
        awaitEnd();
        rethrow();
        if (isIncomplete) {
            throw new CancellationException("the work was cancelled");
        }
    }

    private void awaitEnd() {
        if (WorkerTeam.stayReadyUntil(this::areDone)) {
            return;
        }
        boolean interrupted = false;
        callerParked = true;
        while (!areDone()) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
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
}
