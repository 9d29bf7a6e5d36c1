package org.chalknet.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps other programs that ask for it too from a file, until it is closed. The lock is on a file beside it, which stays. */
final class WriteLock implements Closeable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final @Nullable FileChannel channel;

    private WriteLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits a few seconds for its turn. Where the file system knows no locks, or nothing may be written beside the file, there is
     * none to wait for.
     *
     * @throws IOException if another program keeps the file for longer
     */
    static WriteLock on(Path file) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file.resolveSibling(file.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            return new WriteLock(null);
        }
        long start = System.nanoTime();
        try {
            while (!isTaken(channel)) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new FileSystemException(
                            file.toString(), null, "another window of Chalknet has been writing to it for too long");
                }
                Thread.sleep(PAUSE);
            }
            return new WriteLock(channel);
        } catch (InterruptedException e) {
            channel.close();
            Thread.currentThread().interrupt();
            throw new FileSystemException(file.toString(), null, "it was interrupted");
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean isTaken(FileChannel channel) {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
