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
}
