package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalknet.math.MatrixProduct;
import org.junit.jupiter.api.Test;

class CacheTest {

    private final MatrixProduct product = MatrixProduct.fastest();

    @Test
    void hasTheActivationsOfEveryLayer() {
        Cache cache = Cache.forEvaluation(List.of(5, 4, 3), 7, product);

        assertThat(cache.a())
                .extracting(a -> a.getRowDim() + " × " + a.getColDim())
                .containsExactly("4 × 7", "3 × 7");
        assertThat(cache.output()).isSameAs(cache.a().getLast());
        assertThat(cache.right()).hasSize(2);
        assertThat(cache.input()).isSameAs(cache.right().getFirst());
        assertThat(cache.d()).isEmpty();
    }

    @Test
    void hasMasksForTheHiddenLayersOnly() {
        assertThat(Cache.forTraining(List.of(5, 4, 6, 3), 7, true, product).d())
                .extracting(d -> d.getRowDim() + " × " + d.getColDim())
                .containsExactly("4 × 7", "6 × 7");
        assertThat(Cache.forTraining(List.of(5, 3), 7, true, product).d()).isEmpty();
        assertThat(Cache.forTraining(List.of(5, 4, 3), 7, false, product).d()).isEmpty();
    }
}
