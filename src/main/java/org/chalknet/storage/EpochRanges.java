package org.chalknet.storage;

import java.util.List;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.Setting;

/** The values that a training can measure: a file that nobody vouches for may claim others. */
final class EpochRanges {

    private record Range(double minimum, double maximum, String words) {

        private void require(int epoch, String name, double value) {
            if (!(value >= minimum && value <= maximum)) {
                throw new IllegalArgumentException(
                        "the %s of epoch %d must be %s, but is %s".formatted(name, epoch, words, value));
            }
        }
    }

    /** What rounding, and the 10⁻⁸ in the notebook's cross-entropy, take the loss of a network below 0 that is always right. */
    private static final double TOLERANCE = 1e-6;

    /** −ln 10⁻⁸ is the notebook's cross-entropy of a network that is sure and always wrong. */
    private static final Range LOSS = new Range(-TOLERANCE, -Math.log(1e-8) + TOLERANCE, "a number from 0 to 18.42");

    private static final Range SHARE = new Range(0, 1, "a number from 0 to 1");
    private static final Range PENALTY = new Range(0, Double.MAX_VALUE, "a finite number from 0");
    private static final Range SECONDS = new Range(0, 31_536_000, "a number from 0 to 31536000, a year");
    private static final Range EXAMPLES = new Range(1, Integer.MAX_VALUE, "a whole number from 1");
    private static final Range RATE = new Range(
            Double.MIN_VALUE,
            Setting.LEARNING_RATE.maximum(),
            "a number above 0, at most %.0f".formatted(Setting.LEARNING_RATE.maximum()));

    private EpochRanges() {}

    /**
     * Checks everything but the number of the epoch.
     *
     * @param hiddenLayers the number of hidden layers of the network
     * @param mayHaveDiverged whether losses and penalty need not be finite
     * @throws IllegalArgumentException if a value is out of its range; names it, its epoch and the range
     */
    static void require(EpochMetrics metrics, int hiddenLayers, boolean mayHaveDiverged) {
        int epoch = metrics.epoch();
        RATE.require(epoch, "learning rate", metrics.learningRate());
        if (metrics.isFinite() || !mayHaveDiverged) {
            LOSS.require(epoch, "training loss", metrics.loss());
            LOSS.require(epoch, "test loss", metrics.testLoss());
            PENALTY.require(epoch, "L2 penalty", metrics.l2Penalty());
        }
        SHARE.require(epoch, "training accuracy", metrics.trainAccuracy());
        SHARE.require(epoch, "test accuracy", metrics.testAccuracy());
        SECONDS.require(epoch, "training seconds", metrics.trainSeconds());
        SECONDS.require(epoch, "evaluation seconds", metrics.evaluateSeconds());
        EXAMPLES.require(epoch, "number of training examples", metrics.trainExamples());
        List<Double> dead = metrics.deadShares();
        if (!dead.isEmpty() && dead.size() != hiddenLayers) {
            throw new IllegalArgumentException(
                    "the shares of dead ReLUs of epoch %d must be %d, one for each hidden layer, but are %d"
                            .formatted(epoch, hiddenLayers, dead.size()));
        }
        dead.forEach(share -> SHARE.require(epoch, "share of dead ReLUs", share));
    }
}
