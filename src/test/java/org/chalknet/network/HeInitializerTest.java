package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.chalknet.math.NumPyRandom;
import org.junit.jupiter.api.Test;

class HeInitializerTest {

    /** The first draws of NumPy's RandomState(0).randn, recorded in golden/numpy-random.json. */
    private static final double[] DRAWS = {
        1.764052345967664,
        0.4001572083672233,
        0.9787379841057392,
        2.240893199201458,
        1.8675579901499675,
        -0.977277879876411,
        0.9500884175255894,
        -0.1513572082976979
    };

    @Test
    void scalesNumPysDrawsRowByRowLayerByLayer() {
        Network network = HeInitializer.initialize(List.of(2, 3, 1), new NumPyRandom(0));

        Network.Layer first = network.layers().get(0);
        Network.Layer second = network.layers().get(1);
        for (int i = 0; i < 3; i++) {
            for (int k = 0; k < 2; k++) {
                assertThat(first.weights().doubleValue(i, k)).isCloseTo(DRAWS[i * 2 + k], Offset.offset(1e-7));
            }
        }
        for (int k = 0; k < 2; k++) {
            assertThat(second.weights().doubleValue(0, k))
                    .isCloseTo(DRAWS[6 + k] * Math.sqrt(2.0 / 3), Offset.offset(1e-7));
        }
        assertThat(first.biases().data).containsOnly(0f).hasSize(3);
        assertThat(second.biases().data).containsOnly(0f).hasSize(1);
    }

    @Test
    void asksBeforeEveryRowWhetherItIsCancelled() {
        NumPyRandom random = new NumPyRandom(0);
        AtomicInteger asked = new AtomicInteger();

        assertThatThrownBy(() -> HeInitializer.initialize(List.of(2, 3, 1), random, () -> asked.incrementAndGet() == 3))
                .isInstanceOf(CancellationException.class);

        assertThat(random.gaussian()).as("the draw after two rows").isEqualTo(DRAWS[4]);
    }
}
