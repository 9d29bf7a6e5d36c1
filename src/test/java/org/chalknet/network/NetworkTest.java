package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chalknet.math.MatrixProduct;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class NetworkTest {

    @Test
    void tellsItsLayerSizes() {
        Network network = new Network(List.of(layer(3, 4, 3), layer(2, 3, 2)));

        assertThat(network.layerSizes()).containsExactly(4, 3, 2);
        assertThat(network.inputs()).isEqualTo(4);
        assertThat(network.classes()).isEqualTo(2);
    }

    @Test
    void copiesItsParameters() {
        Network network = new Network(List.of(layer(2, 3, 2)));
        network.layers().getFirst().weights().data[5] = 7;
        network.layers().getFirst().biases().data[1] = 8;

        Network copy = network.copy();
        network.layers().getFirst().weights().data[5] = -1;
        network.layers().getFirst().biases().data[1] = -1;

        assertThat(copy.layers().getFirst().weights().data).containsExactly(0, 0, 0, 0, 0, 7);
        assertThat(copy.layers().getFirst().biases().data).containsExactly(0, 8);
    }

    @Test
    void preparesItsWeightsOnceAndAgainAfterTheyWereStored() {
        Network network = new Network(List.of(layer(2, 3, 2)));
        PreparedWeights prepared = network.prepared();
        assertThat(network.prepared()).isSameAs(prepared);

        R032Store trained = R032Store.FACTORY.make(2, 3);
        trained.data[5] = 7;
        PreparedWeights training = PreparedWeights.forTraining(network, MatrixProduct.fastest());
        training.forward(1).set(trained, 1, 0, 3);
        training.store();

        R032Store weights = R032Store.FACTORY.make(2, 3);
        network.prepared().forward(1).get(weights);
        assertThat(weights.data).containsExactly(0, 0, 0, 0, 0, 7);
    }

    @Test
    void refusesLayersThatDoNotFit() {
        assertThatThrownBy(() -> new Network(List.of())).hasMessage("a network needs at least 1 layer, but has none");
        assertThatThrownBy(() -> new Network(List.of(layer(3, 4, 2)))).hasMessage("b1 must be 3 × 1, but is 2 × 1");
        assertThatThrownBy(() -> new Network(List.of(layer(3, 4, 3), layer(2, 5, 2))))
                .hasMessage("W2 must have 3 columns, the units of layer 1, but has 5");
    }

    private static Network.Layer layer(int units, int inputs, int biases) {
        return new Network.Layer(R032Store.FACTORY.make(units, inputs), R032Store.FACTORY.make(biases, 1));
    }
}
