package org.chalknet.network;

import org.chalknet.math.MatrixProduct;
import org.ojalgo.matrix.store.R032Store;

/**
 * dZ⁽ᴸ⁾ = Ŷ − Y, then from layer to layer dA⁽ˡ⁻¹⁾ = W⁽ˡ⁾ᵀdZ⁽ˡ⁾, masked where there is dropout, and
 * dZ⁽ˡ⁻¹⁾ = dA⁽ˡ⁻¹⁾ · ReLU′(Z⁽ˡ⁻¹⁾): the notebook's {@code backward_propagation}. From dZ follow
 * dW⁽ˡ⁾ = (1/m) dZ⁽ˡ⁾A⁽ˡ⁻¹⁾ᵀ + (λ/m) W⁽ˡ⁾ and db⁽ˡ⁾ = (1/m) · the row sums of dZ⁽ˡ⁾, which {@link GradientDescent} takes
 * straight into the parameters.
 */
public final class BackwardPropagation {

    private BackwardPropagation() {}

    /**
     * Takes the examples from … to − 1 back through all layers.
     *
     * @param weights the network's, prepared for training
     * @param cache what forward propagation left
     * @param y Y, one-hot, K × examples
     * @param gradients dZ⁽¹⁾ … dZ⁽ᴸ⁾ are written
     */
    public static void propagate(
            PreparedWeights weights,
            Cache cache,
            R032Store y,
            Gradients gradients,
            MatrixProduct product,
            int from,
            int to) {
        propagate(weights, cache, y, gradients, product, 1, from, to);
    }

    /** Takes the examples from … to − 1 back to layer {@code first}: dZ⁽ᶠⁱʳˢᵗ⁾ … dZ⁽ᴸ⁾ are written. */
    public static void propagate(
            PreparedWeights weights,
            Cache cache,
            R032Store y,
            Gradients gradients,
            MatrixProduct product,
            int first,
            int from,
            int to) {
        int last = gradients.dZ().size();
        R032Store output = gradients.dZ().getLast();
        CrossEntropy.derivative(cache.output(), y, output, from, to);
        if (last > 1) {
            gradients.right().getLast().set(output, from, to);
        }
        for (int l = last - 1; l >= first; l--) {
            hidden(
                    weights,
                    cache,
                    gradients,
                    product,
                    l,
                    0,
                    gradients.dZ().get(l - 1).getRowDim(),
                    from,
                    to);
        }
    }

    /**
     * Computes dZ⁽ˡ⁾ of a hidden layer from dZ⁽ˡ⁺¹⁾: of some units, and of the examples from … to − 1.
     *
     * @param fromUnit the first of the units, a multiple of {@link MatrixProduct#BLOCK}
     * @param toUnit the end of the units
     */
    public static void hidden(
            PreparedWeights weights,
            Cache cache,
            Gradients gradients,
            MatrixProduct product,
            int l,
            int fromUnit,
            int toUnit,
            int from,
            int to) {
        R032Store dA = gradients.dZ().get(l - 1);
        product.multiplyAdd(
                weights.backward(l + 1), gradients.right().get(l - 1), null, dA, fromUnit, toUnit, from, to);
        Relu.multiplyByDerivative(dA, cache.a().get(l), cache.scale(), product, fromUnit, toUnit, from, to);
        if (l > 1) {
            gradients.right().get(l - 2).set(dA, fromUnit, toUnit, from, to);
        }
    }
}
