package org.chalknet.ui.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chalknet.data.Dataset;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.Network;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelInfo;
import org.chalknet.storage.StorageException;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.run.RunEnd;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a run that is over, or of one in a file.
 *
 * @param settings what it was set by; null for a file that does not say, as those of the notebook
 * @param datasetName the name of what it was trained on; empty for a file that does not say
 * @param dataset what it was trained on, if that is known to be here; else null, and then it cannot go on
 * @param digest the {@linkplain Dataset#digest digest} that a file names of what it was trained on; null if there is no file
 *     or it does not say
 * @param metrics what was measured, epoch by epoch from 0
 * @param diverged whether the loss was no longer a number in the epoch after the last; then it would be so again
 * @param random where the random generator stands after the last epoch; null if unknown, and then it cannot go on
 * @param networks its networks, of the last epoch and the best at least
 * @param file where it is saved; null if it is not
 */
record KeptRun(
        @Nullable TrainingSettings settings,
        String datasetName,
        @Nullable Dataset dataset,
        @Nullable String digest,
        List<EpochMetrics> metrics,
        boolean diverged,
        NumPyRandom.@Nullable State random,
        Networks networks,
        @Nullable Path file) {

    /** Copies the list. */
    KeptRun {
        metrics = List.copyOf(metrics);
    }

    /**
     * Returns what a model tells of its run.
     *
     * @param file where it is saved; null if it is not
     */
    static KeptRun of(Model read, @Nullable Path file) {
        ModelInfo info = read.info();
        Networks networks = file == null ? new ModelNetworks(read) : FileNetworks.of(file, read);
        return info == null
                ? new KeptRun(null, "", null, null, List.of(), false, null, networks, file)
                : new KeptRun(
                        info.settings(),
                        info.dataset(),
                        null,
                        info.digest(),
                        info.epochs(),
                        false,
                        info.random(),
                        networks,
                        file);
    }

    /** Returns the same run with the one of the data sets here that it was trained on, if it is among them; may take a moment. */
    KeptRun on(List<Dataset> here) {
        if (here.stream().anyMatch(one -> one.equals(dataset))) {
            return this;
        }
        String trainedOn = dataset == null ? digest : dataset.digest();
        return here.stream()
                .filter(one -> one.digest().equals(trainedOn))
                .findFirst()
                .map(one -> new KeptRun(settings, datasetName, one, digest, metrics, diverged, random, networks, file))
                .orElse(this);
    }

    /**
     * Returns the same run with its networks in memory, so that they stay to be had when another is saved over its file; may take
     * a moment.
     *
     * @throws StorageException if the file cannot be read, or another has been saved over it
     */
    KeptRun inMemory() throws StorageException {
        return networks instanceof FileNetworks saved
                ? new KeptRun(
                        settings,
                        datasetName,
                        dataset,
                        digest,
                        metrics,
                        diverged,
                        random,
                        new ModelNetworks(saved.model()),
                        file)
                : this;
    }

    /** Returns what was measured last. */
    Optional<EpochMetrics> last() {
        return metrics.isEmpty() ? Optional.empty() : Optional.of(metrics.getLast());
    }

    /** Returns what was measured when the test set was read best, the first time. */
    Optional<EpochMetrics> best() {
        return metrics.stream()
                .max(Comparator.comparingDouble(EpochMetrics::testAccuracy)
                        .thenComparing(
                                Comparator.comparingInt(EpochMetrics::epoch).reversed()));
    }

    /** Returns the seconds that all epochs took, with their evaluation. */
    double seconds() {
        return metrics.stream()
                .mapToDouble(epoch -> epoch.trainSeconds() + epoch.evaluateSeconds())
                .sum();
    }

    /** Returns the network after the last epoch; may take a moment. */
    Network lastNetwork() throws IOException, StorageException {
        return networks.read(Math.max(0, metrics.size() - 1));
    }

    /** Returns the run as it can go on, null if too little is known of it; may take a moment. */
    @Nullable
    RunHistory history() throws IOException, StorageException {
        NumPyRandom.State state = random;
        if (state == null || metrics.isEmpty()) {
            return null;
        }
        int bestEpoch = best().map(EpochMetrics::epoch).orElse(0);
        if (!networks.epochs().contains(bestEpoch)) {
            return null;
        }
        return new RunHistory(
                metrics, new Checkpoint(lastNetwork(), state, metrics.size()), bestEpoch, networks.read(bestEpoch));
    }

    /** Returns how the run has ended. */
    RunEnd end() {
        if (diverged) {
            return new RunEnd(RunEnd.Kind.DIVERGED, metrics.size());
        }
        boolean complete = settings != null && metrics.size() == settings.epochs();
        return new RunEnd(complete ? RunEnd.Kind.FINISHED : RunEnd.Kind.STOPPED, 0);
    }

    /** Returns the same run, which has tried to go on and diverged. */
    KeptRun afterDiverging() {
        return new KeptRun(settings, datasetName, dataset, digest, metrics, true, random, networks, file);
    }

    /** Returns the same run, in no file, to go on with other settings than it had. */
    KeptRun with(TrainingSettings changed) {
        return new KeptRun(changed, datasetName, dataset, digest, metrics, false, random, networks, null);
    }

    /** Returns the same run, in no file. */
    KeptRun inNoFile() {
        return new KeptRun(settings, datasetName, dataset, digest, metrics, diverged, random, networks, null);
    }

    /** Returns the same run, saved in a file. */
    KeptRun in(Path newFile) {
        Networks there = networks instanceof FileNetworks saved ? saved.in(newFile) : networks;
        return new KeptRun(settings, datasetName, dataset, digest, metrics, diverged, random, there, newFile);
    }
}
