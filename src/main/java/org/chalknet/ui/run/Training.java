package org.chalknet.ui.run;

import org.chalknet.data.Dataset;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingListener;
import org.chalknet.training.TrainingSettings;

/** Trains a network and returns when it is done or has been stopped; {@link org.chalknet.training.Trainer} in earnest. */
@FunctionalInterface
public interface Training {

    /** Trains on the calling thread. */
    void run(Dataset dataset, TrainingSettings settings, TrainingControl control, TrainingListener listener);
}
