package org.chalknet.ui.run;

import java.util.function.DoubleConsumer;

/** Calls back while started: once per frame of the window, and when asked to. */
public interface Frames {

    /**
     * Starts, or goes on.
     *
     * @param work is given the seconds since it was called before, 0 the first time
     */
    void start(DoubleConsumer work);

    /**
     * Calls back once more, ahead of the next frame if that has not begun; for any thread. What other threads do in answer may miss
     * that frame and need a second one: so only for what somebody waits for.
     */
    void soon();

    /** Stops until started again. */
    void stop();
}
