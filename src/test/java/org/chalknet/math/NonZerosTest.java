package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonZerosTest {

    private final Random random = new Random(5);

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 63, 64, 65, 128, 200, 784})
    void findsWhichFloatsAreNotZero(int rows) {
        NonZeros factor = NonZeros.ofFloats(rows, 3);
        for (int column = 0; column < 3; column++) {
            float[] source = new float[rows + 4];
            for (int i = 0; i < rows; i++) {
                // −0 is zero, too, and what is not a number is not.
                source[i + 2] = random.nextInt(4) > 0 ? -0f : i % 7 == 3 ? Float.NaN : random.nextInt(1, 256);
            }
            source[1] = 9;
            source[rows + 2] = 9;
            factor.set(column, source, 2);
            for (int i = 0; i < rows; i++) {
                assertThat(factor.nonZeros().get(i, column)).as("row %d", i).isEqualTo(source[i + 2] != 0);
            }
            for (int i = 0; i < rows; i++) {
                assertThat(Float.floatToRawIntBits(factor.floats()[factor.index(i, column)]))
                        .as("row %d", i)
                        .isEqualTo(Float.floatToRawIntBits(source[i + 2]));
            }
            assertThat(lastBits(factor, column)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 63, 64, 65, 128, 200, 784})
    void findsWhichBytesAreNotZero(int rows) {
        byte[] source = new byte[rows + 4];
        for (int i = 0; i < rows; i++) {
            source[i + 2] = (byte) (random.nextInt(4) > 0 ? 0 : random.nextInt(1, 256));
        }
        source[1] = 9;
        source[rows + 2] = 9;
        NonZeros factor = NonZeros.ofPixels(rows, 2);
        factor.set(1, 2, source, _ -> 2);
        byte[] bytes = factor.bytes();
        assertThat(bytes).isNotNull();
        for (int i = 0; i < rows; i++) {
            assertThat(factor.nonZeros().get(i, 1)).as("row %d", i).isEqualTo(source[i + 2] != 0);
            assertThat(bytes[factor.index(i, 1)]).isEqualTo(source[i + 2]);
        }
        assertThat(lastBits(factor, 1)).isZero();
    }

    /** Several at once, from anywhere among the bytes: and no other column. */
    @ParameterizedTest
    @ValueSource(ints = {1, 64, 100, 128, 784})
    void readsTheAskedColumnsOfPixelsAndNoOther(int rows) {
        byte[] source = new byte[9 * rows];
        random.nextBytes(source);
        NonZeros factor = NonZeros.ofPixels(rows, 6);
        int[] offsets = {-1, 8 * rows, 3, 0, -1, -1};
        factor.set(1, 4, source, column -> offsets[column]);
        byte[] bytes = factor.bytes();
        assertThat(bytes).isNotNull();
        for (int column = 0; column < 6; column++) {
            for (int i = 0; i < rows; i++) {
                byte expected = offsets[column] < 0 ? 0 : source[offsets[column] + i];
                assertThat(bytes[factor.index(i, column)])
                        .as("row %d, column %d", i, column)
                        .isEqualTo(expected);
                assertThat(factor.nonZeros().get(i, column))
                        .as("row %d, column %d", i, column)
                        .isEqualTo(expected != 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 100, 128, 784})
    void tellsHowFarNumbersAreApart(int rows) {
        for (NonZeros factor : List.of(NonZeros.ofPixels(rows, 3), NonZeros.ofFloats(rows, 3))) {
            assertThat(factor.index(0, 2) - factor.index(0, 1)).isEqualTo(factor.columnStride());
            for (int i = 64; i < rows; i++) {
                assertThat(factor.index(i, 1) - factor.index(i - 64, 1)).isEqualTo(factor.blockStride());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 65, 100})
    void keepsNothingOfTheFloatsBefore(int rows) {
        NonZeros factor = NonZeros.ofFloats(rows, 2);
        float[] ones = new float[rows];
        Arrays.fill(ones, 1);
        factor.set(1, ones, 0);
        factor.set(1, new float[rows], 0);
        assertThat(factor.floats()).containsOnly(0);
        assertThat(factor.nonZeros().anyOf(0, 0, 2)).isZero();
        assertThat(lastBits(factor, 1)).isZero();
    }

    /** What was there before must be gone. */
    @ParameterizedTest
    @ValueSource(ints = {64, 100, 128})
    void keepsNothingOfTheBytesBefore(int rows) {
        NonZeros factor = NonZeros.ofPixels(rows, 2);
        byte[] bytes = factor.bytes();
        assertThat(bytes).isNotNull();
        for (int time = 0; time < 20; time++) {
            byte[] source = new byte[rows];
            for (int i = 0; i < rows; i++) {
                boolean empty = time / (i < 64 ? 1 : 2) % 2 == 0;
                source[i] = (byte) (empty || random.nextInt(8) > 0 ? 0 : random.nextInt(1, 256));
            }
            factor.set(1, 2, source, _ -> 0);
            for (int i = 0; i < rows; i++) {
                assertThat(factor.nonZeros().get(i, 1))
                        .as("time %d, row %d", time, i)
                        .isEqualTo(source[i] != 0);
                assertThat(bytes[factor.index(i, 1)])
                        .as("time %d, row %d", time, i)
                        .isEqualTo(source[i]);
            }
        }
    }

    /** Returns the bits behind the last row. */
    private static long lastBits(NonZeros factor, int column) {
        int rows = factor.rows();
        return rows % 64 == 0 ? 0 : factor.nonZeros().block(column, rows / 64) >>> rows;
    }
}
