package org.chalknet.ui.run;

/**
 * How a run has ended.
 *
 * @param kind in which way
 * @param epoch the epoch that was being trained when it diverged, from 0; of another end, 0
 */
public record RunEnd(Kind kind, int epoch) {

    /** The ways to end. */
    public enum Kind {
        /** With the last epoch. */
        FINISHED,
        /** Before, because it was told to. */
        STOPPED,
        /** Because the loss was no longer a number. */
        DIVERGED,
        /** By a failure of the program or the machine. */
        FAILED
    }
}
