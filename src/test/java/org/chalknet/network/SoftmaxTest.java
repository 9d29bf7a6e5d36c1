package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.OjAlgoProduct;
import org.chalknet.math.VectorProduct;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class SoftmaxTest {

    private static final Offset<Float> ROUNDING = Offset.offset(2e-7f);

    private final MatrixProduct product = MatrixProduct.fastest();

    @Test
    void sharesOutByPowersOfE() {
        R032Store z = Matrices.of(3, Math.log(1), 9, Math.log(2), 9, Math.log(5), 9);

        Softmax.apply(z, product, 0, 1);

        assertThat(z.data[0]).isCloseTo(1 / 8f, ROUNDING);
        assertThat(z.data[1]).isCloseTo(2 / 8f, ROUNDING);
        assertThat(z.data[2]).isCloseTo(5 / 8f, ROUNDING);
        assertThat(z.data[3]).as("a column that was not asked for").isEqualTo(9);
    }

    @Test
    void neitherOverflowsNorUnderflows() {
        R032Store z = Matrices.of(3, 1000, -1000, 1000, -1000, -1000, -1000);

        Softmax.apply(z, product, 0, 2);

        assertThat(z.data).containsExactly(new float[] {0.5f, 0.5f, 0, 1 / 3f, 1 / 3f, 1 / 3f}, ROUNDING);
    }

    /** A run that has diverged is told by one class of an answer; see TrainingStep. */
    @Test
    void makesAllOfAColumnNoNumberIfOneOfItIsNone() {
        for (MatrixProduct each : List.of(new VectorProduct(), new OjAlgoProduct())) {
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
                R032Store z = Matrices.of(3, 1, 2, 3, 1, bad, 3, 1, 2, 3);

                Softmax.apply(z, each, 0, 3);

                for (int i = 0; i < 9; i++) {
                    assertThat(Float.isNaN(z.data[i])).as("element %d", i).isEqualTo(i / 3 == 1);
                }
            }
        }
    }

    @Test
    void agreesWithDoublesUpToTheRoundingOfZMinusMax() {
        Random random = new Random(5);
        int classes = 100;
        R032Store z = R032Store.FACTORY.make(classes, 50);
        for (int i = 0; i < z.data.length; i++) {
            z.data[i] = (float) (random.nextGaussian() * 30);
        }
        R032Store p = R032Store.FACTORY.copy(z);

        Softmax.apply(p, product, 0, 50);

        for (int j = 0; j < 50; j++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < classes; i++) {
                max = Math.max(max, z.data[j * classes + i]);
            }
            double sum = 0;
            for (int i = 0; i < classes; i++) {
                sum += Math.exp(z.data[j * classes + i] - max);
            }
            for (int i = 0; i < classes; i++) {
                double expected = Math.exp(z.data[j * classes + i] - max) / sum;
                assertThat((double) p.data[j * classes + i])
                        .isCloseTo(expected, Offset.offset(1e-5 * expected + 1e-37));
            }
        }
    }
}
