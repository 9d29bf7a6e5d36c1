package org.chalknet.ui.run;

/** How fast a run goes, and how long it still takes. Pauses do not count. */
final class Pace {

    private static final double WEIGHT_OF_NEWEST_EPOCH = 0.4;

    private final int epochs;
    private final int examplesPerEpoch;
    private int epoch;
    private int examples;
    private int completed;
    private double secondsInFirstEpoch;
    private double secondsPerEpoch = Double.NaN;
    private double examplesPerSecond = Double.NaN;

    Pace(int epochs, int examplesPerEpoch) {
        this.epochs = epochs;
        this.examplesPerEpoch = examplesPerEpoch;
    }

    /** Takes in how far the training has come, and the seconds it has trained since it was asked last. */
    void trained(int newEpoch, int newExamples, double seconds) {
        epoch = newEpoch;
        examples = newExamples;
        if (completed == 0) {
            secondsInFirstEpoch += seconds;
            if (examples > 0 && secondsInFirstEpoch > 0) {
                examplesPerSecond = examples / secondsInFirstEpoch;
                secondsPerEpoch = examplesPerEpoch / examplesPerSecond;
            }
        }
    }

    /** Takes in a whole epoch: the seconds with its evaluation, and the examples a second without. */
    void completed(double seconds, double measuredExamplesPerSecond) {
        secondsPerEpoch =
                completed == 0 ? seconds : secondsPerEpoch + WEIGHT_OF_NEWEST_EPOCH * (seconds - secondsPerEpoch);
        examplesPerSecond = measuredExamplesPerSecond;
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

    /** Returns the seconds that the run still takes; NaN before anything is known. */
    double secondsLeft() {
        return (1 - overallProgress()) * epochs * secondsPerEpoch;
    }

    /** Returns the examples trained on in a second; NaN before anything is known. */
    double examplesPerSecond() {
        return examplesPerSecond;
    }
}
