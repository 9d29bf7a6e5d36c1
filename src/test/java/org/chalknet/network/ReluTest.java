package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.chalknet.math.BitMatrix;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.OjAlgoProduct;
import org.chalknet.math.VectorProduct;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class ReluTest {

    @Test
    void isTheLargerOfZeroAndZ() {
        for (MatrixProduct product : new MatrixProduct[] {new VectorProduct(), new OjAlgoProduct()}) {
            R032Store z = Matrices.of(2, -1, -2, 3, -4, 5, Double.NaN);
            BitMatrix derivative = new BitMatrix(2, 3);

            Relu.derivative(z, derivative, product, 0, 2, 1, 3);
            Relu.apply(z, derivative, 1, product, 0, 2, 1, 3);

            assertThat(z.data)
                    .as("the first column was not asked for")
                    .containsExactly(Matrices.of(2, -1, 0, 3, -4, 5, Double.NaN).data);
        }
    }

    @Test
    void hasDerivativeOneWhereZIsPositiveOrNoNumberAndElseZero() {
        for (MatrixProduct product : new MatrixProduct[] {new VectorProduct(), new OjAlgoProduct()}) {
            R032Store z = Matrices.of(2, 1, -2, 3, 0, 5, Double.NaN);
            BitMatrix derivative = new BitMatrix(2, 3);

            Relu.derivative(z, derivative, product, 0, 2, 1, 3);

            for (int i = 0; i < 2; i++) {
                assertThat(derivative.get(i, 0)).as("not asked for").isFalse();
            }
            assertThat(derivative.get(0, 1)).as("of -2").isFalse();
            assertThat(derivative.get(1, 1)).as("of 5").isTrue();
            assertThat(derivative.get(0, 2)).as("of 3").isTrue();
            assertThat(derivative.get(1, 2)).as("of NaN").isTrue();
        }
    }
}
