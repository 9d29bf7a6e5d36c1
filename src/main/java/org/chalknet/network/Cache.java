package org.chalknet.network;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chalknet.math.BitMatrix;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;
import org.ojalgo.matrix.store.R032Store;

/**
 * What forward propagation leaves for backward propagation, the notebook's {@code cache}, for up to a number of examples.
 * Z is not kept: what backward propagation asks of it is ReLU′(Z).
 *
 * @param a A⁽¹⁾ … A⁽ᴸ⁾, the hidden layers' activations and the prediction Ŷ, each nˡ × examples
 * @param right A⁽⁰⁾ … A⁽ᴸ⁻¹⁾ as right factors; the first of them is the input
 * @param active ReLU′(Z⁽¹⁾) · D⁽¹⁾ … ReLU′(Z⁽ᴸ⁻¹⁾) · D⁽ᴸ⁻¹⁾, without D where there is no dropout: the hidden units that an example goes
 *     through, each nˡ × examples
 * @param d D⁽¹⁾ … D⁽ᴸ⁻¹⁾, the dropout of the hidden layers; empty without dropout
 */
public record Cache(List<R032Store> a, List<RightFactor> right, List<BitMatrix> active, List<Dropout> d) {

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
        List<RightFactor> right = new ArrayList<>(List.of(input));
        hidden.forEach(units -> right.add(product.right(units, examples)));
        return new Cache(
                Gradients.zeros(layerSizes.subList(1, layerSizes.size()), examples),
                right,
                hidden.stream().map(units -> new BitMatrix(units, examples)).toList(),
                keepProb == 1
                        ? List.of()
                        : hidden.stream()
                                .map(units -> new Dropout(keepProb, new BitMatrix(units, examples)))
                                .toList());
    }

    /** Returns the same cache with another input. */
    public Cache withInput(RightFactor input) {
        List<RightFactor> others = new ArrayList<>(right);
        others.set(0, input);
        return new Cache(a, others, active, d);
    }

    /**
     * Returns the same cache with hidden layers' A⁽¹⁾ … A⁽ᴸ⁻¹⁾ of its own, for another thread: they are only on the way to the right
     * factors, and what two threads write into the same cache lines would go back and forth between their cores.
     */
    public Cache withOwnActivations() {
        // A list of the same class as that of the first, or what reads it would be compiled for two.
        List<R032Store> own = Stream.concat(Gradients.like(a.subList(0, a.size() - 1)).stream(), Stream.of(output()))
                .toList();
        return new Cache(own, right, active, d);
    }

    /** Returns what a hidden unit that is active is multiplied by: 1 / keep_prob, or 1 without dropout. */
    float scale() {
        return d.isEmpty() ? 1 : d.getFirst().scale();
    }

    /** Returns A⁽⁰⁾, the input: features × examples. */
    public RightFactor input() {
        return right.getFirst();
    }

    /** Returns A⁽ᴸ⁾ = Ŷ, the probabilities: classes × examples. */
    public R032Store output() {
        return a.getLast();
    }
}
