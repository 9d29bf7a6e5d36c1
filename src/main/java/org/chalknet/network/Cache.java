package org.chalknet.network;

import java.util.List;
import java.util.stream.IntStream;
import org.ojalgo.matrix.store.R032Store;

/**
 * What forward propagation leaves for backward propagation, the notebook's {@code cache}, for up to a number of examples.
 * Z is not kept: A tells where it was positive, and that is all that ReLU′ asks.
 *
 * @param a A⁽⁰⁾ … A⁽ᴸ⁾, the input, the hidden layers' activations and the prediction Ŷ, each nˡ × examples
 * @param d D⁽¹⁾ … D⁽ᴸ⁻¹⁾, the masks of dropout divided by keep_prob, each nˡ × examples; empty without dropout
 */
public record Cache(List<R032Store> a, List<R032Store> d) {

    /** Makes one for a number of examples that are evaluated, that is without dropout. */
    public static Cache forEvaluation(List<Integer> layerSizes, int examples) {
        return new Cache(matrices(layerSizes, examples), List.of());
    }

    /** Makes one for a number of examples that are trained on with dropout. */
    public static Cache forDropout(List<Integer> layerSizes, int examples) {
        return new Cache(
                matrices(layerSizes, examples), matrices(layerSizes.subList(1, layerSizes.size() - 1), examples));
    }

    /** Returns one with the same activations and with masks of its own. */
    public Cache withOtherMasks() {
        return new Cache(
                a,
                d.stream()
                        .map(mask -> R032Store.FACTORY.make(mask.getRowDim(), mask.getColDim()))
                        .toList());
    }

    private static List<R032Store> matrices(List<Integer> rows, int columns) {
        return IntStream.range(0, rows.size())
                .mapToObj(l -> R032Store.FACTORY.make(rows.get(l), columns))
                .toList();
    }

    /** Returns A⁽⁰⁾, the input: features × examples. */
    public R032Store input() {
        return a.getFirst();
    }

    /** Returns A⁽ᴸ⁾ = Ŷ, the probabilities: classes × examples. */
    public R032Store output() {
        return a.getLast();
    }
}
