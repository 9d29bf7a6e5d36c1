package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class BackwardPropagationTest {

    /**
     * By hand: Ŷ − Y = (-0.5, 0.5); dA1 = W2ᵀ(-0.5, 0.5) = (-1, -1, 1); the mask (1, 0, 1) / 0.5 makes it (-2, 0, 2); of
     * Z1 = (3, 1, 0) the last is not positive. The examples beside it are not asked for.
     */
    @Test
    void masksAndStopsAtWhatWasNotPositive() {
        Network network = new Network(List.of(
                new Network.Layer(Matrices.of(3, 1, 1, 1), Matrices.of(3, 0, 0, 0)),
                new Network.Layer(Matrices.of(2, 1, 2, 0, -1, 0, 2), Matrices.of(2, 0, 0))));
        MatrixProduct product = MatrixProduct.fastest();
        R032Store z = Matrices.of(3, 9, 3, 9, 9, 1, 9, 9, 0, 9);
        Dropout d = new Dropout(0.5, DropoutTest.mask(3, 3, 1, 1, 1, 1, 0, 1, 1, 1, 1));
        RightFactor a = product.right(3, 3);
        Relu.apply(z, d.mask(), d.scale(), a, product, 0, 3, 0, 3);
        Cache cache = new Cache(
                List.of(z, Matrices.of(2, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5)), List.of(product.right(1, 3), a), List.of(d));
        Gradients gradients = Gradients.of(List.of(1, 3, 2), 3, product);

        BackwardPropagation.propagate(
                PreparedWeights.forTraining(network, product),
                cache,
                Matrices.of(2, 0, 1, 0, 1, 0, 1),
                gradients,
                product,
                1,
                2);

        assertThat(gradients.dZ().get(1).data).containsExactly(0, 0, -0.5f, 0.5f, 0, 0);
        // Within 0, since a zero may be negative.
        assertThat(gradients.dZ().get(0).data)
                .containsExactly(new float[] {0, 0, 0, -2, 0, 0, 0, 0, 0}, Offset.offset(0f));
    }
}
