package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R032Store;

class MasksTest {

    /** Every third number is above 0, every other third is below, and what is left is one of three that are neither. */
    private static R032Store numbers(int rows) {
        float[] neither = {0, -0f, Float.NEGATIVE_INFINITY};
        R032Store c = R032Store.FACTORY.make(rows, 2);
        for (int i = 0; i < c.data.length; i++) {
            c.data[i] = i % 3 == 0 ? Float.MIN_VALUE : i % 3 == 1 ? -2 : neither[i / 3 % 3];
        }
        return c;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 64, 70, 200})
    void findsWhatIsAboveZeroOrNoNumber(int rows) {
        R032Store c = numbers(rows);
        c.data[rows / 2] = Float.NaN;
        BitMatrix found = new BitMatrix(rows, 2);

        Masks.findPositive(c, found, 0, rows, 0, 2);

        for (int i = 0; i < 2 * rows; i++) {
            assertThat(found.get(i % rows, i / rows)).as("number %d", i).isEqualTo(i == rows / 2 || i % 3 == 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 64, 70, 200})
    void multipliesWhereABitIsOneAndMakesTheOthersZero(int rows) {
        R032Store c = R032Store.FACTORY.make(rows, 2);
        Arrays.fill(c.data, 3);
        c.data[rows - 1] = Float.NaN;
        BitMatrix ones = new BitMatrix(rows, 2);
        Masks.findPositive(numbers(rows), ones, 0, rows, 0, 2);

        Masks.multiply(c, ones, 0.5f, 0, rows, 0, 2);

        float[] expected = new float[2 * rows];
        for (int i = 0; i < expected.length; i += 3) {
            expected[i] = i == rows - 1 ? Float.NaN : 1.5f;
        }
        assertThat(c.data).containsExactly(expected);
    }
}
