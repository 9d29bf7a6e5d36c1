package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
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
        {10, 64, 13, 0.5},
        {3, 7, 5, 0.2},
        {64, 128, 64, 0.6},
        {128, 784, 9, 0.8},
        {17, 31, 33, 0},
        {130, 40, 12, 0.9},
        {200, 65, 8, 1},
        {259, 19, 21, 0.3}
    };

    static Stream<Arguments> productsAndShapes() {
        return Stream.of(Named.of("Vector API", new VectorProduct()), Named.of("ojAlgo", new OjAlgoProduct()))
                .flatMap(product -> Stream.of(SHAPES).map(shape -> Arguments.of(product, shape)));
    }

    static Stream<double[]> shapes() {
        return Stream.of(SHAPES);
    }

    @ParameterizedTest
    @MethodSource("productsAndShapes")
    void multipliesTheAskedColumnsAndNoOther(MatrixProduct product, double[] shape) {
        R032Store a = random((int) shape[0], (int) shape[1], 0, 1);
        R032Store b = random((int) shape[1], (int) shape[2], shape[3], 2);
        R032Store c = random((int) shape[0], (int) shape[2], 0, 3);
        float[] before = c.data.clone();
        int from = (int) shape[2] / 3;
        int to = (int) Math.max(shape[2] - 1, 1);

        product.multiply(a, b, c, from, to);

        for (int j = 0; j < shape[2]; j++) {
            for (int i = 0; i < shape[0]; i++) {
                double expected = before[i + j * a.getRowDim()];
                if (j >= from && j < to) {
                    expected = 0;
                    for (int k = 0; k < shape[1]; k++) {
                        expected += a.doubleValue(i, k) * b.doubleValue(k, j);
                    }
                }
                assertThat(c.doubleValue(i, j)).as("row %d, column %d", i, j).isCloseTo(expected, Offset.offset(2e-4));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("productsAndShapes")
    void accumulatesIntoTheAskedColumnsAndNoOther(MatrixProduct product, double[] shape) {
        int m = (int) Math.max(shape[1] - 1, 1);
        R032Store a = random((int) shape[0], (int) shape[1], 0, 1);
        R032Store b = random((int) shape[2], (int) shape[1], shape[3], 2);
        R032Store c = random((int) shape[0], (int) shape[2], 0, 3);
        float[] before = c.data.clone();
        int from = (int) shape[2] / 3;
        int to = (int) Math.max(shape[2] - 1, 1);

        product.accumulate(-0.5f, a, b, m, 0.75f, c, from, to);

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
    void sumsInAscendingOrderByFusedMultiplyAddWhateverTheWidthOfAVector(double[] shape) {
        R032Store a = random((int) shape[0], (int) shape[1], 0, 1);
        R032Store b = random((int) shape[1], (int) shape[2], shape[3], 2);
        R032Store c = R032Store.FACTORY.make((int) shape[0], (int) shape[2]);

        new VectorProduct().multiply(a, b, c, 0, (int) shape[2]);

        for (int j = 0; j < shape[2]; j++) {
            for (int i = 0; i < shape[0]; i++) {
                float sum = 0;
                for (int k = 0; k < shape[1]; k++) {
                    sum = Math.fma(at(a, i, k), at(b, k, j), sum);
                }
                assertThat(at(c, i, j)).as("row %d, column %d", i, j).isEqualTo(sum);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void accumulatesInAscendingOrderByFusedMultiplyAddWhateverTheWidthOfAVector(double[] shape) {
        R032Store a = random((int) shape[0], (int) shape[1], 0, 1);
        R032Store b = random((int) shape[2], (int) shape[1], shape[3], 2);
        R032Store c = random((int) shape[0], (int) shape[2], 0, 3);
        float[] before = c.data.clone();

        new VectorProduct().accumulate(-0.3f, a, b, (int) shape[1], 0.9f, c, 0, (int) shape[2]);

        for (int k = 0; k < shape[2]; k++) {
            for (int i = 0; i < shape[0]; i++) {
                float sum = 0;
                for (int j = 0; j < shape[1]; j++) {
                    sum = Math.fma(at(a, i, j), at(b, k, j), sum);
                }
                float expected = Math.fma(-0.3f, sum, 0.9f * before[i + k * a.getRowDim()]);
                assertThat(at(c, i, k)).as("row %d, column %d", i, k).isEqualTo(expected);
            }
        }
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
