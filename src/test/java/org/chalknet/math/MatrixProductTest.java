package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R032Store;

class MatrixProductTest {

    /** Rows, inner dimension, columns, share of zeros: around every width of a vector and of the kernels. */
    private static final double[][] SHAPES = {
        {1, 1, 1, 0},
        {90, 300, 3, 0.1},
        {70, 65, 150, 0.5},
        {10, 64, 13, 0.5},
        {3, 7, 5, 0.2},
        {64, 128, 64, 0.6},
        {128, 784, 9, 0.8},
        {17, 31, 33, 0},
        {130, 40, 12, 0.9},
        {200, 65, 8, 1},
        {259, 19, 21, 0.3},
        {64, 300, 6, 0.7},
        {70, 300, 9, 1}
    };

    static Stream<Arguments> productsAndShapes() {
        return products().flatMap(product -> Stream.of(SHAPES).map(shape -> Arguments.of(product, shape)));
    }

    static Stream<double[]> shapes() {
        return Stream.of(SHAPES);
    }

    @ParameterizedTest
    @MethodSource("products")
    void flushesTheAskedSubnormalsAndNoOther(MatrixProduct product) {
        float[] numbers = {1e-39f, -Float.MIN_VALUE, Float.MIN_NORMAL, -Float.MIN_NORMAL, 0.5f, Float.NaN, 0};
        R032Store matrix = R032Store.FACTORY.make(70, 9);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = numbers[i % numbers.length];
        }
        LeftFactor factor = left(product, matrix, 1);
        factor.flushSubnormals(64, 70, 2, 8);
        R032Store flushed = R032Store.FACTORY.make(70, 9);
        factor.get(flushed);
        for (int i = 0; i < matrix.data.length; i++) {
            boolean asked = i % 70 >= 64 && i / 70 >= 2 && i / 70 < 8;
            boolean subnormal = i % numbers.length < 2;
            assertThat(flushed.data[i])
                    .as("number %d", i)
                    .isEqualTo(Float.valueOf(asked && subnormal ? 0 : matrix.data[i]));
        }
    }

    @ParameterizedTest
    @MethodSource("productsAndShapes")
    void computesTheAskedColumnsAndNoOther(MatrixProduct product, double[] shape) {
        R032Store a = random((int) shape[0], (int) shape[1], 0, 1);
        R032Store b = random((int) shape[1], (int) shape[2], shape[3], 2);
        R032Store bias = random((int) shape[0], 1, 0, 4);
        R032Store c = random((int) shape[0], (int) shape[2], 0, 3);
        float[] before = c.data.clone();
        int from = (int) shape[2] / 3;
        int to = (int) Math.max(shape[2] - 1, 1);

        product.multiplyAdd(left(product, a, 1), right(product, b), bias, c, from, to);

        for (int j = 0; j < shape[2]; j++) {
            for (int i = 0; i < shape[0]; i++) {
                boolean asked = j >= from && j < to;
                double expected = asked ? bias.doubleValue(i, 0) : before[i + j * a.getRowDim()];
                for (int k = 0; asked && k < shape[1]; k++) {
                    expected += a.doubleValue(i, k) * b.doubleValue(k, j);
                }
                assertThat(c.doubleValue(i, j)).as("row %d, column %d", i, j).isCloseTo(expected, Offset.offset(2e-4));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("productsAndShapes")
    void addsTheProductWithTheTransposeToTheAskedColumnsAndNoOther(MatrixProduct product, double[] shape) {
        int m = (int) Math.max(shape[1] - 1, 1);
        R032Store a = random((int) shape[0], (int) shape[1], 0, 1);
        R032Store b = random((int) shape[2], (int) shape[1], shape[3], 2);
        R032Store c = random((int) shape[0], (int) shape[2], 0, 3);
        float[] before = c.data.clone();
        int from = shape[2] > 128 ? 64 : 0;
        int to = shape[2] > 64 ? ((int) shape[2] - 1) / 64 * 64 : (int) shape[2];

        addTransposed(product, left(product, a, -0.5f), right(product, b), m, -0.25f, c, from, to);

        for (int k = 0; k < shape[2]; k++) {
            for (int i = 0; i < shape[0]; i++) {
                double expected = before[i + k * a.getRowDim()];
                if (k >= from && k < to) {
                    double sum = 0;
                    for (int j = 0; j < m; j++) {
                        sum += a.doubleValue(i, j) * b.doubleValue(k, j);
                    }
                    expected = 0.75 * expected - 0.5 * sum;
                }
                assertThat(c.doubleValue(i, k)).as("row %d, column %d", i, k).isCloseTo(expected, Offset.offset(2e-4));
            }
        }
    }

    /** The order of the sums is a promise: it makes the bits the same for vectors of any width. */
    @ParameterizedTest
    @MethodSource("shapes")
    void sumsBlocksOf128InAscendingOrderByFusedMultiplyAddWhateverTheWidthOfAVector(double[] shape) {
        R032Store a = random((int) shape[0], (int) shape[1], 0, 1);
        R032Store b = random((int) shape[1], (int) shape[2], shape[3], 2);
        R032Store bias = random((int) shape[0], 1, 0, 4);
        R032Store c = R032Store.FACTORY.make((int) shape[0], (int) shape[2]);
        MatrixProduct product = new VectorProduct();

        int from = (int) shape[2] / 3;
        product.multiplyAdd(left(product, a, 1), right(product, b), bias, c, from, (int) shape[2]);

        for (int j = from; j < shape[2]; j++) {
            for (int i = 0; i < shape[0]; i++) {
                float expected = bias.data[i];
                for (int first = 0; first < shape[1]; first += 128) {
                    float sum = 0;
                    for (int k = first; k < Math.min(first + 128, shape[1]); k++) {
                        sum = Math.fma(at(a, i, k), at(b, k, j), sum);
                    }
                    expected += sum;
                }
                assertThat(at(c, i, j)).as("row %d, column %d", i, j).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void addsTheProductWithTheTransposeInTheSameOrder(double[] shape) {
        R032Store a = random((int) shape[0], (int) shape[1], 0, 1);
        R032Store b = random((int) shape[2], (int) shape[1], shape[3], 2);
        R032Store c = random((int) shape[0], (int) shape[2], 0, 3);
        float[] before = c.data.clone();
        MatrixProduct product = new VectorProduct();

        int from = shape[2] > 128 ? 64 : 0;
        addTransposed(
                product, left(product, a, -0.3f), right(product, b), (int) shape[1], -0.1f, c, from, (int) shape[2]);

        for (int k = from; k < shape[2]; k++) {
            for (int i = 0; i < shape[0]; i++) {
                float expected = before[i + k * a.getRowDim()];
                for (int first = 0; first < shape[1]; first += 128) {
                    float sum = 0;
                    for (int j = first; j < Math.min(first + 128, shape[1]); j++) {
                        sum = Math.fma(-0.3f * at(a, i, j), at(b, k, j), sum);
                    }
                    expected += first == 0 ? Math.fma(-0.1f, expected, sum) : sum;
                }
                assertThat(at(c, i, k)).as("row %d, column %d", i, k).isEqualTo(expected);
            }
        }
    }

    /** γ·C is ¼ to ½ of C's last bit and A·B 0.4 of it: neither alone reaches the next float, both together do. */
    @ParameterizedTest
    @MethodSource("products")
    void losesNoChangeThatIsSmallAgainstTheMatrix(MatrixProduct product) {
        R032Store c = random(20, 1, 0, 3);
        R032Store a = R032Store.FACTORY.make(20, 1);
        for (int i = 0; i < 20; i++) {
            a.data[i] = Math.ulp(c.data[i]) * 0.4f * Math.signum(c.data[i]);
        }
        float[] before = c.data.clone();
        R032Store one = R032Store.FACTORY.make(1, 1);
        one.data[0] = 1;

        addTransposed(product, left(product, a, 1), right(product, one), 1, 0x1p-25f, c, 0, 1);

        for (int i = 0; i < 20; i++) {
            assertThat(Math.abs(c.data[i])).isGreaterThan(Math.abs(before[i]));
        }
    }

    /** What is asked for is a range of rows, too: the others stay as they were. */
    @ParameterizedTest
    @MethodSource("products")
    void computesTheAskedRowsAndNoOther(MatrixProduct product) {
        R032Store a = random(150, 70, 0, 1);
        R032Store b = random(70, 9, 0.5, 2);
        R032Store all = random(150, 9, 0, 3);
        R032Store some = random(150, 9, 0, 3);
        R032Store untouched = random(150, 9, 0, 3);
        R032Store bias = random(150, 1, 0, 4);
        product.multiplyAdd(left(product, a, 1), right(product, b), bias, all, 0, 9);
        product.multiplyAdd(left(product, a, 1), right(product, b), bias, some, 64, 128, 0, 9);
        for (int i = 0; i < all.data.length; i++) {
            boolean asked = i % 150 >= 64 && i % 150 < 128;
            assertThat(some.data[i]).as("element %d", i).isEqualTo(asked ? all.data[i] : untouched.data[i]);
        }
    }

    /** Without a bias, a product takes the place of whatever was there, even if it was no number. */
    @ParameterizedTest
    @MethodSource("products")
    void beginsWithZerosWithoutABias(MatrixProduct product) {
        LeftFactor a = left(product, random(70, 65, 0, 1), 1);
        RightFactor b = right(product, random(65, 6, 0.5, 2));
        R032Store expected = R032Store.FACTORY.make(70, 6);
        product.multiplyAdd(a, b, R032Store.FACTORY.make(70, 1), expected, 0, 6);
        R032Store c = R032Store.FACTORY.make(70, 6);
        product.multiplyAdd(a, b, random(70, 1, 0, 3), c, 0, 6);
        c.fillAll(Double.NaN);

        product.multiplyAdd(a, b, null, c, 0, 6);

        assertThat(c.data).containsExactly(expected.data);
    }

    /** γ counts once, however many blocks of terms there are, and whichever of them have a row that is not all 0. */
    @Test
    void countsGammaOnceWhicheverTermsAreZero() {
        MatrixProduct product = new VectorProduct();
        for (int rowsNotZero = 0; rowsNotZero < 8; rowsNotZero++) {
            R032Store a = random(64, 300, 0, 1);
            R032Store b = R032Store.FACTORY.make(8, 300);
            for (int block = 0; block < 3; block++) {
                if ((rowsNotZero >> block & 1) != 0) {
                    b.data[(128 * block + 20) * 8 + 5] = 1;
                }
            }
            R032Store c = random(64, 8, 0, 3);
            float[] before = c.data.clone();

            addTransposed(product, left(product, a, 1), right(product, b), 300, -0.25f, c, 0, 8);

            for (int k = 0; k < 8; k++) {
                for (int i = 0; i < 64; i++) {
                    float expected = before[k * 64 + i];
                    expected += Math.fma(-0.25f, expected, at(a, i, 20) * at(b, k, 20));
                    expected += at(a, i, 148) * at(b, k, 148);
                    expected += at(a, i, 276) * at(b, k, 276);
                    assertThat(at(c, i, k))
                            .as("%d: row %d, column %d", rowsNotZero, i, k)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void leavesEveryBitWithoutGammaWhereAllTermsAreZero() {
        R032Store c = random(70, 9, 0.3, 1);
        c.data[0] = -0f;
        c.data[1] = Float.NaN;
        float[] before = c.data.clone();
        MatrixProduct product = new VectorProduct();
        R032Store zeros = R032Store.FACTORY.make(9, 300);
        addTransposed(product, left(product, random(70, 300, 0, 2), 1), right(product, zeros), 300, 0, c, 0, 9);
        assertThat(c.data).containsExactly(before);
    }

    static Stream<Arguments> productsAndPixels() {
        return products()
                .flatMap(product -> Stream.of(1, 100, 128, 150, 784)
                        .flatMap(rows -> Stream.of(7, 65, 200).map(columns -> Arguments.of(product, rows, columns))));
    }

    @ParameterizedTest
    @MethodSource("productsAndPixels")
    void takesBytesForWhatTheyStandFor(MatrixProduct product, int rows, int columns) {
        Random random = new Random(4);
        byte[] bytes = new byte[columns * rows];
        R032Store floats = R032Store.FACTORY.make(rows, columns);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (random.nextInt(5) > 0 ? 0 : random.nextInt());
            floats.data[i] = (bytes[i] & 0xff) / 255f;
        }
        RightFactor ofBytes = product.rightOfPixels(rows, columns);
        ofBytes.set(0, columns, bytes, j -> j * rows);
        RightFactor ofFloats = right(product, floats);

        LeftFactor a = left(product, random(90, rows, 0, 1), 1);
        R032Store one = random(90, columns, 0, 2);
        R032Store other = random(90, columns, 0, 2);
        product.multiplyAdd(a, ofBytes, null, one, 1, columns - 1);
        product.multiplyAdd(a, ofFloats, null, other, 1, columns - 1);
        assertThat(one.data).containsExactly(other.data);

        LeftFactor step = left(product, random(90, columns, 0, 3), 1);
        R032Store weights = random(90, rows, 0, 4);
        R032Store same = random(90, rows, 0, 4);
        addTransposed(product, step, ofBytes, columns, -0.1f, weights, rows / 3 / 64 * 64, rows);
        addTransposed(product, step, ofFloats, columns, -0.1f, same, rows / 3 / 64 * 64, rows);
        assertThat(weights.data).containsExactly(same.data);
    }

    @ParameterizedTest
    @MethodSource("products")
    void addsTheSumsOfTheFirstColumnsToTheAskedRows(MatrixProduct product) {
        R032Store a = R032Store.FACTORY.make(90, 4);
        R032Store c = R032Store.FACTORY.make(90, 1);
        for (int i = 0; i < 90; i++) {
            a.data[i] = i;
            a.data[90 + i] = 2;
            a.data[180 + i] = -1;
            a.data[270 + i] = 99;
            c.data[i] = 100;
        }
        product.addRowSums(left(product, a, 3), 3, c, 64, 90);
        for (int i = 0; i < 90; i++) {
            assertThat(c.data[i]).isEqualTo(i < 64 ? 100 : 100 + 3 * i + 3);
        }
        product.addRowSums(left(product, a, 3), 3, c, 0, 64);
        for (int i = 0; i < 90; i++) {
            assertThat(c.data[i]).isEqualTo(100 + 3 * i + 3);
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void multipliesTheAskedRowsAndColumnsElementByElement(MatrixProduct product) {
        R032Store c = random(150, 3, 0, 3);
        float[] before = c.data.clone();
        BitMatrix bits = new BitMatrix(150, 3);
        bits.setBlock(1, 0, 0b101);
        bits.setBlock(1, 1, 0b100000);
        bits.setBlock(1, 2, 1L << 21);
        product.multiply(c, bits, 2, 64, 150, 1, 2);
        for (int i = 0; i < c.data.length; i++) {
            boolean kept = i == 150 + 69 || i == 150 + 149;
            boolean asked = i >= 150 + 64 && i < 300;
            assertThat(c.data[i]).as("element %d", i).isEqualTo(!asked ? before[i] : kept ? 2 * before[i] : 0);
        }
    }

    /** A kernel computes columns beside those that are asked for, too. */
    @ParameterizedTest
    @MethodSource("products")
    void keepsNothingOfTheColumnsThatWereNotAskedFor(MatrixProduct product) {
        R032Store a = random(90, 7, 0, 1);
        LeftFactor left = left(product, a, 1);
        R032Store numbers = random(7, 2, 0, 2);
        R032Store spoilt = random(7, 2, 0, 2);
        Arrays.fill(spoilt.data, 7, 14, Float.NaN);
        RightFactor b = right(product, spoilt);
        R032Store c = R032Store.FACTORY.make(90, 2);
        product.multiplyAdd(left, b, null, c, 0, 1);

        b.set(numbers, 0, 2);
        product.multiplyAdd(left, b, null, c, 0, 2);

        for (int j = 0; j < 2; j++) {
            for (int i = 0; i < 90; i++) {
                float expected = 0;
                for (int k = 0; k < 7; k++) {
                    expected += at(a, i, k) * at(numbers, k, j);
                }
                assertThat(at(c, i, j)).as("row %d, column %d", i, j).isCloseTo(expected, Offset.offset(1e-5f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void rectifiesTheAskedRowsAndColumns(MatrixProduct product) {
        R032Store z = random(150, 3, 0.2, 3);
        z.data[150 + 70] = -0f;
        z.data[150 + 148] = Float.NEGATIVE_INFINITY;
        BitMatrix kept = new BitMatrix(150, 3);
        kept.setBlock(1, 1, 0x5555_5555_5555_5555L);
        kept.setBlock(1, 2, -1);
        R032Store before = random(150, 3, 0.2, 4);
        RightFactor c = product.right(150, 3);
        c.set(before, 0, 3);

        product.rectify(z, kept, 1.25f, c, 64, 150, 1, 2);

        R032Store after = read(c, product);
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i < 150; i++) {
                boolean asked = j == 1 && i >= 64;
                boolean on = at(z, i, j) > 0 && (i >= 128 || i % 2 == 0);
                float expected = !asked ? at(before, i, j) : on ? at(z, i, j) * 1.25f : 0;
                assertThat(at(after, i, j)).as("row %d, column %d", i, j).isEqualTo(expected);
                assertThat(c.nonZeros().get(i, j)).as("row %d, column %d", i, j).isEqualTo(expected != 0);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void rectifiesWhatIsNoNumberToWhatIsNone(MatrixProduct product) {
        R032Store z = R032Store.FACTORY.make(1, 2);
        Arrays.fill(z.data, Float.NaN);
        BitMatrix kept = new BitMatrix(1, 2);
        kept.setBlock(0, 0, 1);
        RightFactor c = product.right(1, 2);

        product.rectify(z, kept, 1, c, 0, 1, 0, 2);

        assertThat(c.nonZeros().get(0, 0)).isTrue();
        assertThat(c.nonZeros().get(0, 1)).as("dropped").isFalse();
        assertThat(read(c, product).data).containsExactly(Float.NaN, 0);
    }

    @ParameterizedTest
    @MethodSource("products")
    void tellsWhichNumbersOfARightFactorAreNotZero(MatrixProduct product) {
        RightFactor floats = product.right(70, 2);
        RightFactor pixels = product.rightOfPixels(70, 2);
        float[] column = new float[70];
        byte[] bytes = new byte[70];
        column[2] = 1;
        column[3] = -0f;
        column[69] = Float.NaN;
        bytes[2] = 1;
        bytes[69] = (byte) 255;

        floats.set(1, column, 0);
        pixels.set(1, 2, bytes, _ -> 0);

        for (RightFactor factor : List.of(floats, pixels)) {
            assertThat(factor.nonZeros().block(1, 0)).isEqualTo(0b100);
            assertThat(factor.nonZeros().block(1, 1)).isEqualTo(1L << 69);
            assertThat(factor.nonZeros().anyOf(0, 0, 1)).isZero();
        }
    }

    /** Returns the numbers of a right factor: the identity leaves finite ones as they are. */
    private static R032Store read(RightFactor c, MatrixProduct product) {
        R032Store identity = R032Store.FACTORY.makeEye(c.rows(), c.rows());
        LeftFactor left = product.left(c.rows(), c.rows());
        left.set(identity, 1, 0, c.rows());
        R032Store read = R032Store.FACTORY.make(c.rows(), c.columns());
        product.multiplyAdd(left, c, null, read, 0, c.columns());
        return read;
    }

    @ParameterizedTest
    @MethodSource("products")
    void raisesEToTheAskedColumns(MatrixProduct product) {
        R032Store c = random(7, 4, 0.2, 3);
        float[] before = c.data.clone();
        product.exp(c, 1, 3);
        for (int i = 0; i < c.data.length; i++) {
            boolean asked = i >= 7 && i < 21;
            float expected = asked ? (float) StrictMath.exp(before[i]) : before[i];
            assertThat(c.data[i])
                    .as("element %d", i)
                    .isCloseTo(expected, Offset.offset(asked ? Math.ulp(expected) : 0));
        }
        refuses(() -> product.exp(c, 1, 5), "columns of C must be within 0 to 3, but are 1 to 4");
    }

    /** What is read is a range of rows, too: a factor that is read in parts is that which is read at once. */
    @ParameterizedTest
    @MethodSource("products")
    void readsFactorsByRanges(MatrixProduct product) {
        R032Store a = random(150, 70, 0, 1);
        R032Store b = random(70, 9, 0.5, 2);
        LeftFactor left = product.left(150, 70);
        RightFactor right = product.right(70, 9);
        left.set(a, 3, 64, 150, 0, 70);
        left.set(a, 3, 0, 64, 0, 70);
        right.set(b, 0, 64, 0, 5);
        right.set(b, 64, 70, 0, 9);
        right.set(b, 0, 64, 5, 9);
        R032Store parts = R032Store.FACTORY.make(150, 9);
        R032Store whole = R032Store.FACTORY.make(150, 9);
        product.multiplyAdd(left, right, null, parts, 0, 9);
        product.multiplyAdd(left(product, a, 3), right(product, b), null, whole, 0, 9);
        assertThat(parts.data).containsExactly(whole.data);

        left.set(a, 5, 64, 128, 3, 4);
        R032Store back = R032Store.FACTORY.make(150, 70);
        left.get(back);
        for (int i = 0; i < back.data.length; i++) {
            boolean again = i / 150 == 3 && i % 150 >= 64 && i % 150 < 128;
            assertThat(back.data[i]).as("element %d", i).isEqualTo((again ? 5 : 3) * a.data[i]);
        }
    }

    /** The bits must not depend on how the work is shared out: on no range of columns, no block of rows. */
    @ParameterizedTest
    @MethodSource("products")
    void givesTheSameBitsForAnyRanges(MatrixProduct product) {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            // Among them the last block of a single row, and a matrix of one.
            int r = seed == 0 ? 1 : seed == 1 ? 65 : random.nextInt(1, 200);
            int k = random.nextInt(1, 300);
            int n = random.nextInt(1, 200);
            int step = random.nextInt(1, n + 1);
            LeftFactor a = left(product, random(r, k, 0, seed), 1);
            RightFactor b = right(product, random(k, n, 0.6, seed + 1));
            R032Store before = random(r, n, 0, seed + 2);
            R032Store whole = random(r, n, 0, seed + 2);
            R032Store parts = random(r, n, 0, seed + 2);
            R032Store bias = random(r, 1, 0, seed + 4);
            product.multiplyAdd(a, b, bias, whole, 0, n);
            forRanges(
                    r,
                    n,
                    step,
                    (fromRow, toRow, from, to) -> product.multiplyAdd(a, b, bias, parts, fromRow, toRow, from, to));
            assertThat(parts.data)
                    .as("seed %d: %d × %d times %d columns in steps of %d", seed, r, k, n, step)
                    .containsExactly(whole.data);

            RightFactor transposed = right(product, random(n, k, 0.6, seed + 3));
            int m = random.nextInt(1, k + 1);
            LeftFactor wholeFactor = left(product, before, 1);
            LeftFactor partsFactor = left(product, before, 1);
            product.addTransposed(a, transposed, m, -0.1f, wholeFactor, 0, r, 0, n);
            forRanges(
                    r,
                    n,
                    64 * random.nextInt(1, 4),
                    (fromRow, toRow, from, to) ->
                            product.addTransposed(a, transposed, m, -0.1f, partsFactor, fromRow, toRow, from, to));
            wholeFactor.get(whole);
            partsFactor.get(parts);
            assertThat(parts.data)
                    .as("seed %d: %d × %d times %d transposed columns in blocks", seed, r, m, n)
                    .containsExactly(whole.data);
        }
    }

    @FunctionalInterface
    private interface Ranges {
        void accept(int fromRow, int toRow, int from, int to);
    }

    private static void forRanges(int rows, int columns, int step, Ranges ranges) {
        for (int fromRow = 0; fromRow < rows; fromRow += 64) {
            for (int from = 0; from < columns; from += step) {
                ranges.accept(fromRow, Math.min(fromRow + 64, rows), from, Math.min(from + step, columns));
            }
        }
    }

    /** What does not fit must never reach a kernel, which does not check it: not even where an array would notice. */
    @ParameterizedTest
    @MethodSource("products")
    void refusesWhatDoesNotFit(MatrixProduct product) {
        LeftFactor a = product.left(128, 5);
        RightFactor b = product.right(5, 3);
        R032Store c = R032Store.FACTORY.make(128, 3);
        refuses(
                () -> product.multiplyAdd(a, product.right(6, 3), null, c, 0, 3),
                "columns of A and rows of B must be as many, but are 5 and 6");
        for (int rows : new int[] {64, 192}) {
            refuses(
                    () -> product.multiplyAdd(a, b, null, R032Store.FACTORY.make(rows, 3), 0, 64, 0, 3),
                    "rows of A and of C must be as many, but are 128 and " + rows);
        }
        for (int rows : new int[] {64, 192}) {
            refuses(
                    () -> product.multiplyAdd(a, b, R032Store.FACTORY.make(rows, 1), c, 0, 3),
                    "rows of A and of β must be as many, but are 128 and " + rows);
        }
        refuses(
                () -> product.multiplyAdd(a, b, R032Store.FACTORY.make(128, 0), c, 0, 3),
                "columns of β and of a vector must be as many, but are 0 and 1");
        refuses(
                () -> product.multiplyAdd(a, b, null, c, 0, 192, 0, 3),
                "rows must be within 0 to 127, but are 0 to 191");
        refuses(
                () -> product.multiplyAdd(a, b, null, c, -64, 64, 0, 3),
                "rows must be within 0 to 127, but are -64 to 63");
        refuses(
                () -> product.multiplyAdd(a, b, null, c, 10, 128, 0, 3),
                "rows must come in blocks of 64, but are 10 to 127 of 128");
        refuses(
                () -> product.multiplyAdd(a, b, null, c, 0, 70, 0, 3),
                "rows must come in blocks of 64, but are 0 to 69 of 128");
        refuses(
                () -> product.multiplyAdd(a, product.right(5, 2), null, c, 0, 3),
                "columns of B must be within 0 to 1, but are 0 to 2");
        refuses(
                () -> product.multiplyAdd(a, product.right(5, 9), null, c, 1, 9),
                "columns of C must be within 0 to 2, but are 1 to 8");
        refuses(() -> product.multiplyAdd(a, b, null, c, -1, 2), "columns of B must be within 0 to 2, but are -1 to 1");
        refuses(() -> product.multiplyAdd(a, b, null, c, 3, 2), "columns of B must be within 0 to 2, but are 3 to 1");

        RightFactor d = product.right(3, 5);
        LeftFactor e = product.left(128, 3);
        refuses(
                () -> product.addTransposed(a, d, 5, 0, product.left(192, 3), 0, 128, 0, 3),
                "rows of A and of C must be as many, but are 128 and 192");
        refuses(
                () -> product.addTransposed(a, d, 5, 0, product.left(128, 4), 0, 128, 0, 3),
                "rows of B and columns of C must be as many, but are 3 and 4");
        refuses(
                () -> product.addTransposed(a, d, 5, 0, e, 0, 192, 0, 3),
                "rows must be within 0 to 127, but are 0 to 191");
        refuses(
                () -> product.addTransposed(a, d, 5, 0, e, 0, 128, 0, 4),
                "rows of B must be within 0 to 2, but are 0 to 3");
        refuses(
                () -> product.addTransposed(a, d, 5, 0, e, 0, 128, 1, 3),
                "rows of B must come in blocks of 64, but are 1 to 2 of 3");
        refuses(
                () -> product.addTransposed(a, d, 5, 0, e, 0, 128, 0, 2),
                "rows of B must come in blocks of 64, but are 0 to 1 of 3");
        for (int m : new int[] {0, 6}) {
            refuses(
                    () -> product.addTransposed(a, product.right(3, 9), m, 0, e, 0, 128, 0, 3),
                    "the sums must be over 1 to 5 columns of A, but are over " + m);
            refuses(
                    () -> product.addRowSums(a, m, R032Store.FACTORY.make(128, 1), 0, 128),
                    "the sums must be over 1 to 5 columns of A, but are over " + m);
        }
        refuses(
                () -> product.addTransposed(a, product.right(3, 4), 5, 0, e, 0, 128, 0, 3),
                "the sums must be over 1 to 4 columns of B, but are over 5");
        refuses(
                () -> product.addRowSums(a, 5, R032Store.FACTORY.make(192, 1), 0, 128),
                "rows of A and of C must be as many, but are 128 and 192");
        refuses(
                () -> product.addRowSums(a, 5, R032Store.FACTORY.make(128, 2), 0, 128),
                "columns of C and of a vector must be as many, but are 2 and 1");
        refuses(
                () -> product.addRowSums(a, 5, R032Store.FACTORY.make(128, 1), 64, 192),
                "rows must be within 0 to 127, but are 64 to 191");
        refuses(
                () -> product.addRowSums(a, 5, R032Store.FACTORY.make(128, 1), 0, 70),
                "rows must come in blocks of 64, but are 0 to 69 of 128");

        refuses(
                () -> product.multiply(c, new BitMatrix(192, 3), 1, 0, 128, 0, 3),
                "rows of B and of C must be as many, but are 192 and 128");
        refuses(
                () -> product.multiply(c, new BitMatrix(128, 9), 1, 0, 128, 0, 9),
                "columns of C must be within 0 to 2, but are 0 to 8");
        refuses(
                () -> product.multiply(c, new BitMatrix(128, 2), 1, 0, 128, 0, 3),
                "columns of B must be within 0 to 1, but are 0 to 2");
        refuses(
                () -> product.multiply(c, new BitMatrix(128, 3), 1, 0, 70, 0, 3),
                "rows must come in blocks of 64, but are 0 to 69 of 128");
        RightFactor f = product.right(128, 3);
        refuses(() -> product.rectify(c, null, 0.5f, f, 0, 128, 0, 3), "the factor must be at least 1, but is 0.5");
        refuses(
                () -> product.rectify(c, null, 1, product.right(192, 3), 0, 192, 0, 3),
                "rows of Z and of C must be as many, but are 128 and 192");
        refuses(() -> product.rectify(c, null, 1, f, 0, 192, 0, 3), "rows must be within 0 to 127, but are 0 to 191");
        refuses(
                () -> product.rectify(c, null, 1, f, 0, 70, 0, 3),
                "rows must come in blocks of 64, but are 0 to 69 of 128");
        refuses(
                () -> product.rectify(c, null, 1, product.right(128, 9), 0, 128, 0, 9),
                "columns of Z must be within 0 to 2, but are 0 to 8");
        refuses(
                () -> product.rectify(c, null, 1, product.right(128, 2), 0, 128, 0, 3),
                "columns of C must be within 0 to 1, but are 0 to 2");
        refuses(
                () -> product.rectify(c, new BitMatrix(192, 3), 1, f, 0, 128, 0, 3),
                "rows of D and of C must be as many, but are 192 and 128");
        refuses(
                () -> product.rectify(c, new BitMatrix(128, 2), 1, f, 0, 128, 0, 3),
                "columns of D must be within 0 to 1, but are 0 to 2");
        refuses(
                () -> product.rectify(c, null, 1, product.rightOfPixels(128, 3), 0, 128, 0, 3),
                "a right factor of pixels cannot be set by floats");
    }

    @ParameterizedTest
    @MethodSource("products")
    void refusesAFactorOfTheOtherImplementation(MatrixProduct product) {
        MatrixProduct other = product instanceof VectorProduct ? new OjAlgoProduct() : new VectorProduct();
        R032Store c = R032Store.FACTORY.make(4, 3);
        assertThatThrownBy(() -> product.multiplyAdd(other.left(4, 5), product.right(5, 3), null, c, 0, 3))
                .isInstanceOf(ClassCastException.class);
        assertThatThrownBy(() -> product.multiplyAdd(product.left(4, 5), other.right(5, 3), null, c, 0, 3))
                .isInstanceOf(ClassCastException.class);
    }

    @ParameterizedTest
    @MethodSource("products")
    void refusesAFactorWhatDoesNotFitIt(MatrixProduct product) {
        LeftFactor left = product.left(128, 5);
        refuses(
                () -> left.set(R032Store.FACTORY.make(192, 5), 1, 0, 5),
                "rows of a matrix and of its copy must be as many, but are 192 and 128");
        refuses(
                () -> left.set(R032Store.FACTORY.make(128, 5), 1, 0, 6),
                "columns must be within 0 to 4, but are 0 to 5");
        refuses(
                () -> left.set(R032Store.FACTORY.make(128, 5), 1, 10, 128, 0, 5),
                "rows must come in blocks of 64, but are 10 to 127 of 128");
        refuses(
                () -> left.get(R032Store.FACTORY.make(128, 6)),
                "columns of a matrix and of its copy must be as many, but are 6 and 5");
        refuses(
                () -> left.setTransposed(product.left(6, 128), 0, 6, 0, 128),
                "rows of a matrix and columns of its transpose must be as many, but are 6 and 5");
        refuses(
                () -> left.setTransposed(product.left(5, 192), 0, 5, 0, 128),
                "columns of a matrix and rows of its transpose must be as many, but are 192 and 128");
        refuses(
                () -> left.setTransposed(product.left(5, 128), 0, 5, 0, 192),
                "columns must be within 0 to 127, but are 0 to 191");
        refuses(
                () -> left.setTransposed(product.left(5, 128), 0, 5, 8, 128),
                "columns must come in blocks of 64, but are 8 to 127 of 128");

        refuses(
                () -> left.setTransposed(product.left(5, 128), 0, 64, 0, 128),
                "rows must be within 0 to 4, but are 0 to 63");

        RightFactor right = product.right(5, 3);
        refuses(
                () -> right.set(R032Store.FACTORY.make(5, 3), 0, 4, 0, 3),
                "rows must come in blocks of 64, but are 0 to 3 of 5");
        refuses(
                () -> right.set(R032Store.FACTORY.make(8, 3), 0, 3),
                "rows of a matrix and of its copy must be as many, but are 8 and 5");
        refuses(
                () -> product.right(5, 4).set(R032Store.FACTORY.make(4, 9), 0, 4),
                "rows of a matrix and of its copy must be as many, but are 4 and 5");
        refuses(
                () -> right.set(R032Store.FACTORY.make(5, 4), 0, 3),
                "columns of a matrix and of its copy must be as many, but are 4 and 3");
        refuses(() -> right.set(R032Store.FACTORY.make(5, 3), 0, 4), "columns must be within 0 to 2, but are 0 to 3");
        refuses(() -> right.set(3, new float[5], 0), "columns must be within 0 to 2, but are 3 to 3");
        refuses(() -> right.set(0, new float[4], 0), "numbers of the source must be within 0 to 3, but are 0 to 4");
        refuses(() -> right.set(0, new float[5], 1), "numbers of the source must be within 0 to 4, but are 1 to 5");
        refuses(() -> right.set(0, new float[9], -1), "numbers of the source must be within 0 to 8, but are -1 to 3");
        refuses(
                () -> product.right(64, 1).set(0, new float[126], 63),
                "numbers of the source must be within 0 to 125, but are 63 to 126");
        refuses(() -> right.set(0, 1, new byte[5], _ -> 0), "a right factor of floats cannot be set by pixels");

        RightFactor ofBytes = product.rightOfPixels(5, 3);
        refuses(() -> ofBytes.set(-1, 0, new byte[5], _ -> 0), "columns must be within 0 to 2, but are -1 to -1");
        refuses(
                () -> ofBytes.set(0, 1, new byte[4], _ -> 0),
                "numbers of the source must be within 0 to 3, but are 0 to 4");
        refuses(
                () -> ofBytes.set(0, 1, new byte[9], _ -> -1),
                "numbers of the source must be within 0 to 8, but are -1 to 3");
        refuses(
                () -> product.rightOfPixels(64, 1).set(0, 1, new byte[126], _ -> 63),
                "numbers of the source must be within 0 to 125, but are 63 to 126");
        refuses(() -> ofBytes.set(0, new float[5], 0), "a right factor of pixels cannot be set by floats");
        refuses(
                () -> ofBytes.set(R032Store.FACTORY.make(5, 3), 0, 3),
                "a right factor of pixels cannot be set by floats");
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    /** Left out or not, a zero's term of infinite or missing numbers: but the others' terms always count. */
    @ParameterizedTest
    @MethodSource("products")
    void doesNotLoseWhatIsNotFinite(MatrixProduct product) {
        R032Store a = random(70, 3, 0, 1);
        a.data[70] = Float.NaN;
        a.data[71] = Float.POSITIVE_INFINITY;
        R032Store b = random(3, 1, 0, 2);
        R032Store c = R032Store.FACTORY.make(70, 1);
        product.multiplyAdd(left(product, a, 1), right(product, b), null, c, 0, 1);
        assertThat(c.data[0]).isNaN();
        assertThat(c.data[1]).isInfinite();
    }

    private static void addTransposed(
            MatrixProduct product, LeftFactor a, RightFactor b, int m, float gamma, R032Store c, int from, int to) {
        LeftFactor target = left(product, c, 1);
        product.addTransposed(a, b, m, gamma, target, 0, c.getRowDim(), from, to);
        target.get(c);
    }

    static Stream<Named<MatrixProduct>> products() {
        return Stream.of(Named.of("Vector API", new VectorProduct()), Named.of("ojAlgo", new OjAlgoProduct()));
    }

    private static LeftFactor left(MatrixProduct product, R032Store matrix, float factor) {
        LeftFactor left = product.left(matrix.getRowDim(), matrix.getColDim());
        left.set(matrix, factor, 0, matrix.getColDim());
        return left;
    }

    private static RightFactor right(MatrixProduct product, R032Store matrix) {
        RightFactor right = product.right(matrix.getRowDim(), matrix.getColDim());
        right.set(matrix, 0, matrix.getColDim());
        return right;
    }

    @Test
    void takesTheVectorApiWhereItIs() {
        assertThat(MatrixProduct.fastest()).isInstanceOf(VectorProduct.class);
    }

    private static float at(R032Store matrix, int row, int column) {
        return matrix.data[row + column * matrix.getRowDim()];
    }

    private static R032Store random(int rows, int columns, double zeros, long seed) {
        Random random = new Random(seed);
        R032Store matrix = R032Store.FACTORY.make(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = random.nextDouble() < zeros ? 0 : (float) random.nextGaussian();
        }
        return matrix;
    }
}
