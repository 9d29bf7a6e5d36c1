package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class CrossEntropyTest {

    private final R032Store predictions = Matrices.of(2, 0.25, 1, 0.5, 0.75, 0, 0.5);
    private final R032Store y = Matrices.of(2, 1, 0, 0, 0, 1, 1);

    @Test
    void isTheLogarithmOfTheRightClassesProbability() {
        double expected = Math.log(4) + Math.log(2);

        assertThat(CrossEntropy.sum(predictions, y, 0, 3) - CrossEntropy.sum(predictions, y, 1, 2))
                .isCloseTo(expected, Offset.offset(1e-7));
    }

    @Test
    void staysFiniteWhereTheRightClassHasNoProbability() {
        assertThat(CrossEntropy.sum(predictions, y, 1, 2)).isCloseTo(-Math.log(1e-8), Offset.offset(1e-9));
    }

    @Test
    void hasPredictionMinusLabelAsItsDerivative() {
        R032Store dZ = Matrices.of(2, 9, 9, 9, 9, 9, 9);

        CrossEntropy.derivative(predictions, y, dZ, 0, 2);

        assertThat(dZ.data).containsExactly(Matrices.of(2, -0.75, 1, 9, 0.75, -1, 9).data);
    }
}
