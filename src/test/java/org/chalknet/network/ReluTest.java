package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class ReluTest {

    @Test
    void isTheLargerOfZeroAndZInTheAskedColumns() {
        R032Store z = Matrices.of(2, -1, -2, 3, -4, -5, 6, -7, -8);

        Relu.apply(z, 1, 3);

        assertThat(z.data).containsExactly(Matrices.of(2, -1, 0, 3, -4, -5, 6, 0, -8).data);
    }

    @Test
    void keepsNotANumberForAllToSee() {
        R032Store z = Matrices.of(1, Double.NaN);

        Relu.apply(z, 0, 1);

        assertThat(z.data).containsExactly(Float.NaN);
    }

    @Test
    void hasDerivativeOneWhereZIsPositiveAndElseZero() {
        R032Store dA = Matrices.of(2, 10, 20, 30, 40, 50, 60);
        R032Store a = Matrices.of(2, 1, 0, 2, 0, 3, 0);

        Relu.applyDerivative(dA, a, 0, 2);

        assertThat(dA.data).containsExactly(Matrices.of(2, 10, 0, 30, 0, 50, 60).data);
    }
}
