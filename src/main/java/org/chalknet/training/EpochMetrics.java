package org.chalknet.training;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * What was measured at the end of one epoch, without dropout.
 *
 * @param epoch the epoch, from 0
 * @param learningRate α of this epoch
 * @param loss the cross-entropy on the whole training set, without the L2 penalty
 * @param trainAccuracy the share of the training set that is read rightly, 0 … 1
 * @param testLoss the cross-entropy on the test set
 * @param testAccuracy the share of the test set that is read rightly, 0 … 1
 * @param l2Penalty (λ / 2m) Σ‖W⁽ˡ⁾‖², with m the mini-batch size
 * @param trainSeconds the seconds that the mini-batches took, and all others that were not spent on evaluation
 * @param evaluateSeconds the seconds that the threads spent on the evaluation, divided by their number
 * @param trainExamples the number of examples trained on
 * @param deadShares of each hidden layer the share of its ReLUs that are 0 for every image of the test set, 0 … 1; empty if
 *     nobody counted them
 */
public record EpochMetrics(
        int epoch,
        double learningRate,
        double loss,
        double trainAccuracy,
        double testLoss,
        double testAccuracy,
        double l2Penalty,
        double trainSeconds,
        double evaluateSeconds,
        int trainExamples,
        List<Double> deadShares) {

    /** Copies the list. */
    public EpochMetrics {
        deadShares = List.copyOf(deadShares);
    }

    /** Returns whether both losses and the penalty are numbers: whether the network has not diverged. */
    public boolean isFinite() {
        return Double.isFinite(loss) && Double.isFinite(testLoss) && Double.isFinite(l2Penalty);
    }

    /** Returns the line that the notebook prints, such as {@code Epoch 0, Loss: 0.2000, Test Accuracy: 93.80%}. */
    public String notebookLine() {
        return "Epoch %d, Loss: %s, Test Accuracy: %s%%"
                .formatted(epoch, rounded(loss, 4), rounded(testAccuracy * 100, 2));
    }

    /** Rounds as Python's formatting does: the binary value itself, ties to even, -0 with its sign; and nan, inf or -inf. */
    private static String rounded(double value, int digits) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        String text = new BigDecimal(Math.abs(value))
                .setScale(digits, RoundingMode.HALF_EVEN)
                .toPlainString();
        return Double.compare(value, 0.0) < 0 ? "-" + text : text;
    }
}
