package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.chalknet.data.LabelledImages;
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
