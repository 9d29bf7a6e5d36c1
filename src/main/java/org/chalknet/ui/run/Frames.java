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
     * Calls back once more, ahead of the next frame, which draws what has come; for any thread. What follows of it on other threads
     * may come too late for that frame and need another: so for what is waited for.
     */
    void soon();

    /** Stops until started again. */
    void stop();
}
