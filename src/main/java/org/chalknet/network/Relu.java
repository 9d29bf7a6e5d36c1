package org.chalknet.network;

import org.chalknet.math.BitMatrix;
import org.chalknet.math.MatrixProduct;
import org.ojalgo.matrix.store.R032Store;

/**
 * The hidden layers' activation max(0, Z) = Z · ReLU′(Z) and its derivative ReLU′, 1 where Z > 0, else 0: the notebook's
 * {@code relu} and {@code relu_derivative}. Both multiply by the same zeros and ones, forward Z and backward dA.
 */
public final class Relu {

    private Relu() {}

    /**
     * Computes ReLU′(Z) for the units fromUnit … toUnit − 1 of the examples from … to − 1. It is 1, too, where Z is no number, for
     * all to see.
     *
     * @param z Z, n × m
     * @param derivative gets ReLU′(Z), n × m
     */
    public static void derivative(
            R032Store z, BitMatrix derivative, MatrixProduct product, int fromUnit, int toUnit, int from, int to) {
        product.findPositive(z, derivative, fromUnit, toUnit, from, to);
    }

    /**
     * Turns Z into A = max(0, Z) = Z · ReLU′(Z) for the units fromUnit … toUnit − 1 of the examples from … to − 1, in place.
     *
     * @param z Z, n × m
     * @param active ReLU′(Z), n × m; with dropout ReLU′(Z) · D, where A = max(0, Z) · D / keep_prob
     * @param scale 1; with dropout 1 / keep_prob
     */
    public static void apply(
            R032Store z,
            BitMatrix active,
            float scale,
            MatrixProduct product,
            int fromUnit,
            int toUnit,
            int from,
            int to) {
        product.multiply(z, active, scale, fromUnit, toUnit, from, to);
    }
}
