package org.chalknet.ui.run;

import java.util.function.DoubleConsumer;

/** Calls back while started: once per frame of the window, and sooner if asked to. */
public interface Frames {

    /**
     * Starts, or goes on.
     *
     * @param work is given the seconds since it was called before, 0 the first time
     */
    void start(DoubleConsumer work);

    /**
     * Calls back ahead of the next frame, so that this one draws what has come; once between two frames, however often asked. For
     * any thread.
     */
    void soon();

    /** Stops until started again. */
    void stop();
}
