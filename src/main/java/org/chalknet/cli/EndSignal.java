package org.chalknet.cli;

import java.io.Closeable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hears that the program is told to end, as by Ctrl+C, while a command is carried out. Then it stops the command's work, and has the
 * program wait a little for the command to end: so long it may save what it has done.
 */
final class EndSignal implements Closeable {

    /**
     * A program that is told to end must end within a second. Java itself waits 0.3 s of it for a thread that writes where nobody
     * reads; a training may measure its last epoch for half a second, which on MNIST takes it a few hundredths.
     */
    private static final long PATIENCE_MILLISECONDS = 650;

    private static final long LATE_MILLISECONDS = 50;

    private final long patienceMilliseconds;
    private final CountDownLatch commandEnded = new CountDownLatch(1);
    private @Nullable Thread hook;
    private volatile boolean isReceived;

    EndSignal() {
        this(PATIENCE_MILLISECONDS);
    }

    EndSignal(long patienceMilliseconds) {
        this.patienceMilliseconds = patienceMilliseconds;
    }

    /**
     * Has work stopped when the program is told to end, or at once if it has been already. To be called once at most.
     *
     * @param stop stops the work, from any thread
     * @param late tells that the program ends before the command has
     */
    void stops(Runnable stop, Runnable late) {
        Thread onEnd = Thread.ofPlatform().name("end").unstarted(() -> receive(stop, late));
        try {
            Runtime.getRuntime().addShutdownHook(onEnd);
            hook = onEnd;
        } catch (IllegalStateException e) {
            // The program waits for nobody any more.
            isReceived = true;
            stop.run();
        }
    }

    /** Does what is to be done when the program is told to end, which it does as soon as this returns. */
    void receive(Runnable stop, Runnable late) {
        isReceived = true;
        stop.run();
        try {
            if (!commandEnded.await(patienceMilliseconds, TimeUnit.MILLISECONDS)) {
                // Where nobody reads what is told, to tell it never ends.
                Thread.ofPlatform().daemon().start(late).join(LATE_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether the program has been told to end, and the work to stop. */
    boolean isReceived() {
        return isReceived;
    }

    /** The command has ended, or has nothing to save any more: the program may end at once. */
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
