package org.chalknet.network;

import java.util.List;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;
import org.ojalgo.matrix.store.R032Store;

/**
 * What forward propagation leaves for backward propagation, the notebook's {@code cache}, for up to a number of examples.
 * Z is not kept: A tells where it was positive, and that is all that ReLU′ asks.
 *
 * @param a A⁽¹⁾ … A⁽ᴸ⁾, the hidden layers' activations and the prediction Ŷ, each nˡ × examples
 * @param right A⁽⁰⁾ … A⁽ᴸ⁻¹⁾ as right factors; the first of them is the input
 * @param d D⁽¹⁾ … D⁽ᴸ⁻¹⁾, the masks of dropout divided by keep_prob, each nˡ × examples; empty without dropout
 */
public record Cache(List<R032Store> a, List<RightFactor> right, List<R032Store> d) {

    /** Makes one for a number of examples that are evaluated. */
    public static Cache forEvaluation(List<Integer> layerSizes, int examples, MatrixProduct product) {
        return new Cache(
                matrices(layerSizes.subList(1, layerSizes.size()), examples),
                factors(layerSizes, examples, product),
                List.of());
    }

    /** Makes one for a number of examples that are trained on, with dropout or without. */
    public static Cache forTraining(List<Integer> layerSizes, int examples, boolean dropout, MatrixProduct product) {
        List<Integer> hidden = layerSizes.subList(1, layerSizes.size() - 1);
        return new Cache(
                matrices(layerSizes.subList(1, layerSizes.size()), examples),
                factors(layerSizes, examples, product),
                dropout ? matrices(hidden, examples) : List.of());
    }

    private static List<R032Store> matrices(List<Integer> rows, int columns) {
        return rows.stream().map(n -> R032Store.FACTORY.make(n, columns)).toList();
    }

    private static List<RightFactor> factors(List<Integer> rows, int columns, MatrixProduct product) {
        return rows.subList(0, rows.size() - 1).stream()
                .map(n -> product.right(n, columns))
                .toList();
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
