package org.chalknet.ui.run;

import org.chalknet.network.Network;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;

/** A panel that follows the run; called on the thread of the window only. */
public interface RunObserver {

    /** A new run begins: what is shown of an older one goes. */
    default void runStarted(TrainingSettings settings) {}

    /** An epoch of the current run is done. Every epoch comes, in order. */
    default void epochCompleted(EpochMetrics metrics) {}

    /**
     * The newest network of the current run; where epochs are faster than frames, some are left out.
     *
     * @param epoch the epoch after which it is so, from 0
     */
    default void networkChanged(Network network, int epoch) {}
}
