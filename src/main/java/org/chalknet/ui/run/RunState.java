package org.chalknet.ui.run;

/** Where a run stands. Pausing and stopping last until the training has really come to rest. */
public enum RunState {
    /** No run. */
    IDLE,
    /** Training. */
    RUNNING,
    /** Training until the end of the epoch. */
    STEPPING,
    /** Told to pause. */
    PAUSING,
    /** At rest. */
    PAUSED,
    /** Told to stop. */
    STOPPING;

    /** Returns whether there is a run. */
    public boolean isActive() {
        return this != IDLE;
    }

    /** Returns whether the run trains and has not been told otherwise. */
    public boolean isTraining() {
        return this == RUNNING || this == STEPPING;
    }
}
