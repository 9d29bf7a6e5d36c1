package org.chalknet.network;

import org.chalknet.math.MatrixProduct;
import org.ojalgo.matrix.store.R032Store;

/**
 * θ −= α·dθ: the notebook's {@code update_parameters}. With dW = (1/m) dZ·Aᵀ + (λ/m) W this is
 * W = (1 − αλ/m) W − (α/m) dZ·Aᵀ, one product that writes no gradient only to read it again.
 *
 * @param learningRate α
 * @param lambda λ of the L2 penalty
 * @param m the number of examples in the mini-batch
 */
public record GradientDescent(double learningRate, double lambda, int m) {

    /**
     * Updates the columns from … to − 1 of W⁽ˡ⁾.
     *
     * @param layer layer l
     * @param dZ dZ⁽ˡ⁾, nˡ × examples
     * @param a A⁽ˡ⁻¹⁾, nˡ⁻¹ × examples
     */
    public void updateWeights(Network.Layer layer, R032Store dZ, R032Store a, MatrixProduct product, int from, int to) {
        float kept = (float) (1 - learningRate * lambda / m);
        product.accumulate((float) (-learningRate / m), dZ, a, m, kept, layer.weights(), from, to);
    }

    /** Updates b⁽ˡ⁾ by −(α/m) · the row sums of dZ⁽ˡ⁾ (nˡ × examples). */
    public void updateBiases(Network.Layer layer, R032Store dZ) {
        int units = layer.units();
        float[] sums = new float[units];
        for (int j = 0; j < m; j++) {
            for (int i = 0; i < units; i++) {
                sums[i] += dZ.data[j * units + i];
            }
        }
        float factor = (float) (-learningRate / m);
        for (int i = 0; i < units; i++) {
            layer.biases().data[i] += factor * sums[i];
        }
    }
}
