package org.chalknet.ui.run;

import java.util.function.DoubleConsumer;

/** Calls back once per frame of the window while started. */
public interface Frames {

    /**
     * Starts, or goes on.
     *
     * @param work is given the seconds since the last frame, 0 in the first one
     */
    void start(DoubleConsumer work);

    /** Stops until started again. */
    void stop();
}
