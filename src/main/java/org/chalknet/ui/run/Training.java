package org.chalknet.ui.run;

import org.chalknet.data.Dataset;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingListener;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/** Trains a network and returns when it is done or has been stopped; {@link org.chalknet.training.Trainer} in earnest. */
@FunctionalInterface
public interface Training {

    /**
     * Trains on the calling thread.
     *
     * @param from what to go on from; null for the beginning
     */
    void run(
            Dataset dataset,
            TrainingSettings settings,
            @Nullable Checkpoint from,
            TrainingControl control,
            TrainingListener listener);
}
