package org.chalknet.ui.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.chalknet.data.Dataset;
import org.chalknet.storage.Autosave;
import org.chalknet.storage.Model;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Texts;

/**
 * Keeps the run in progress on the disk in case the program is killed, or its window closed, and the one that ended last in case
 * the program is killed. May be used by several threads: {@link #close} waits until a model that is being written is on the disk,
 * and all others may wait for that.
 */
public final class RunAutosave {

    /** A run stops within a second; its last epoch is told then. */
    private static final long REST_NANOSECONDS = 2_000_000_000;

    private final Autosave autosave;
    private final String program;
    private final Failures failures;
    private final Executor files;
    private final List<Path> goneOn = new ArrayList<>();
    /** What the run that has ended went on from. */
    private final List<Path> fromEnded = new ArrayList<>();
    /** What removes the runs before that in progress, as long as nothing of it is on the disk. */
    private final List<Runnable> outdated = new ArrayList<>();

    private boolean isTraining;
    private boolean hasGoneOn;
    private boolean hasEnded;
    private volatile boolean closing;
    private volatile boolean hasFailed;
    private boolean closed;

    /**
     * @param userFolder where what belongs to the user is kept
     * @param program the program with its version
     * @param failures told when nothing can be kept
     * @param files runs what removes files
     */
    public RunAutosave(Path userFolder, String program, Failures failures, Executor files) {
        this.program = program;
        this.failures = failures;
        this.files = files;
        autosave = new Autosave(userFolder.resolve("runs"), this::failed);
    }

    /** A run begins to be trained. */
    synchronized void begins() {
        isTraining = true;
    }

    /** It is trained no more, and has been told to the last epoch that it has done. */
    synchronized void rests() {
        isTraining = false;
        notifyAll();
    }

    /** Keeps the run so far, in place of one that has ended. */
    synchronized void save(Dataset dataset, TrainingSettings settings, RunHistory soFar) {
        if (closed) {
            return;
        }
        if (hasEnded) {
            outdated.add(removal());
        } else if (autosave.hasSaved()) {
            takeOutdated().run();
        }
        autosave.save(() -> Model.of(program, dataset, settings, soFar));
        hasGoneOn = !goneOn.isEmpty();
    }

    /** Returns what removes the runs before, once a later one is on the disk. */
    private Runnable takeOutdated() {
        List<Runnable> taken = List.copyOf(outdated);
        outdated.clear();
        return () -> taken.forEach(Runnable::run);
    }

    /**
     * The run has ended and is in the list. Nobody may have saved it yet, so it stays on the disk, in case the program is killed,
     * until it is {@linkplain #forget forgotten}, the next one is kept or the window closes. Of a run that ends because the window
     * closes, it stays then, too.
     */
    synchronized void ended() {
        if (!closing && !closed) {
            hasEnded = true;
            // What a run goes on from that begins before the next one is kept is that one's.
            fromEnded.addAll(goneOn);
            goneOn.clear();
            hasGoneOn = false;
            if (autosave.hasSaved()) {
                files.execute(takeOutdated());
            }
        }
    }

    /** The run that has ended, if there is one, need not be kept any more: soon it goes from the disk, or at the close. */
    synchronized void forget() {
        if (hasEnded && !closed && !closing) {
            files.execute(removal());
        }
    }

    private Runnable removal() {
        Autosave.Removal removal = autosave.forget();
        List<Path> gone = List.copyOf(fromEnded);
        fromEnded.clear();
        hasEnded = false;
        return () -> {
            try {
                removal.run();
            } catch (IOException e) {
                failed(e);
            }
            gone.forEach(this::discard);
        };
    }

    /** Returns the files of runs that did not end, newest first; none if they cannot be read. */
    synchronized List<Path> adopt() {
        try {
            return closed ? List.of() : autosave.adopt();
        } catch (IOException e) {
            failed(e);
            return List.of();
        }
    }

    /** A run that did not end goes on: its file goes with that of the run, or at the close once a later epoch is on the disk. */
    synchronized void goesOn(Path file) {
        goneOn.add(file);
    }

    /** Removes the file of a run that did not end. */
    synchronized void discard(Path file) {
        try {
            autosave.discard(file);
        } catch (IOException e) {
            failed(e);
        }
    }

    /** From now on the end of a run is that of the window, and the run is kept. */
    public void closing() {
        closing = true;
    }

    /** Waits a moment for a run that has been told to stop, writes what waits to be written, and gives up all files. */
    public synchronized void close() {
        awaitRest();
        closed = true;
        try {
            if (hasEnded) {
                // The user was asked.
                removal().run();
                takeOutdated().run();
            }
            autosave.close();
            if (autosave.hasSaved()) {
                takeOutdated().run();
            }
            // Of a run that goes on the file before may be all there is, until a newer one has been written.
            if (hasGoneOn && !hasFailed) {
                for (Path file : goneOn) {
                    autosave.discard(file);
                }
            }
        } catch (IOException e) {
            failed(e);
        }
    }

    private void awaitRest() {
        long start = System.nanoTime();
        try {
            for (long left = REST_NANOSECONDS;
                    isTraining && left > 0;
                    left = REST_NANOSECONDS - (System.nanoTime() - start)) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(Exception failure) {
        hasFailed = true;
        failures.tell(
                Texts.get("runs.autosave.failed"), Texts.get("runs.autosave.failed.advice", Failures.reason(failure)));
    }
}
