package org.chalknet.network;

import org.chalknet.math.BitMatrix;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/**
 * The hidden layers' activation A = max(0, Z) and its derivative ReLU′, 1 where Z > 0, else 0: the notebook's {@code relu} and
 * {@code relu_derivative}. Both go together with dropout, which multiplies by zeros and by a scale as well: A = max(0, Z) · D · scale
 * and dZ = dA · ReLU′(Z) · D · scale. As the scale is at least 1, no product is rounded to 0: ReLU′(Z) · D is 1 just where A is not 0.
 * It is 1, too, where Z is no number, for all to see.
 */
public final class Relu {

    private Relu() {}

    /**
     * Computes A of the units fromUnit … toUnit − 1 of the examples from … to − 1.
     *
     * @param z Z, n × m
     * @param d D, n × m; null without dropout
     * @param scale at least 1: 1 / keep_prob; 1 without dropout
     * @param a gets A, n × m
     */
    public static void apply(
            R032Store z,
            @Nullable BitMatrix d,
            float scale,
            RightFactor a,
            MatrixProduct product,
            int fromUnit,
            int toUnit,
            int from,
            int to) {
        product.rectify(z, d, scale, a, fromUnit, toUnit, from, to);
    }

    /**
     * Turns dA into dZ for the units fromUnit … toUnit − 1 of the examples from … to − 1, in place.
     *
     * @param dA dA, n × m
     * @param a A, n × m
     * @param scale what A was made with
     */
    public static void multiplyByDerivative(
            R032Store dA,
            RightFactor a,
            float scale,
            MatrixProduct product,
            int fromUnit,
            int toUnit,
            int from,
            int to) {
        product.multiply(dA, a.nonZeros(), scale, fromUnit, toUnit, from, to);
    }
}
