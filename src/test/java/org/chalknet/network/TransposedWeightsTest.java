package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class TransposedWeightsTest {

    @Test
    void followsTheColumnsThatAreRefreshed() {
        R032Store weights = Matrices.of(2, 1, 2, 3, 4, 5, 6);
        Network network = new Network(List.of(
                new Network.Layer(Matrices.of(3, 1, 2, 3), Matrices.of(3, 0, 0, 0)),
                new Network.Layer(weights, Matrices.of(2, 0, 0))));

        TransposedWeights transposed = new TransposedWeights(network);
        assertThat(transposed.of(2).data).containsExactly(Matrices.of(3, 1, 4, 2, 5, 3, 6).data);

        for (int i = 0; i < weights.data.length; i++) {
            weights.data[i] += 10;
        }
        transposed.refresh(2, 1, 2);
        assertThat(transposed.of(2).data).containsExactly(Matrices.of(3, 1, 4, 12, 15, 3, 6).data);
    }
}
