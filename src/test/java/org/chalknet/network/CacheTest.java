package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheTest {

    private final MatrixProduct product = MatrixProduct.fastest();
    private final RightFactor input = product.right(5, 7);

    @Test
    void hasZOfEveryLayerAndTheActivationsOfAllButTheLast() {
        Cache cache = Cache.forEvaluation(List.of(5, 4, 3), 7, input, product);

        assertThat(cache.z())
                .extracting(z -> z.getRowDim() + " × " + z.getColDim())
                .containsExactly("4 × 7", "3 × 7");
        assertThat(cache.output()).isSameAs(cache.z().getLast());
        assertThat(cache.a()).extracting(a -> a.rows() + " × " + a.columns()).containsExactly("5 × 7", "4 × 7");
        assertThat(cache.input()).isSameAs(input);
        assertThat(cache.d()).isEmpty();
    }

    @Test
    void hasMasksForTheHiddenLayersOnly() {
        assertThat(Cache.forTraining(List.of(5, 4, 6, 3), 7, input, 0.8, product)
                        .d())
                .extracting(d ->
                        d.keepProb() + ": " + d.mask().rows() + " × " + d.mask().columns())
                .containsExactly("0.8: 4 × 7", "0.8: 6 × 7");
        assertThat(Cache.forTraining(List.of(5, 3), 7, input, 0.8, product).d()).isEmpty();
        assertThat(Cache.forTraining(List.of(5, 4, 3), 7, input, 1, product).d())
                .isEmpty();
    }

    @Test
    void sharesAllButTheInputWithItsLikes() {
        Cache cache = Cache.forTraining(List.of(5, 4, 3), 7, input, 0.8, product);
        RightFactor other = product.right(5, 7);
        Cache like = cache.withInput(other);
        assertThat(like.input()).isSameAs(other);
        assertThat(cache.input()).isSameAs(input);
        assertThat(like.z()).isSameAs(cache.z());
        assertThat(like.a().get(1)).isSameAs(cache.a().get(1));
        assertThat(like.d()).isSameAs(cache.d());
    }

    @Test
    void hasAllButTheHiddenLayersZInCommonWithThoseOfOtherThreads() {
        Cache cache = Cache.forTraining(List.of(5, 4, 3), 7, input, 0.8, product);
        Cache other = cache.withOwnZ();
        assertThat(other.output()).isSameAs(cache.output());
        assertThat(other.z()).hasSize(2);
        assertThat(other.z().getFirst()).isNotSameAs(cache.z().getFirst());
        assertThat(other.z().getFirst().getRowDim()).isEqualTo(4);
        assertThat(other.z().getFirst().getColDim()).isEqualTo(7);
        assertThat(other.a()).isSameAs(cache.a());
        assertThat(other.d()).isSameAs(cache.d());
    }

    /** What reads a list is compiled for the classes of lists that it has met. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void hasZInTheSameClassOfListForOtherThreads(int hiddenLayers) {
        List<Integer> sizes = new ArrayList<>(List.of(5, 3));
        sizes.addAll(1, Collections.nCopies(hiddenLayers, 4));
        Cache cache = Cache.forEvaluation(sizes, 7, input, product);

        assertThat(cache.withOwnZ().z()).hasSameClassAs(cache.z());
    }

    @Test
    void multipliesKeptUnitsByWhatKeepsTheirExpectation() {
        assertThat(Cache.forTraining(List.of(5, 4, 3), 7, input, 0.8, product).scale())
                .isEqualTo(1.25f);
        assertThat(Cache.forEvaluation(List.of(5, 4, 3), 7, input, product).scale())
                .isEqualTo(1);
    }
}
