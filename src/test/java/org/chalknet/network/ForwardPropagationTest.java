package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.NumPyRandom;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class ForwardPropagationTest {

    private final MatrixProduct product = MatrixProduct.fastest();
    private final Network network = new Network(List.of(
            new Network.Layer(Matrices.of(2, 1, -1, 2, 0.5), Matrices.of(2, 0.5, -1)),
            new Network.Layer(Matrices.of(2, 1, 2, -1, 0), Matrices.of(2, 0, 0.25))));

    /** By hand: x = (1, 2) gives Z1 = (-0.5, 2), A1 = (0, 2), Z2 = (4, 0.25). */
    @Test
    void goesThroughReluToSoftmax() {
        Cache cache = Cache.forEvaluation(network.layerSizes(), 3, product.right(2, 3), product);
        input(cache, 1, 1, 2);

        ForwardPropagation.propagate(network.prepared(), cache, product, 1, 2);

        assertThat(Matrices.read(cache.a().get(1), product).data).containsExactly(0, 0, 0, 2, 0, 0);
        double first = 1 / (1 + Math.exp(0.25 - 4));
        assertThat(cache.output().doubleValue(0, 1)).isCloseTo(first, Offset.offset(1e-6));
        assertThat(cache.output().doubleValue(1, 1)).isCloseTo(1 - first, Offset.offset(1e-6));
        assertThat(cache.output().data[0])
                .as("an example that was not asked for")
                .isZero();
    }

    /** By hand: the mask (0, 1) / 0.5 turns A1 = (0, 2) into (0, 4), so Z2 = (8, 0.25). */
    @Test
    void dropsHiddenUnitsWhereThereAreMasksAndNeverTheOutput() {
        Cache cache = Cache.forTraining(network.layerSizes(), 1, product.right(2, 1), 0.5, product);
        input(cache, 0, 1, 2);
        long[] rows = new long[64];
        rows[1] = 1;
        cache.d().getFirst().mask().setRows(0, 0, rows);

        ForwardPropagation.propagate(network.prepared(), cache, product, 0, 1);

        assertThat(cache.d()).hasSize(1);
        assertThat(Matrices.read(cache.a().get(1), product).data).containsExactly(0, 4);
        assertThat(cache.output().doubleValue(0, 0)).isCloseTo(1 / (1 + Math.exp(0.25 - 8)), Offset.offset(1e-6));
    }

    /** 66 units are two blocks: one after the other, in any order, they give the bits of both at once. */
    @Test
    void goesThroughALayerByUnits() {
        Network large = new Network(List.of(
                new Network.Layer(R032Store.FACTORY.make(66, 2), R032Store.FACTORY.make(66, 1)),
                new Network.Layer(R032Store.FACTORY.make(2, 66), R032Store.FACTORY.make(2, 1))));
        for (int i = 0; i < 132; i++) {
            large.layers().getFirst().weights().data[i] = i % 7 - 3;
            large.layers().getLast().weights().data[i] = (i % 5 - 2) / 100f;
        }
        Cache whole = cacheOfThree(large);
        Cache parts = cacheOfThree(large);
        ForwardPropagation.propagate(large.prepared(), whole, product, 0, 3);

        for (int from : new int[] {64, 0}) {
            int to = Math.min(from + 64, 66);
            ForwardPropagation.linear(large.prepared(), parts, product, 1, from, to, 0, 3);
            ForwardPropagation.activate(parts, product, 1, from, to, 0, 3);
        }
        ForwardPropagation.propagate(large.prepared(), parts, product, 2, 0, 3);

        assertThat(Matrices.read(parts.a().get(1), product).data)
                .containsExactly(Matrices.read(whole.a().get(1), product).data);
        assertThat(parts.output().data)
                .containsExactly(whole.output().data)
                .as("what softmax makes of biases alone")
                .doesNotContain(0.5f);
    }

    private Cache cacheOfThree(Network large) {
        Cache cache = Cache.forTraining(large.layerSizes(), 3, product.right(2, 3), 0.5, product);
        input(cache, 0, 1, 2);
        input(cache, 1, -1, 1);
        input(cache, 2, 3, -2);
        cache.d().getFirst().draw(new NumPyRandom(5), 3);
        return cache;
    }

    private static void input(Cache cache, int column, float... values) {
        cache.input().set(column, values, 0);
    }
}
