package org.chalknet.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;
import org.ojalgo.matrix.store.R032Store;

/**
 * What forward propagation leaves for backward propagation, the notebook's {@code cache}, for up to a number of examples.
 *
 * @param z Z⁽¹⁾ … Z⁽ᴸ⁻¹⁾, only on the way to A, and Z⁽ᴸ⁾, which softmax turns into the prediction Ŷ, each nˡ × examples
 * @param a A⁽⁰⁾ … A⁽ᴸ⁻¹⁾, the input and the hidden layers' activations, each nˡ × examples; what backward propagation asks of Z,
 *     ReLU′(Z) · D, it sees in them
 * @param d D⁽¹⁾ … D⁽ᴸ⁻¹⁾, the dropout of the hidden layers; empty without dropout
 */
public record Cache(List<R032Store> z, List<RightFactor> a, List<Dropout> d) {

    /**
     * Makes one for examples that are evaluated.
     *
     * @param input A⁽⁰⁾, n⁽⁰⁾ × examples
     */
    public static Cache forEvaluation(
            List<Integer> layerSizes, int examples, RightFactor input, MatrixProduct product) {
        return forTraining(layerSizes, examples, input, 1, product);
    }

    /**
     * Makes one for examples that are trained on.
     *
     * @param input A⁽⁰⁾, n⁽⁰⁾ × examples
     * @param keepProb the probability that a unit is kept; 1 for no dropout
     */
    public static Cache forTraining(
            List<Integer> layerSizes, int examples, RightFactor input, double keepProb, MatrixProduct product) {
        List<Integer> hidden = layerSizes.subList(1, layerSizes.size() - 1);
        List<RightFactor> a = new ArrayList<>(List.of(input));
        hidden.forEach(units -> a.add(product.right(units, examples)));
        return new Cache(
                Gradients.zeros(layerSizes.subList(1, layerSizes.size()), examples),
                a,
                Dropout.ofHiddenLayers(layerSizes, examples, keepProb));
    }

    /** Returns the same cache with another input. */
    public Cache withInput(RightFactor input) {
        List<RightFactor> others = new ArrayList<>(a);
        others.set(0, input);
        return new Cache(z, others, d);
    }

    /** Returns the same cache with the dropout of another mini-batch. */
    public Cache withDropout(List<Dropout> other) {
        return new Cache(z, a, other);
    }

    /**
     * Returns the same cache with Z⁽¹⁾ … Z⁽ᴸ⁻¹⁾ of its own, for another thread: they are only on the way to the activations, and what
     * two threads write into the same cache lines would go back and forth between their cores.
     */
    public Cache withOwnZ() {
        // A list of the same class as that of the first, or what reads it would be compiled for two.
        List<R032Store> own = Stream.concat(Gradients.like(z.subList(0, z.size() - 1)).stream(), Stream.of(output()))
                .toList();
        return new Cache(own, a, d);
    }

    /** Returns what a hidden unit that is kept is multiplied by: 1 / keep_prob, or 1 without dropout. */
    float scale() {
        return d.isEmpty() ? 1 : d.getFirst().scale();
    }

    /** Returns A⁽⁰⁾, the input: features × examples. */
    public RightFactor input() {
        return a.getFirst();
    }

    /** Returns A⁽ᴸ⁾ = Ŷ, the probabilities: classes × examples. */
    public R032Store output() {
        return z.getLast();
    }
}
