package org.chalknet.ui;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Work in the background of which only the latest counts: what still waits when another is wanted is never done. */
public final class LatestOnly<T> {

    private final Executor background;
    private final Consumer<T> work;
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();

    /**
     * @param background runs the work: one thread
     * @param work does it, for what is wanted
     */
    public LatestOnly(Executor background, Consumer<T> work) {
        this.background = background;
        this.work = work;
    }

    /** Has the work done for this, in place of what waits; returns at once. For any thread. */
    public void want(T next) {
        if (waiting.getAndSet(next) == null) {
            background.execute(this::workOnLatest);
        }
    }

    private void workOnLatest() {
        T latest = waiting.getAndSet(null);
        if (latest != null) {
            work.accept(latest);
        }
    }
}
