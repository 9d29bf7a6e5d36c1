package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.BitMatrix;
import org.chalknet.math.LeftFactor;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.OjAlgoProduct;
import org.chalknet.math.RightFactor;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class TrainingImagesTest {

    /** Twice the same pixels. */
    private static final LabelledImages TWINS =
            new LabelledImages(2, 2, new byte[] {10, 20, 30, -1, 10, 20, 30, -1}, new byte[] {0, 1});

    @Test
    void areThemselvesWithoutAugmentation() {
        TrainingImages images = images(Augmentation.OFF, 0, 1);
        images.begin(3);
        assertThat(read(images, 0, 1)).containsExactly(10 / 255f, 20 / 255f, 30 / 255f, 1);
        assertThat(images.images()).isSameAs(TWINS);
    }

    @Test
    void areDistortedAlikeByAnyThreadAtAnyTime() {
        TrainingImages one = images(Augmentation.ELASTIC, 7, 1);
        TrainingImages two = images(Augmentation.ELASTIC, 7, 2);
        one.begin(5);
        two.begin(4);
        two.begin(5);
        float[] first = read(one, 0, 0);
        assertThat(read(two, 1, 1)).isEqualTo(read(one, 0, 1));
        assertThat(read(two, 1, 0)).isEqualTo(first);
        assertThat(read(one, 0, 0)).isEqualTo(first);
    }

    @Test
    void areDistortedInAnotherWayEachTime() {
        TrainingImages images = images(Augmentation.AFFINE, 7, 1);
        images.begin(0);
        float[] first = read(images, 0, 0);
        assertThat(read(images, 0, 1)).as("another image").isNotEqualTo(first);
        images.begin(1);
        assertThat(read(images, 0, 0)).as("another epoch").isNotEqualTo(first);
        TrainingImages other = images(Augmentation.AFFINE, 8, 1);
        other.begin(0);
        assertThat(read(other, 0, 0)).as("another seed").isNotEqualTo(first);
    }

    @Test
    void standInTheColumnsThatWereAskedFor() {
        for (Augmentation augmentation : List.of(Augmentation.OFF, Augmentation.AFFINE)) {
            LabelledImages different = new LabelledImages(
                    2, 2, new byte[] {10, 20, 30, -1, 40, 50, 60, 70, 80, 90, 100, 110}, new byte[] {0, 1, 2});
            TrainingImages images = new TrainingImages(
                    different, new TrainingSettings(List.of(), 1, 0, 0.1, 0, 64, 1, 7, augmentation), 1);
            images.begin(0);
            MatrixProduct product = new OjAlgoProduct();
            RightFactor columns = images.batch(4, product);
            images.read(0, column -> column == 1 ? 2 : 0, columns, 1, 3);

            R032Store all = product(product, columns, 4);
            assertThat(Arrays.copyOfRange(all.data, 0, 4)).containsOnly(0);
            assertThat(Arrays.copyOfRange(all.data, 4, 8)).containsExactly(read(images, 0, 2));
            assertThat(Arrays.copyOfRange(all.data, 8, 12)).containsExactly(read(images, 0, 0));
            assertThat(Arrays.copyOfRange(all.data, 12, 16)).containsOnly(0);
        }
    }

    /** Multiplies by the unit matrix. */
    private static R032Store product(MatrixProduct product, RightFactor factor, int columns) {
        LeftFactor unit = product.left(4, 4);
        unit.set(R032Store.FACTORY.makeEye(4, 4), 1, 0, 4);
        R032Store result = R032Store.FACTORY.make(4, columns);
        product.multiplyAdd(unit, factor, null, result, 0, columns);
        return result;
    }

    private static float[] read(TrainingImages images, int worker, int image) {
        float[] target = new float[4];
        RightFactor column = new RightFactor() {
            @Override
            public int rows() {
                return target.length;
            }

            @Override
            public int columns() {
                return 1;
            }

            @Override
            public BitMatrix nonZeros() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void set(int column, float[] floats, int offset) {
                System.arraycopy(floats, offset, target, 0, target.length);
            }

            @Override
            public void set(R032Store matrix, int fromRow, int toRow, int from, int to) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void set(int from, int to, byte[] bytes, IntUnaryOperator offset) {
                for (int i = 0; i < target.length; i++) {
                    target[i] = (bytes[offset.applyAsInt(from) + i] & 0xff) / 255f;
                }
            }
        };
        images.read(worker, _ -> image, column, 0, 1);
        return target;
    }

    private static TrainingImages images(Augmentation augmentation, long seed, int threads) {
        return new TrainingImages(
                TWINS, new TrainingSettings(List.of(), 1, 0, 0.1, 0, 64, 1, seed, augmentation), threads);
    }
}
