package org.chalknet.storage;

import org.chalknet.data.Dataset;
import org.chalknet.network.Network;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a {@linkplain ModelFile model file} holds.
 *
 * @param network the network, after the last epoch
 * @param info where it comes from; null if the file does not say
 * @param best the network after the best epoch; null if the last is the best, or if the file does not say
 */
public record Model(
        Network network, @Nullable ModelInfo info, @Nullable Network best) {

    /** Makes one of a run so far; it may take a moment, for the data set's digest. */
    public static Model of(String program, Dataset dataset, TrainingSettings settings, RunHistory history) {
        return new Model(
                history.last().network(),
                ModelInfo.of(program, dataset, settings, history),
                history.isLastBest() ? null : history.best());
    }

    /** Returns the run so far, which can go on; null if the file does not tell enough. */
    public @Nullable RunHistory history() {
        if (info == null || info.random() == null || info.bestEpoch() == null) {
            return null;
        }
        Checkpoint last = new Checkpoint(network, info.random(), info.epochs().size());
        return new RunHistory(info.epochs(), last, info.bestEpoch(), best == null ? network : best);
    }
}
