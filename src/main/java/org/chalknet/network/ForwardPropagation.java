package org.chalknet.network;

import java.util.List;
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
     * @param weights the network's
     * @param cache its input is read; A⁽¹⁾ … A⁽ᴸ⁾ are written; where it has masks there is dropout
     */
    public static void propagate(PreparedWeights weights, Cache cache, MatrixProduct product, int from, int to) {
        List<Network.Layer> layers = weights.network().layers();
        for (int l = 1; l <= layers.size(); l++) {
            R032Store a = cache.a().get(l - 1);
            setColumns(a, layers.get(l - 1).biases(), from, to);
            product.add(weights.forward(l), cache.right().get(l - 1), a, from, to);
            if (l == layers.size()) {
                Softmax.apply(a, from, to);
            } else {
                Relu.apply(a, from, to);
                if (!cache.d().isEmpty()) {
                    Dropout.apply(a, cache.d().get(l - 1), from, to);
                }
                cache.right().get(l).set(a, from, to);
            }
        }
    }

    private static void setColumns(R032Store z, R032Store biases, int from, int to) {
        for (int j = from; j < to; j++) {
            System.arraycopy(biases.data, 0, z.data, j * biases.data.length, biases.data.length);
        }
    }
}
