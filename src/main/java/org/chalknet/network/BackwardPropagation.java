package org.chalknet.network;

import java.util.Arrays;
import java.util.List;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;
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
        List<R032Store> dZ = gradients.dZ();
        CrossEntropy.derivative(cache.output(), y, dZ.getLast(), from, to);
        for (int l = dZ.size(); l > 1; l--) {
            RightFactor after = gradients.right().get(l - 2);
            after.set(dZ.get(l - 1), from, to);
            R032Store dA = dZ.get(l - 2);
            Arrays.fill(dA.data, from * dA.getRowDim(), to * dA.getRowDim(), 0);
            product.add(weights.backward(l), after, dA, from, to);
            if (!cache.d().isEmpty()) {
                cache.d().get(l - 2).apply(dA, product, from, to);
            }
            Relu.applyDerivative(dA, cache.a().get(l - 2), from, to);
        }
    }
}
