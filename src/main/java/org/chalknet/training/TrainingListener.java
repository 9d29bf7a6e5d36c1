package org.chalknet.training;

import org.chalknet.network.Network;

/** Hears of a run's progress, on the thread that trains: whatever is done here holds up the training. */
public interface TrainingListener {

    /**
     * A mini-batch has been trained on.
     *
     * @param epoch the epoch, from 0
     * @param examples the examples of this epoch trained on so far
     */
    default void trained(int epoch, int examples) {}

    /**
     * An epoch has been trained and measured.
     *
     * @param metrics what was measured
     * @param network a snapshot that nobody changes any more
     */
    void epochCompleted(EpochMetrics metrics, Network network);
}
