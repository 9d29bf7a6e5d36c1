package org.chalknet.network;

import org.chalknet.math.LeftFactor;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;

/**
 * θ −= α·dθ: the notebook's {@code update_parameters}. With dW = (1/m) dZ·Aᵀ + (λ/m) W this is
 * W = W + (−(αλ/m) W − (α/m) dZ·Aᵀ), one product that writes no gradient only to read it again.
 *
 * @param learningRate α
 * @param lambda λ of the L2 penalty
 * @param m the number of examples in the mini-batch
 */
public record GradientDescent(double learningRate, double lambda, int m) {

    /**
     * Makes −(α/m) · dZ⁽ˡ⁾ ready for the update of the weights: of the units fromUnit … toUnit − 1, and of the examples
     * from … to − 1.
     *
     * @param fromUnit a multiple of {@link MatrixProduct#BLOCK}
     */
    public void prepare(Gradients gradients, int l, int fromUnit, int toUnit, int from, int to) {
        float factor = (float) (-learningRate / m);
        gradients.left().get(l - 1).set(gradients.dZ().get(l - 1), factor, fromUnit, toUnit, from, to);
    }

    /**
     * Updates the rows fromUnit … toUnit − 1 of the columns from … to − 1 of W⁽ˡ⁾.
     *
     * @param weights W⁽ˡ⁾, nˡ × nˡ⁻¹
     * @param step −(α/m) · dZ⁽ˡ⁾, nˡ × examples
     * @param a A⁽ˡ⁻¹⁾, nˡ⁻¹ × examples
     * @param fromUnit a multiple of {@link MatrixProduct#BLOCK}, as is {@code from}; the ends are, too, or are those
     *     of W⁽ˡ⁾
     */
    public void updateWeights(
            LeftFactor weights,
            LeftFactor step,
            RightFactor a,
            MatrixProduct product,
            int fromUnit,
            int toUnit,
            int from,
            int to) {
        float gamma = (float) (-learningRate * lambda / m);
        product.addTransposed(step, a, m, gamma, weights, fromUnit, toUnit, from, to);
    }

    /**
     * Updates b⁽ˡ⁾ of the units fromUnit … toUnit − 1 by −(α/m) · the row sums of dZ⁽ˡ⁾.
     *
     * @param layer layer l
     * @param step −(α/m) · dZ⁽ˡ⁾, nˡ × examples
     * @param fromUnit a multiple of {@link MatrixProduct#BLOCK}; {@code toUnit} is another or nˡ
     */
    public void updateBiases(Network.Layer layer, LeftFactor step, MatrixProduct product, int fromUnit, int toUnit) {
        product.addRowSums(step, m, layer.biases(), fromUnit, toUnit);
    }
}
