package org.chalknet.training;

import java.util.concurrent.CancellationException;

/**
 * Pauses, steps and stops a run, from any thread. The run asks between mini-batches, since an interrupt cannot end a
 * product half-way.
 */
public final class TrainingControl {

    /** What the run has been told. */
    public enum State {
        /** To train on. */
        RUNNING,
        /** To train until the end of the current epoch, then to pause. */
        STEPPING,
        /** To wait. */
        PAUSED,
        /** To end. A run once stopped never goes on. */
        STOPPED
    }

    /** So long a run that has been told to end may still measure what it has trained: it must end within a second. */
    private static final long MEASURING_NANOSECONDS = 500_000_000;

    private volatile State state;
    private volatile long stopped;
    private boolean waiting;

    /**
     * @param initial the state to begin in
     */
    public TrainingControl(State initial) {
        state = initial;
    }

    /** Returns what the run has been told. */
    public State state() {
        return state;
    }

    /** Makes the run wait before its next mini-batch. */
    public void pause() {
        change(State.PAUSED);
    }

    /** Lets the run go on. */
    public void resume() {
        change(State.RUNNING);
    }

    /** Lets the run go on until the end of its current epoch. */
    public void step() {
        change(State.STEPPING);
    }

    /** Makes the run end before its next mini-batch. */
    public void stop() {
        change(State.STOPPED);
    }

    private synchronized void change(State next) {
        if (state != State.STOPPED) {
            if (next == State.STOPPED) {
                stopped = System.nanoTime();
            }
            state = next;
            notifyAll();
        }
    }

    /** Returns whether the run has been told to end. */
    boolean isStopped() {
        return state == State.STOPPED;
    }

    /** Returns whether the run has been told to end so long ago that it must no longer measure what it has trained. */
    boolean isOverdue() {
        return isStopped() && System.nanoTime() - stopped > MEASURING_NANOSECONDS;
    }

    /** Returns whether the run has come to rest: it has been told to pause, and now waits. */
    public synchronized boolean isWaiting() {
        return waiting && state == State.PAUSED;
    }

    /**
     * Waits while paused; a run whose thread is interrupted, then or before, is stopped.
     *
     * @throws CancellationException if the run has been told to end
     */
    synchronized void awaitTurn() {
        if (Thread.currentThread().isInterrupted()) {
            stop();
        }
        waiting = true;
        while (state == State.PAUSED) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stop();
            }
        }
        waiting = false;
        if (state == State.STOPPED) {
            throw new CancellationException("the run was stopped");
        }
    }

    /** Ends a step: the run pauses if it was stepping. */
    synchronized void epochCompleted() {
        if (state == State.STEPPING) {
            state = State.PAUSED;
        }
    }
}
