package org.chalknet.ui.run;

import java.util.List;
import org.chalknet.data.Dataset;
import org.chalknet.network.Network;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/** A panel that follows the run; called on the thread of the window only. */
public interface RunObserver {

    /** A new run begins: what is shown of an older one goes. */
    default void runStarted(TrainingSettings settings) {}

    /**
     * A run that was there before is shown again, or goes on: all of its epochs come at once.
     *
     * @param epochs what was measured, from epoch 0
     * @param network the network after the last of them
     * @param trainedOn what it has been trained on; null if that is not known to be here
     */
    default void runShown(
            TrainingSettings settings, List<EpochMetrics> epochs, Network network, @Nullable Dataset trainedOn) {
        runStarted(settings);
        epochs.forEach(this::epochCompleted);
        networkChanged(network, Math.max(0, epochs.size() - 1));
    }

    /** An epoch of the current run is done. Every epoch comes, in order. */
    default void epochCompleted(EpochMetrics metrics) {}

    /** The run is over, or one that is over is shown, and all of its epochs have come. */
    default void runEnded(RunEnd end) {}

    /**
     * The newest network of the current run; where epochs are faster than frames, some are left out.
     *
     * @param epoch the epoch after which it is so, from 0
     */
    default void networkChanged(Network network, int epoch) {}
}
