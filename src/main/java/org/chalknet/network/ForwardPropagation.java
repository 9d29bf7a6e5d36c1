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
     * @param weights the network's
     * @param cache its input is read; Z⁽¹⁾ … Z⁽ᴸ⁻¹⁾ and A⁽¹⁾ … A⁽ᴸ⁾ are written; where it has masks there is dropout
     */
    public static void propagate(PreparedWeights weights, Cache cache, MatrixProduct product, int from, int to) {
        propagate(weights, cache, product, 1, from, to);
    }

    /** Takes the examples from … to − 1 through layer {@code first} and all after it. */
    public static void propagate(
            PreparedWeights weights, Cache cache, MatrixProduct product, int first, int from, int to) {
        int last = weights.network().layers().size();
        for (int l = first; l <= last; l++) {
            int units = cache.z().get(l - 1).getRowDim();
            linear(weights, cache, product, l, 0, units, from, to);
            if (l < last) {
                activate(cache, product, l, 0, units, from, to);
            }
        }
        Softmax.apply(cache.output(), product, from, to);
    }

    /**
     * Computes Z⁽ˡ⁾ = W⁽ˡ⁾A⁽ˡ⁻¹⁾ + b⁽ˡ⁾ of some units, and of the examples from … to − 1.
     *
     * @param fromUnit the first of the units, a multiple of {@link MatrixProduct#BLOCK}
     * @param toUnit the end of the units
     */
    public static void linear(
            PreparedWeights weights,
            Cache cache,
            MatrixProduct product,
            int l,
            int fromUnit,
            int toUnit,
            int from,
            int to) {
        R032Store z = cache.z().get(l - 1);
        R032Store biases = weights.network().layers().get(l - 1).biases();
        product.multiplyAdd(weights.forward(l), cache.a().get(l - 1), biases, z, fromUnit, toUnit, from, to);
    }

    /**
     * Computes A⁽ˡ⁾ = ReLU(Z⁽ˡ⁾) · D⁽ˡ⁾ / keep_prob of a hidden layer, of some units, and of the examples from … to − 1.
     *
     * @param fromUnit the first of the units, a multiple of {@link MatrixProduct#BLOCK}
     * @param toUnit the end of the units
     */
    public static void activate(Cache cache, MatrixProduct product, int l, int fromUnit, int toUnit, int from, int to) {
        Relu.apply(
                cache.z().get(l - 1),
                cache.d().isEmpty() ? null : cache.d().get(l - 1).mask(),
                cache.scale(),
                cache.a().get(l),
                product,
                fromUnit,
                toUnit,
                from,
                to);
    }
}
