package org.chalknet.training;

import java.util.ArrayList;
import java.util.List;
import org.chalknet.network.Network;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a run so far: its measurements, where to go on from and the best network.
 *
 * @param epochs what was measured, epoch by epoch
 * @param last what the run can go on from
 * @param bestEpoch the epoch of the highest test accuracy, of equals the first
 * @param best the network after that epoch
 */
public record RunHistory(List<EpochMetrics> epochs, Checkpoint last, int bestEpoch, Network best) {

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the parts do not belong to one run
     */
    public RunHistory {
        epochs = List.copyOf(epochs);
        if (epochs.size() != last.epochs() || bestEpoch < 0 || bestEpoch >= epochs.size()) {
            throw new IllegalArgumentException(
                    "as many epochs must be measured as trained, and the best be one of them, but %d are measured, %d trained, and the best is %d"
                            .formatted(epochs.size(), last.epochs(), bestEpoch));
        }
    }

    /**
     * Returns a history with one epoch more.
     *
     * @param before what was before; null before the first epoch
     * @param metrics what was measured after the epoch
     * @param checkpoint what the run can go on from after it
     */
    public static RunHistory and(@Nullable RunHistory before, EpochMetrics metrics, Checkpoint checkpoint) {
        if (before == null) {
            return new RunHistory(List.of(metrics), checkpoint, 0, checkpoint.network());
        }
        List<EpochMetrics> epochs = new ArrayList<>(before.epochs);
        epochs.add(metrics);
        return metrics.testAccuracy() > before.epochs.get(before.bestEpoch).testAccuracy()
                ? new RunHistory(epochs, checkpoint, epochs.size() - 1, checkpoint.network())
                : new RunHistory(epochs, checkpoint, before.bestEpoch, before.best);
    }

    /** Returns whether the last epoch is the best. */
    public boolean isLastBest() {
        return bestEpoch == epochs.size() - 1;
    }
}
