package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalknet.math.LeftFactor;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.OjAlgoProduct;
import org.chalknet.math.RightFactor;
import org.chalknet.math.VectorProduct;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class GradientDescentTest {

    /**
     * By hand, with α = 0.5, λ = 2 and m = 2: dW = ½·dZ·Aᵀ + W, so W = W − ½·dW = ½·W − ¼·dZ·Aᵀ; db = ½·(row sums of dZ).
     * Columns beyond m are left over from a larger mini-batch and must not count.
     */
    @Test
    void stepsAgainstTheGradientAndThePenalty() {
        R032Store dZ = Matrices.of(2, 1, 2, 99, -1, 3, 99);
        R032Store a = Matrices.of(2, 4, 0, 99, 1, 2, 99);
        for (var product : new MatrixProduct[] {new VectorProduct(), new OjAlgoProduct()}) {
            Network.Layer layer = new Network.Layer(Matrices.of(2, 1, 2, 3, 4), Matrices.of(2, 1, 1));
            GradientDescent descent = new GradientDescent(0.5, 2, 2);

            Gradients gradients = new Gradients(List.of(dZ), List.of(), List.of(product.left(2, 3)));
            RightFactor right = product.right(2, 3);
            right.set(a, 0, 3);

            descent.prepare(gradients, 1, 0, 2, 0, 2);
            LeftFactor weights = product.left(2, 2);
            weights.set(layer.weights(), 1, 0, 2);
            descent.updateWeights(weights, gradients.left().getFirst(), right, product, 0, 2, 0, 2);
            weights.get(layer.weights());
            descent.updateBiases(layer, gradients.left().getFirst(), product, 0, 2);

            // dZ·Aᵀ = (4, 5 | -4, 5)
            assertThat(layer.weights().data).containsExactly(Matrices.of(2, -0.5, -0.25, 2.5, 0.75).data);
            assertThat(layer.biases().data).containsExactly(1 - 0.25f * 3, 1 - 0.25f * 2);
        }
    }
}
