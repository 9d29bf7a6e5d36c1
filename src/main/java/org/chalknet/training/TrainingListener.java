package org.chalknet.training;

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
     * @param checkpoint what the run can go on from, with a snapshot of the network
     */
    void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint);

    /**
     * The loss is no longer a number, and the run ends with this. What the last {@link #epochCompleted} told is good still.
     *
     * @param epoch the epoch that was being trained, from 0
     */
    default void diverged(int epoch) {}
}
