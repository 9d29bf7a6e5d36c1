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
    void hasTheActivationsOfEveryLayer() {
        Cache cache = Cache.forEvaluation(List.of(5, 4, 3), 7, input, product);

        assertThat(cache.a())
                .extracting(a -> a.getRowDim() + " × " + a.getColDim())
                .containsExactly("4 × 7", "3 × 7");
        assertThat(cache.output()).isSameAs(cache.a().getLast());
        assertThat(cache.right()).hasSize(2);
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
        assertThat(like.a()).isSameAs(cache.a());
        assertThat(like.right().get(1)).isSameAs(cache.right().get(1));
        assertThat(like.active()).isSameAs(cache.active());
        assertThat(like.d()).isSameAs(cache.d());
    }

    @Test
    void hasAllButTheHiddenLayersInCommonWithThoseOfOtherThreads() {
        Cache cache = Cache.forTraining(List.of(5, 4, 3), 7, input, 0.8, product);
        Cache other = cache.withOwnActivations();
        assertThat(other.output()).isSameAs(cache.output());
        assertThat(other.a()).hasSize(2);
        assertThat(other.a().getFirst()).isNotSameAs(cache.a().getFirst());
        assertThat(other.a().getFirst().getRowDim()).isEqualTo(4);
        assertThat(other.a().getFirst().getColDim()).isEqualTo(7);
        assertThat(other.right()).isSameAs(cache.right());
        assertThat(other.active()).isSameAs(cache.active());
        assertThat(other.d()).isSameAs(cache.d());
    }

    /** What reads a list is compiled for the classes of lists that it has met. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void hasActivationsInTheSameClassOfListForOtherThreads(int hiddenLayers) {
        List<Integer> sizes = new ArrayList<>(List.of(5, 3));
        sizes.addAll(1, Collections.nCopies(hiddenLayers, 4));
        Cache cache = Cache.forEvaluation(sizes, 7, input, product);

        assertThat(cache.withOwnActivations().a()).hasSameClassAs(cache.a());
    }

    @Test
    void multipliesActiveUnitsByWhatKeepsTheirExpectation() {
        assertThat(Cache.forTraining(List.of(5, 4, 3), 7, input, 0.8, product).scale())
                .isEqualTo(1.25f);
        assertThat(Cache.forEvaluation(List.of(5, 4, 3), 7, input, product).scale())
                .isEqualTo(1);
    }
}
