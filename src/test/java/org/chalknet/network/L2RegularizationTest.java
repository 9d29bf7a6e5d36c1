package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class L2RegularizationTest {

    @Test
    void penalisesTheSquaredWeightsOfAllLayersAndNoBias() {
        Network network = new Network(List.of(
                new Network.Layer(Matrices.of(2, 1, 2, 3, 4), Matrices.of(2, 100, 100)),
                new Network.Layer(Matrices.of(1, 5, 6), Matrices.of(1, 100))));

        // (0.5 / (2 · 8)) · (1 + 4 + 9 + 16 + 25 + 36)
        assertThat(L2Regularization.penalty(network, 0.5, 8)).isCloseTo(2.84375, Offset.offset(1e-12));
    }
}
