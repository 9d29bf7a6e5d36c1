package org.chalknet.ui.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.chalknet.data.Dataset;
import org.chalknet.network.Network;
import org.chalknet.storage.EpochFile;
import org.chalknet.storage.StorageException;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a run while it goes on: where it stands, and the networks of all epochs, in a file. Written to by the thread
 * that trains, read by others.
 */
final class Recording implements Networks {

    /**
     * The networks as far as a run had come: its last and its best are kept here, for the file may have had no room for them.
     *
     * @param recording has the others
     * @param history where the run stood
     */
    private record AsOf(Recording recording, RunHistory history) implements Networks {

        @Override
        public List<Integer> epochs() {
            return recording.epochs(history).stream()
                    .filter(epoch -> epoch < history.epochs().size())
                    .toList();
        }

        @Override
        public Network read(int epoch) throws IOException, StorageException {
            return recording.read(epoch, history);
        }

        /** A recording stands at a number of epochs once; to compare all numbers would take long. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AsOf that
                    && recording.equals(that.recording)
                    && history.epochs().size() == that.history.epochs().size();
        }

        @Override
        public int hashCode() {
            return Objects.hash(recording, history.epochs().size());
        }
    }

    private final Dataset dataset;
    private final TrainingSettings settings;
    private final @Nullable Networks before;
    private final int first;
    private final Consumer<IOException> failed;
    private volatile @Nullable RunHistory history;
    private volatile @Nullable EpochFile file;
    private boolean full;
    private @Nullable KeptRun saved;

    /**
     * @param dataset what the run is trained on
     * @param settings what it is set by
     * @param from what it goes on from; null for the beginning
     * @param before the networks of the epochs that were done before; null if there are none
     * @param failed told once when no more networks can be kept; the run goes on
     */
    Recording(
            Dataset dataset,
            TrainingSettings settings,
            @Nullable RunHistory from,
            @Nullable Networks before,
            Consumer<IOException> failed) {
        this.dataset = dataset;
        this.settings = settings;
        this.before = before;
        this.failed = failed;
        history = from;
        first = from == null ? 0 : from.epochs().size();
    }

    /** Takes in an epoch. */
    RunHistory completed(EpochMetrics metrics, Checkpoint checkpoint) {
        RunHistory now = RunHistory.and(history, metrics, checkpoint);
        if (!full) {
            try {
                EpochFile to = file;
                if (to == null) {
                    to = EpochFile.create(checkpoint.network().layerSizes());
                    file = to;
                }
                to.write(metrics.epoch(), checkpoint.network());
            } catch (IOException e) {
                full = true;
                failed.accept(e);
            }
        }
        history = now;
        return now;
    }

    /** Returns the first epoch that is trained here; those before were done before. */
    int first() {
        return first;
    }

    Dataset dataset() {
        return dataset;
    }

    TrainingSettings settings() {
        return settings;
    }

    /** Returns where the run stands; null before its first epoch. */
    @Nullable
    RunHistory history() {
        return history;
    }

    /** Returns whether the network of an epoch can be had. */
    boolean has(int epoch) {
        EpochFile kept = file;
        return epoch < first ? before != null && before.epochs().contains(epoch) : kept != null && kept.has(epoch);
    }

    @Override
    public List<Integer> epochs() {
        return epochs(history);
    }

    private List<Integer> epochs(@Nullable RunHistory now) {
        TreeSet<Integer> all = new TreeSet<>();
        if (before != null) {
            before.epochs().stream().filter(epoch -> epoch < first).forEach(all::add);
        }
        EpochFile kept = file;
        if (kept != null) {
            all.addAll(kept.epochs());
        }
        if (now != null) {
            all.add(now.bestEpoch());
            all.add(now.epochs().size() - 1);
        }
        return List.copyOf(all);
    }

    @Override
    public Network read(int epoch) throws IOException, StorageException {
        return read(epoch, history);
    }

    @Override
    public Networks asOfNow() {
        RunHistory now = history;
        return now == null ? this : new AsOf(this, now);
    }

    private Network read(int epoch, @Nullable RunHistory now) throws IOException, StorageException {
        if (now != null && epoch == now.epochs().size() - 1) {
            return now.last().network();
        }
        if (now != null && epoch == now.bestEpoch()) {
            return now.best();
        }
        EpochFile kept = file;
        if (before != null && epoch < first) {
            return before.read(epoch);
        }
        if (kept == null) {
            throw new IOException("the network of epoch %d is not kept".formatted(epoch));
        }
        return kept.read(epoch);
    }

    /** Returns whether a run is this one, as far as it had come. */
    boolean isOf(KeptRun run) {
        return run.networks() instanceof AsOf asOf && asOf.recording() == this;
    }

    /** Says what this run was when it was saved in a file; for the FX thread, as is {@link #toRun}. */
    void saved(KeptRun inFile) {
        saved = inFile;
    }

    /** Says that another run has been saved in a file; for the FX thread. */
    void replaced(Path file) {
        if (saved != null && file.equals(saved.file())) {
            saved = null;
        }
    }

    /**
     * Returns the run for the list, in the file in which it was saved as it is now.
     *
     * @param diverged whether the loss was no longer a number in the epoch after the last
     */
    KeptRun toRun(RunHistory now, boolean diverged) {
        KeptRun inFile = saved;
        return new KeptRun(
                settings,
                dataset.name(),
                dataset,
                null,
                now.epochs(),
                diverged,
                now.last().random(),
                new AsOf(this, now),
                inFile != null && inFile.metrics().size() == now.epochs().size() ? inFile.file() : null);
    }
}
