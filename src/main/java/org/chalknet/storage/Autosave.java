package org.chalknet.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the run in progress in a file of its own, so that it goes on even if the program is killed. A program locks its file
 * as long as it lives; a file that nobody locks is an orphan, which the next program to start {@linkplain #adopt adopts}. So
 * two programs never share one, except where the file system knows no locks. Safe for use by several threads.
 */
public final class Autosave implements Closeable {

    private static final String MODEL = ".npz";
    private static final String LOCK = ".lock";

    /** A program that starts just then may take a lock file that is new for an orphan; hardly twice. */
    private static final int TRIES = 3;

    /** Locks a file: {@link FileChannel#tryLock()} in earnest. */
    @FunctionalInterface
    interface Locking {
        @Nullable
        FileLock tryLock(FileChannel channel) throws IOException;
    }

    /** The right to a file, as long as it is open; without a channel where the file system knows no locks. */
    private record Claim(
            Path model, Path lockFile, @Nullable FileChannel channel) {

        /**
         * Returns the right to a file; null if another has it, in this program or another, or has just given up both the right and
         * the file.
         */
        private static @Nullable Claim to(Path model, Locking locking) throws IOException {
            Path lockFile = model.resolveSibling(model.getFileName() + LOCK);
            boolean isNew = !Files.exists(lockFile);
            FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = null;
            try {
                lock = locking.tryLock(channel);
            } catch (OverlappingFileLockException e) {
                // This program has it.
            } catch (IOException e) {
                channel.close();
                // Another program may well have locked what was there before.
                if (!isNew) {
                    throw e;
                }
                Files.deleteIfExists(lockFile);
                return new Claim(model, lockFile, null);
            } finally {
                if (lock == null) {
                    channel.close();
                }
            }
            if (lock != null && !Files.exists(lockFile)) {
                channel.close();
                return null;
            }
            return lock == null ? null : new Claim(model, lockFile, channel);
        }

        /** Gives up the right. */
        private void close() throws IOException {
            if (channel != null) {
                channel.close();
            }
        }

        /** Gives up the right and the file: the right last, so that nobody gets one to a file that is then removed. */
        private void discard() throws IOException {
            try {
                Files.deleteIfExists(model);
                Files.deleteIfExists(lockFile);
            } finally {
                close();
            }
        }
    }

    private final Path folder;
    private final Consumer<Exception> failed;
    private final Locking locking;
    private final List<Claim> adopted = new ArrayList<>();
    private @Nullable Claim own;
    private @Nullable ModelSaver saver;
    private boolean hasFailed;

    /**
     * @param folder where the files are; made when it is needed
     * @param failed is told, on any thread, why the run cannot be kept; of several times in a row only the first. The training
     *     goes on
     */
    public Autosave(Path folder, Consumer<Exception> failed) {
        this(folder, failed, FileChannel::tryLock);
    }

    Autosave(Path folder, Consumer<Exception> failed, Locking locking) {
        this.folder = folder;
        this.failed = failed;
        this.locking = locking;
    }

    /**
     * Takes over the files that other programs left when they ended, newest first. No other program is given them until this
     * one ends.
     *
     * @throws IOException if the folder cannot be read
     */
    public synchronized List<Path> adopt() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Set<Path> files = new LinkedHashSet<>();
        // A program that is killed in its first save leaves its lock and remains alone.
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*" + MODEL + "{," + LOCK + "}")) {
            for (Path file : found) {
                String name = file.getFileName().toString();
                files.add(
                        name.endsWith(LOCK)
                                ? file.resolveSibling(name.substring(0, name.length() - LOCK.length()))
                                : file);
            }
        }
        for (Path file : files) {
            try {
                adopt(file);
            } catch (IOException e) {
                // The others can be adopted all the same.
            }
        }
        return adopted.stream()
                .map(Claim::model)
                .sorted((a, b) ->
                        Long.compare(b.toFile().lastModified(), a.toFile().lastModified()))
                .toList();
    }

    private void adopt(Path file) throws IOException {
        // POSIX takes all of a program's locks on a file away when it closes the file once.
        boolean isOurs =
                (own != null && own.model.equals(file)) || adopted.stream().anyMatch(claim -> claim.model.equals(file));
        Claim claim = isOurs ? null : Claim.to(file, locking);
        if (claim == null) {
            return;
        }
        boolean isThere = Files.exists(file);
        if (isThere) {
            adopted.add(claim);
        }
        try {
            FileContent.removeRemains(file);
        } finally {
            if (!isThere) {
                claim.discard();
            }
        }
    }

    /**
     * Removes an adopted file.
     *
     * @throws IOException if it cannot be removed
     */
    public synchronized void discard(Path file) throws IOException {
        for (Claim claim : List.copyOf(adopted)) {
            if (claim.model.equals(file)) {
                adopted.remove(claim);
                claim.discard();
            }
        }
    }

    /**
     * Has the run in progress saved soon, in place of what was saved before; returns at once, but for the first time.
     *
     * @param model makes the model, on another thread
     */
    public synchronized void save(Supplier<Model> model) {
        ModelSaver to = saver;
        if (to == null) {
            to = open();
        }
        if (to != null) {
            to.save(model);
        }
    }

    /** Returns whether what was to be saved since the beginning, or since the last run was forgotten, is on the disk in part at least. */
    public synchronized boolean hasSaved() {
        return saver != null && saver.hasSaved();
    }

    private @Nullable ModelSaver open() {
        try {
            Files.createDirectories(folder);
            for (int i = 0; i < TRIES && own == null; i++) {
                own = Claim.to(folder.resolve(UUID.randomUUID() + MODEL), locking);
            }
            if (own != null) {
                saver = new ModelSaver(own.model, failed);
            }
            hasFailed = false;
        } catch (IOException e) {
            if (!hasFailed) {
                failed.accept(e);
            }
            hasFailed = true;
        }
        return saver;
    }

    /** What is left to do for a run that is forgotten. */
    @FunctionalInterface
    public interface Removal {

        /**
         * Waits for a save that is under way, and removes the file.
         *
         * @throws IOException if it cannot be removed
         */
        void run() throws IOException;
    }

    /** Forgets the run that was saved last; what is saved from now on is another's. Returns at once. */
    public synchronized Removal forget() {
        ModelSaver saving = saver;
        Claim claim = own;
        saver = null;
        own = null;
        return () -> {
            if (saving != null) {
                saving.discard();
            }
            if (claim != null) {
                claim.discard();
            }
        };
    }

    /** Saves what still waits and ends; what is not forgotten or discarded is there for the next program to adopt. */
    @Override
    public synchronized void close() throws IOException {
        if (saver != null) {
            saver.close();
        }
        for (Claim claim : adopted) {
            claim.close();
        }
        if (own != null) {
            own.close();
        }
    }
}
