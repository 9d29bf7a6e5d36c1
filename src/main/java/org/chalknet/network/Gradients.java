package org.chalknet.network;

import java.util.ArrayList;
import java.util.List;
import org.chalknet.math.LeftFactor;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;
import org.ojalgo.matrix.store.R032Store;

/**
 * The gradients of the cost by every layer's Z, which backward propagation leaves for the update of the parameters, for up to a
 * number of examples.
 *
 * @param dZ dZ⁽¹⁾ … dZ⁽ᴸ⁾, each nˡ × examples
 * @param right dZ⁽²⁾ … dZ⁽ᴸ⁾ as right factors; nothing asks for the input's gradient
 * @param left −(α/m) dZ⁽¹⁾ … −(α/m) dZ⁽ᴸ⁾ as left factors
 */
public record Gradients(List<R032Store> dZ, List<RightFactor> right, List<LeftFactor> left) {

    /** Makes zeros. */
    public static Gradients of(List<Integer> layerSizes, int examples, MatrixProduct product) {
        List<RightFactor> right = new ArrayList<>();
        List<LeftFactor> left = new ArrayList<>();
        for (int units : layerSizes.subList(1, layerSizes.size())) {
            left.add(product.left(units, examples));
        }
        layerSizes.stream().skip(2).forEach(units -> right.add(product.right(units, examples)));
        return new Gradients(zeros(layerSizes.subList(1, layerSizes.size()), examples), right, left);
    }

    /** Returns the same gradients with dZ of their own, for another thread; see {@link Cache#withOwnZ}. */
    public Gradients withOwnDZ() {
        return new Gradients(like(dZ), right, left);
    }

    static List<R032Store> zeros(List<Integer> units, int examples) {
        return units.stream().map(n -> R032Store.FACTORY.make(n, examples)).toList();
    }

    static List<R032Store> like(List<R032Store> matrices) {
        return matrices.stream()
                .map(matrix -> R032Store.FACTORY.make(matrix.getRowDim(), matrix.getColDim()))
                .toList();
    }
}
