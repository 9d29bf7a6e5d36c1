package org.chalknet.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Saves a run to a file while it goes on, on a thread of its own: after every epoch, or where they are short as often as loses
 * no more than two seconds of them. The newest is what counts; an older one that still waits is left out.
 */
public final class ModelSaver implements Closeable {

    /** From one save to the next, so that there is half a second to write in. */
    private static final Duration INTERVAL = Duration.ofMillis(1500);

    /** Writes a model to a file: {@link ModelFile#save} in earnest. */
    @FunctionalInterface
    interface Writing {
        void write(Path file, Model model) throws IOException;
    }

    private static final System.Logger LOGGER = System.getLogger(ModelSaver.class.getName());

    private final Path file;
    private final Consumer<Exception> failed;
    private final Duration interval;
    private final Writing writing;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("save").factory(), new ThreadPoolExecutor.DiscardPolicy());
    private final AtomicReference<@Nullable Supplier<Model>> newest = new AtomicReference<>();
    private volatile long nextStart = System.nanoTime();
    private volatile @Nullable Exception failure;
    private volatile boolean hasSaved;
    private boolean isClean;

    /**
     * @param file where to; a file that is there is replaced in one step
     * @param failed is told, on the thread that saves, why a save failed; of several in a row only the first. The next is tried
     *     all the same
     */
    public ModelSaver(Path file, Consumer<Exception> failed) {
        this(file, failed, INTERVAL, ModelFile::save);
    }

    ModelSaver(Path file, Consumer<Exception> failed, Duration interval, Writing writing) {
        this.file = file;
        this.failed = failed;
        this.interval = interval;
        this.writing = writing;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Has a model saved soon; returns at once. After {@link #close} it does nothing.
     *
     * @param model makes the model, on the thread that saves
     */
    public void save(Supplier<Model> model) {
        if (newest.getAndSet(model) == null) {
            var _ = thread.schedule(this::saveNewest, nextStart - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void saveNewest() {
        nextStart = System.nanoTime() + interval.toNanos();
        Supplier<Model> model = newest.getAndSet(null);
        if (model == null) {
            return;
        }
        try {
            clean();
            writing.write(file, model.get());
            failure = null;
            hasSaved = true;
        } catch (IOException | RuntimeException e) {
            fail(e);
        } catch (OutOfMemoryError e) {
            fail(new IOException("there is not enough memory", e));
        } catch (Error e) {
            fail(new IOException(e.toString(), e));
        }
    }

    /** Removes what killed programs left, once; that somebody else's stays is no reason not to save. */
    private void clean() {
        if (!isClean) {
            isClean = true;
            try {
                FileContent.removeRemains(file);
            } catch (IOException e) {
                LOGGER.log(System.Logger.Level.DEBUG, "remains that cannot be removed", e);
            }
        }
    }

    private void fail(Exception e) {
        boolean isFirst = failure == null;
        failure = e;
        if (isFirst) {
            failed.accept(e);
        }
    }

    /** Saves what still waits to be saved, on the calling thread, and ends; blocks until that is done. */
    @Override
    public void close() {
        thread.shutdown();
        boolean interrupted = false;
        while (!thread.isTerminated()) {
            try {
                thread.awaitTermination(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        saveNewest();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends without what still waits to be saved; blocks until a save that is under way is done. */
    void discard() {
        newest.set(null);
        close();
    }

    /** Returns whether a model has been saved. */
    public boolean hasSaved() {
        return hasSaved;
    }

    /** Returns why the last save failed, or null if it did not. */
    public @Nullable Exception failure() {
        return failure;
    }
}
