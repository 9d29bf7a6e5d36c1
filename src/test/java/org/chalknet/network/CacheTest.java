package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CacheTest {

    @Test
    void hasTheActivationsOfEveryLayer() {
        Cache cache = Cache.forEvaluation(List.of(5, 4, 3), 7);

        assertThat(cache.a())
                .extracting(a -> a.getRowDim() + " × " + a.getColDim())
                .containsExactly("5 × 7", "4 × 7", "3 × 7");
        assertThat(cache.input()).isSameAs(cache.a().get(0));
        assertThat(cache.output()).isSameAs(cache.a().get(2));
        assertThat(cache.d()).isEmpty();
    }

    @Test
    void hasMasksForTheHiddenLayersOnly() {
        assertThat(Cache.forDropout(List.of(5, 4, 6, 3), 7).d())
                .extracting(d -> d.getRowDim() + " × " + d.getColDim())
                .containsExactly("4 × 7", "6 × 7");
        assertThat(Cache.forDropout(List.of(5, 3), 7).d()).isEmpty();
    }
}
