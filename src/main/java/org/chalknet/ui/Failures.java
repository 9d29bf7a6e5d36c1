package org.chalknet.ui;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.chalknet.storage.Reason;

/** Tells the user of every failure that nothing else has dealt with, in words. */
public final class Failures implements Consumer<Throwable>, Thread.UncaughtExceptionHandler {

    private static final System.Logger LOGGER = System.getLogger(Failures.class.getName());

    private final Dialogs dialogs;
    private final Executor fxThread;

    /**
     * @param dialogs where the user is told
     * @param fxThread runs what it is given later on the thread of the window
     */
    public Failures(Dialogs dialogs, Executor fxThread) {
        this.dialogs = dialogs;
        this.fxThread = fxThread;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        accept(failure);
    }

    @Override
    public void accept(Throwable failure) {
        LOGGER.log(System.Logger.Level.DEBUG, "a failure told to the user", failure);
        if (failure instanceof OutOfMemoryError) {
            tell(Texts.get("failure.memory"), Texts.get("failure.memory.advice"));
        } else {
            tell(Texts.get("failure.unexpected"), Texts.get("failure.unexpected.advice", reason(failure)));
        }
    }

    /** Tells of a failure whose cause is known; may be called on any thread. */
    public void tell(String what, String advice) {
        fxThread.execute(() -> dialogs.error(what, advice));
    }

    /** Returns what is known of a failure, in a line: for input and output the {@link Reason}, with the file where it is known. */
    public static String reason(Throwable failure) {
        if (failure instanceof FileSystemException e && e.getFile() != null) {
            return "%s: %s".formatted(e.getFile(), Reason.of(e));
        }
        if (failure instanceof IOException e) {
            return Reason.of(e);
        }
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
