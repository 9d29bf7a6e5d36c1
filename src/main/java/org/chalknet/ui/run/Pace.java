package org.chalknet.ui.run;

/** How fast a run goes, and how long it still takes. Pauses do not count. */
final class Pace {

    private static final double WEIGHT_OF_NEWEST_EPOCH = 0.4;

    /** Until the JVM has compiled the hot code, training is slower by far; nothing is judged by that. */
    private static final double WARM_UP_SECONDS = 1;

    private static final double LEAST_SECONDS_JUDGED = 1;

    /** Of a first epoch that is shorter, warming up was too large a part. */
    private static final double LEAST_SECONDS_OF_FIRST_EPOCH = 5 * WARM_UP_SECONDS;

    private final int epochs;
    private final int examplesPerEpoch;
    private final int before;
    private int epoch;
    private int examples;
    private int completed;
    private double secondsInFirstEpoch;
    private double secondsOfWarmUp;
    private int examplesOfWarmUp;
    private double secondsPerEpoch = Double.NaN;

    /**
     * @param before how many of the epochs were done before
     */
    Pace(int epochs, int examplesPerEpoch, int before) {
        this.epochs = epochs;
        this.examplesPerEpoch = examplesPerEpoch;
        this.before = before;
        epoch = before;
        completed = before;
    }

    /** Takes in how far the training has come, and the seconds it has trained since it was asked last. */
    void trained(int newEpoch, int newExamples, double seconds) {
        epoch = newEpoch;
        examples = newExamples;
        if (completed == before) {
            secondsInFirstEpoch += seconds;
            judgeFirstEpoch();
        }
    }

    private void judgeFirstEpoch() {
        if (secondsInFirstEpoch <= WARM_UP_SECONDS) {
            secondsOfWarmUp = secondsInFirstEpoch;
            examplesOfWarmUp = examples;
        }
        double judged = secondsInFirstEpoch - secondsOfWarmUp;
        boolean evaluating = examples == examplesPerEpoch;
        if (judged >= LEAST_SECONDS_JUDGED && examples > examplesOfWarmUp && !evaluating) {
            secondsPerEpoch = examplesPerEpoch * judged / (examples - examplesOfWarmUp);
        }
    }

    /** Takes in a whole epoch: the seconds that it took, with its evaluation. */
    void completed(double seconds) {
        if (completed > before + 1) {
            secondsPerEpoch += WEIGHT_OF_NEWEST_EPOCH * (seconds - secondsPerEpoch);
        } else if (completed == before + 1 || seconds >= LEAST_SECONDS_OF_FIRST_EPOCH) {
            secondsPerEpoch = seconds;
        }
        if (Double.isNaN(secondsPerEpoch) && completed + 1 == epochs) {
            // There is no other epoch to judge by.
            secondsPerEpoch = seconds;
        }
        completed++;
    }

    /** Returns whether every epoch is done. */
    boolean isComplete() {
        return completed == epochs;
    }

    /** Returns the share of the current epoch that is trained, 0 … 1. */
    double epochProgress() {
        return examplesPerEpoch == 0 ? 0 : (double) examples / examplesPerEpoch;
    }

    /** Returns the share of the whole run that is done, 0 … 1. */
    double overallProgress() {
        return Math.max(completed, epoch + epochProgress()) / epochs;
    }

    /** Returns the seconds that the run still takes; NaN before enough is known to say. */
    double secondsLeft() {
        return (1 - overallProgress()) * epochs * secondsPerEpoch;
    }

    /** Returns the examples trained on in a second, evaluation included, but of a first epoch that goes on; NaN before enough is known to say. */
    double examplesPerSecond() {
        return examplesPerEpoch / secondsPerEpoch;
    }
}
