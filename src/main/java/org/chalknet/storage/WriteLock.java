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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps other programs that ask for it too from a file, until it is closed. The lock is on a file beside it, which stays. */
final class WriteLock implements Closeable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /**
     * The lock files that this program has, or waits for. They are opened once: POSIX takes all of a program's locks on a file
     * away when it closes the file once.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path lockFile;
    private final @Nullable FileChannel channel;

    private WriteLock(Path lockFile, @Nullable FileChannel channel) {
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /**
     * Waits a few seconds for its turn. Where the file system knows no locks, or nothing may be written beside the file, other
     * programs are not waited for.
     *
     * @throws IOException if another keeps the file for longer
     */
    static WriteLock on(Path file) throws IOException {
        Path lockFile = file.toAbsolutePath().resolveSibling(file.getFileName() + ".lock");
        long start = System.nanoTime();
        while (!OURS.add(lockFile)) {
            pause(file, start);
        }
        WriteLock lock = new WriteLock(lockFile, open(lockFile));
        try {
            while (!lock.isTaken()) {
                pause(file, start);
            }
            return lock;
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private static @Nullable FileChannel open(Path lockFile) {
        try {
            return FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            return null;
        }
    }

    private static void pause(Path file, long start) throws IOException {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
            throw new FileSystemException(
                    file.toString(), null, "another window of Chalknet has been writing to it for too long");
        }
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FileSystemException(file.toString(), null, "it was interrupted");
        }
    }

    private boolean isTaken() {
        if (channel == null) {
            return true;
        }
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
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            OURS.remove(lockFile);
        }
    }
}
