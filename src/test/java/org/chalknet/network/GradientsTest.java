package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalknet.math.MatrixProduct;
import org.junit.jupiter.api.Test;

class GradientsTest {

    @Test
    void hasWhatEveryLayerButTheInputNeeds() {
        Gradients gradients = Gradients.of(List.of(5, 4, 3), 7, MatrixProduct.fastest());

        assertThat(gradients.dZ())
                .extracting(dZ -> dZ.getRowDim() + " × " + dZ.getColDim())
                .containsExactly("4 × 7", "3 × 7");
        assertThat(gradients.right()).hasSize(1);
        assertThat(gradients.left()).hasSize(2);
    }

    @Test
    void hasAllButDZInCommonWithThoseOfOtherThreads() {
        Gradients gradients = Gradients.of(List.of(5, 4, 3), 7, MatrixProduct.fastest());
        Gradients other = gradients.withOwnDZ();
        assertThat(other.dZ())
                .extracting(dZ -> dZ.getRowDim() + " × " + dZ.getColDim())
                .containsExactly("4 × 7", "3 × 7");
        for (int l = 0; l < 2; l++) {
            assertThat(other.dZ().get(l)).isNotSameAs(gradients.dZ().get(l));
        }
        assertThat(other.right()).isSameAs(gradients.right());
        assertThat(other.left()).isSameAs(gradients.left());
    }
}
