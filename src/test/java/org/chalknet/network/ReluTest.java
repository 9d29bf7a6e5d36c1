package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.chalknet.math.BitMatrix;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.OjAlgoProduct;
import org.chalknet.math.RightFactor;
import org.chalknet.math.VectorProduct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R032Store;

class ReluTest {

    static MatrixProduct[] products() {
        return new MatrixProduct[] {new VectorProduct(), new OjAlgoProduct()};
    }

    @ParameterizedTest
    @MethodSource("products")
    void isTheLargerOfZeroAndZ(MatrixProduct product) {
        RightFactor a = product.right(2, 3);

        Relu.apply(Matrices.of(2, 1, -2, 3, 4, 5, 0), null, 1, a, product, 0, 2, 1, 3);

        assertThat(Matrices.read(a, product).data)
                .as("the first column was not asked for")
                .containsExactly(Matrices.of(2, 0, 0, 3, 0, 5, 0).data);
    }

    @ParameterizedTest
    @MethodSource("products")
    void isScaledWhereItIsKeptAndZeroWhereItIsDropped(MatrixProduct product) {
        RightFactor a = product.right(2, 2);
        BitMatrix d = DropoutTest.mask(2, 2, 1, 0, 0, 1);

        Relu.apply(Matrices.of(2, 1, 2, -3, 4), d, 1.5f, a, product, 0, 2, 0, 2);

        assertThat(Matrices.read(a, product).data).containsExactly(Matrices.of(2, 1.5, 0, 0, 6).data);
    }

    @ParameterizedTest
    @MethodSource("products")
    void hasDerivativeOneWhereZIsPositiveOrNoNumberAndElseZero(MatrixProduct product) {
        RightFactor a = product.right(2, 3);
        Relu.apply(Matrices.of(2, 1, -2, 3, 4, 5, Double.NaN), null, 1, a, product, 0, 2, 0, 3);
        R032Store dA = Matrices.of(2, 7, 7, 7, 7, -7, 7);

        Relu.multiplyByDerivative(dA, a, 1, product, 0, 2, 1, 3);

        // Within 0, since a zero may be negative.
        assertThat(dA.data)
                .as("the first column was not asked for")
                .containsExactly(Matrices.of(2, 7, 0, 7, 7, -7, 7).data, Offset.offset(0f));
    }

    @ParameterizedTest
    @MethodSource("products")
    void hasTheDerivativeOfWhatWasKeptScaled(MatrixProduct product) {
        RightFactor a = product.right(2, 2);
        BitMatrix d = DropoutTest.mask(2, 2, 1, 0, 0, 1);
        Relu.apply(Matrices.of(2, 1, 2, -3, 4), d, 1.5f, a, product, 0, 2, 0, 2);
        R032Store dA = Matrices.of(2, 2, 2, 2, 2);

        Relu.multiplyByDerivative(dA, a, 1.5f, product, 0, 2, 0, 2);

        assertThat(dA.data).containsExactly(Matrices.of(2, 3, 0, 0, 3).data);
    }
}
