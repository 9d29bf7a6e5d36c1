package org.chalknet.cli;

import java.io.Closeable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hears that the program is told to end, as by Ctrl+C, while a command is carried out. Then it stops the command's work, and the
 * program ends only when the command has: so nothing is lost. But it ends soon, whatever happens.
 */
final class EndSignal implements Closeable {

    /** So long a program that is told to end waits for its command: it must end within a second. */
    private static final long PATIENCE_MILLISECONDS = 500;

    private final CountDownLatch commandEnded = new CountDownLatch(1);
    private @Nullable Thread hook;
    private volatile boolean isReceived;

    /**
     * Has work stopped when the program is told to end; to be called once at most.
     *
     * @param stop stops the work, from any thread
     */
    void stops(Runnable stop) {
        Thread onEnd = Thread.ofPlatform().name("end").unstarted(() -> {
            receive(stop);
            awaitCommand();
        });
        try {
            Runtime.getRuntime().addShutdownHook(onEnd);
            hook = onEnd;
        } catch (IllegalStateException e) {
            // The program ends already.
            receive(stop);
        }
    }

    private void receive(Runnable stop) {
        isReceived = true;
        stop.run();
    }

    private void awaitCommand() {
        try {
            var _ = commandEnded.await(PATIENCE_MILLISECONDS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether the program has been told to end, and the work to stop. */
    boolean isReceived() {
        return isReceived;
    }

    /** The command has ended, and so may the program. */
    @Override
    public void close() {
        commandEnded.countDown();
        if (hook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The program ends already, and the hook with it.
            }
        }
    }
}
