package org.chalknet.training;

/** Hears of a run's progress, on the thread that trains: whatever is done here holds up the training. */
public interface TrainingListener {

    /**
     * A mini-batch has been trained on. The epoch before may not have been told of yet: it may be measured meanwhile.
     *
     * @param epoch the epoch, from 0
     * @param examples the examples of this epoch trained on so far
     */
    default void trained(int epoch, int examples) {}

    /**
     * An epoch has been trained and measured; of all epochs it is told in order, of the first before the second is begun, and of the
     * others at the latest at the end of the one after.
     *
     * @param metrics what was measured
     * @param checkpoint what the run can go on from, with a snapshot of the network
     */
    void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint);

    /**
     * The loss is no longer a number, and the run ends with this. What the last {@link #epochCompleted} told is good still.
     *
     * @param epoch the epoch in which that was so, from 0
     */
    default void diverged(int epoch) {}
}
