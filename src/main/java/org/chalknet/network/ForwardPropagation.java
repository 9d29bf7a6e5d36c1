package org.chalknet.network;

import org.chalknet.math.MatrixProduct;
import org.ojalgo.matrix.store.R032Store;

/**
 * Z⁽ˡ⁾ = W⁽ˡ⁾A⁽ˡ⁻¹⁾ + b⁽ˡ⁾, then A⁽ˡ⁾ = ReLU(Z⁽ˡ⁾) and dropout in the hidden layers and softmax at the output: the notebook's
 * {@code forward_propagation}.
 */
public final class ForwardPropagation {

    private ForwardPropagation() {}

    /**
     * Takes the examples from … to − 1 of the cache's input through all layers.
     *
     * @param cache A⁽⁰⁾ is read; A⁽¹⁾ … A⁽ᴸ⁾ are written; where it has masks there is dropout
     */
    public static void propagate(Network network, Cache cache, MatrixProduct product, int from, int to) {
        int last = network.layers().size();
        for (int l = 1; l <= last; l++) {
            Network.Layer layer = network.layers().get(l - 1);
            R032Store a = cache.a().get(l);
            product.multiplyAndAdd(layer.weights(), cache.a().get(l - 1), layer.biases(), a, from, to);
            if (l == last) {
                Softmax.apply(a, from, to);
            } else {
                Relu.apply(a, from, to);
                if (!cache.d().isEmpty()) {
                    Dropout.apply(a, cache.d().get(l - 1), from, to);
                }
            }
        }
    }
}
