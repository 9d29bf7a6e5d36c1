package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R032Store;

class MasksTest {

    /** Every third bit of the columns, taken one after the other, is 1. */
    private static BitMatrix thirds(int rows) {
        BitMatrix bits = new BitMatrix(rows, 2);
        for (int i = 0; i < 2 * rows; i += 3) {
            int block = i % rows / 64;
            bits.setBlock(i / rows, block, bits.block(i / rows, block) | 1L << i % rows);
        }
        return bits;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 64, 70, 200})
    void multipliesWhereABitIsOneAndMakesTheOthersZero(int rows) {
        R032Store c = R032Store.FACTORY.make(rows, 2);
        Arrays.fill(c.data, 3);
        c.data[rows - 1] = Float.NaN;

        Masks.multiply(c, thirds(rows), 0.5f, 0, rows, 0, 2);

        float[] expected = new float[2 * rows];
        for (int i = 0; i < expected.length; i += 3) {
            expected[i] = i == rows - 1 ? Float.NaN : 1.5f;
        }
        assertThat(c.data).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 64, 70, 200})
    void rectifiesWhatIsKept(int rows) {
        rectify(rows, thirds(rows));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 64, 70, 200})
    void rectifiesAllWhereNothingIsDropped(int rows) {
        rectify(rows, null);
    }

    private static void rectify(int rows, @Nullable BitMatrix kept) {
        float[] numbers = {Float.MIN_VALUE, 0, -0f, 5, Float.NEGATIVE_INFINITY, -2, Float.POSITIVE_INFINITY};
        // 1.5 times the smallest number lies halfway between it and its double, and is rounded to the even one.
        float[] rectified = {2 * Float.MIN_VALUE, 0, 0, 7.5f, 0, 0, Float.POSITIVE_INFINITY};
        R032Store z = R032Store.FACTORY.make(rows, 2);
        for (int i = 0; i < z.data.length; i++) {
            z.data[i] = numbers[i % numbers.length];
        }
        z.data[0] = Float.NaN;
        z.data[z.data.length - 1] = Float.NaN;
        NonZeros c = NonZeros.ofFloats(rows, 3);
        c.set(0, ones(rows), 0);
        c.set(2, ones(rows), 0);

        Masks.rectify(z, kept, 1.5f, c, 0, rows, 0, 2);

        for (int i = 0; i < z.data.length; i++) {
            boolean on = kept == null || kept.get(i % rows, i / rows);
            float expected = !on ? 0 : Float.isNaN(z.data[i]) ? Float.NaN : rectified[i % numbers.length];
            assertThat(c.floats()[c.index(i % rows, i / rows)])
                    .as("number %d", i)
                    .isEqualTo(Float.valueOf(expected));
            assertThat(c.nonZeros().get(i % rows, i / rows)).as("number %d", i).isEqualTo(expected != 0);
        }
        for (int column = 0; column < 2; column++) {
            long behind = rows % 64 == 0 ? 0 : c.nonZeros().block(column, rows / 64) >>> rows;
            assertThat(behind).as("bits behind the last row").isZero();
        }
        for (int i = 0; i < rows; i++) {
            assertThat(c.floats()[c.index(i, 2)]).as("row %d, not asked for", i).isEqualTo(1);
            assertThat(c.nonZeros().get(i, 2)).as("row %d, not asked for", i).isTrue();
        }
    }

    private static float[] ones(int rows) {
        float[] ones = new float[rows];
        Arrays.fill(ones, 1);
        return ones;
    }
}
