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

class PreparedWeightsTest {

    private final R032Store weights = Matrices.of(2, 1, 2, 3, 4, 5, 6);
    private final Network network = new Network(List.of(
            new Network.Layer(Matrices.of(3, 1, 2, 3), Matrices.of(3, 0, 0, 0)),
            new Network.Layer(weights, Matrices.of(2, 0, 0))));

    @Test
    void areUpdatedInPlaceAndStoredWhenAsked() {
        for (var product : new MatrixProduct[] {new VectorProduct(), new OjAlgoProduct()}) {
            System.arraycopy(Matrices.of(2, 1, 2, 3, 4, 5, 6).data, 0, weights.data, 0, 6);
            PreparedWeights prepared = PreparedWeights.forTraining(network, product);
            assertThat(read(product, prepared.forward(2), 2, 3)).containsExactly(weights.data);
            assertThat(read(product, prepared.backward(2), 3, 2))
                    .containsExactly(Matrices.of(3, 1, 4, 2, 5, 3, 6).data);

            for (int i = 0; i < weights.data.length; i++) {
                weights.data[i] += 10;
            }
            prepared.forward(2).set(weights, 1, 1, 2);
            prepared.refreshTranspose(2, 0, 2, 0, 3);
            assertThat(read(product, prepared.forward(2), 2, 3))
                    .containsExactly(Matrices.of(2, 1, 12, 3, 4, 15, 6).data);
            assertThat(read(product, prepared.backward(2), 3, 2))
                    .containsExactly(Matrices.of(3, 1, 4, 12, 15, 3, 6).data);

            prepared.store();
            assertThat(weights.data).containsExactly(Matrices.of(2, 1, 12, 3, 4, 15, 6).data);
        }
    }

    @Test
    void makeReadyAnotherNetworkInPlaceOfTheFirst() {
        Network other = new Network(List.of(
                new Network.Layer(Matrices.of(3, 4, 5, 6), Matrices.of(3, 0, 0, 0)),
                new Network.Layer(Matrices.of(2, 7, 8, 9, 1, 2, 3), Matrices.of(2, 0, 0))));
        for (var product : new MatrixProduct[] {new VectorProduct(), new OjAlgoProduct()}) {
            PreparedWeights prepared = PreparedWeights.forTraining(network, product);
            prepared.set(other);
            assertThat(prepared.network()).isSameAs(other);
            assertThat(read(product, prepared.forward(1), 3, 1)).containsExactly(4, 5, 6);
            assertThat(read(product, prepared.forward(2), 2, 3))
                    .containsExactly(other.layers().getLast().weights().data);
            assertThat(read(product, prepared.backward(2), 3, 2))
                    .containsExactly(Matrices.of(3, 7, 1, 8, 2, 9, 3).data);
        }
    }

    /** Multiplies by the unit matrix. */
    private static float[] read(MatrixProduct product, LeftFactor factor, int rows, int columns) {
        R032Store unit = R032Store.FACTORY.makeEye(columns, columns);
        RightFactor right = product.right(columns, columns);
        right.set(unit, 0, columns);
        R032Store result = R032Store.FACTORY.make(rows, columns);
        product.multiplyAdd(factor, right, null, result, 0, columns);
        return result.data;
    }
}
