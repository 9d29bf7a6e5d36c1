package org.chalknet.network;

import org.ojalgo.matrix.store.R032Store;

/**
 * The loss −Σ Y·log(Ŷ + 10⁻⁸) / m: the notebook's {@code cross_entropy_loss} and {@code cross_entropy_derivative}.
 */
public final class CrossEntropy {

    /** The notebook's, which keeps the logarithm of a probability of 0 finite. */
    private static final double EPSILON = 1e-8;

    private CrossEntropy() {}

    /**
     * Returns −Σ Y·log(Ŷ + 10⁻⁸) over the columns from … to − 1; divided by their number it is the loss.
     *
     * @param predictions Ŷ, K × m
     * @param y Y, one-hot, K × m
     */
    public static double sum(R032Store predictions, R032Store y, int from, int to) {
        double sum = 0;
        int end = to * y.getRowDim();
        for (int i = from * y.getRowDim(); i < end; i++) {
            if (y.data[i] != 0) {
                sum -= y.data[i] * Math.log(predictions.data[i] + EPSILON);
            }
        }
        return sum;
    }

    /**
     * Computes the columns from … to − 1 of the derivative by the output's Z, which together with softmax is
     * dZ⁽ᴸ⁾ = Ŷ − Y (each K × m).
     */
    public static void derivative(R032Store predictions, R032Store y, R032Store dZ, int from, int to) {
        int end = to * y.getRowDim();
        for (int i = from * y.getRowDim(); i < end; i++) {
            dZ.data[i] = predictions.data[i] - y.data[i];
        }
    }
}
