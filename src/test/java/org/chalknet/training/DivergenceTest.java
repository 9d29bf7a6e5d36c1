package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivergenceTest {

    private final Network network = HeInitializer.initialize(List.of(4, 3, 2), new NumPyRandom(0));

    @Test
    void findsNothingInASoundNetwork() {
        assertThat(Divergence.of(network)).isNull();
        assertThat(Divergence.of(HeInitializer.initialize(
                        List.of(784, 4096, 512, 512, 512, 512, 512, 512, 512, 10), new NumPyRandom(0))))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void namesTheArrayWithANumberThatIsNone(float value) {
        network.layers().get(1).biases().data[1] = value;
        assertThat(Divergence.of(network)).isEqualTo(value + " in b2");
        network.layers().getFirst().weights().data[11] = value;
        assertThat(Divergence.of(network)).isEqualTo(value + " in W1");
    }

    /** Two weights of half the largest float, of either sign, are that float; a third is too much. */
    @Test
    void findsASumThatLeavesTheRange() {
        float[] weights = network.layers().getFirst().weights().data;
        Arrays.fill(weights, 0);
        Arrays.fill(network.layers().get(1).weights().data, 1e-9f);
        weights[0] = Float.MAX_VALUE / 2;
        weights[3] = -Float.MAX_VALUE / 2;
        assertThat(Divergence.of(network)).isNull();
        weights[6] = Float.MAX_VALUE / 2;
        assertThat(Divergence.of(network)).isEqualTo("too large numbers in W1 or b1");
    }

    @Test
    void findsAProductThatLeavesTheRangeInALaterLayer() {
        Arrays.fill(network.layers().getFirst().weights().data, 1e20f);
        assertThat(Divergence.of(network)).isNull();
        Arrays.fill(network.layers().get(1).weights().data, -1e20f);
        assertThat(Divergence.of(network)).isEqualTo("too large numbers in W2 or b2");
    }
}
