package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Each distortion alone, by the moments of the ink: where its centre comes to lie, how far it reaches, how it leans. */
class DistortionTest {

    private static final int SIDE = 28;
    private static final int CENTRE = 14;
    private static final int DRAWN = 500;

    /**
     * @param x the mean of the ink's columns from the centre
     * @param y the mean of its rows from the centre
     * @param xx the variance of its columns
     * @param xy the covariance
     * @param yy the variance of its rows
     */
    private record Moments(double ink, double x, double y, double xx, double xy, double yy) {

        private static Moments of(float[] image) {
            double ink = 0;
            double[] first = new double[2];
            double[] second = new double[3];
            for (int i = 0; i < image.length; i++) {
                double x = i % SIDE - CENTRE;
                double y = i / SIDE - CENTRE;
                ink += image[i];
                first[0] += image[i] * x;
                first[1] += image[i] * y;
                second[0] += image[i] * x * x;
                second[1] += image[i] * x * y;
                second[2] += image[i] * y * y;
            }
            double x = first[0] / ink;
            double y = first[1] / ink;
            return new Moments(ink, x, y, second[0] / ink - x * x, second[1] / ink - x * y, second[2] / ink - y * y);
        }
    }

    @Test
    void changesNothingWithoutARange() {
        byte[] noise = new byte[SIDE * SIDE];
        new SplittableRandom(1).nextBytes(noise);
        float[] image = distorted(Augmentation.OFF, noise, 0);
        for (int i = 0; i < noise.length; i++) {
            assertThat(image[i]).isCloseTo(Byte.toUnsignedInt(noise[i]) / 255f, Offset.offset(1e-6f));
        }
    }

    @Test
    void shiftsUpToItsRangeBothWays() {
        Moments before = Moments.of(distorted(Augmentation.OFF, bar(12, 4), 0));
        double[] x = moments(new Augmentation(3, 0, 0, 0, 0), bar(12, 4))
                .mapToDouble(after -> after.x - before.x)
                .toArray();
        double[] y = moments(new Augmentation(3, 0, 0, 0, 0), bar(12, 4))
                .mapToDouble(after -> after.y - before.y)
                .toArray();
        assertReaches(x, -3, 3);
        assertReaches(y, -3, 3);
        assertThat(IntStream.range(0, DRAWN)
                        .mapToDouble(i -> x[i] * y[i])
                        .average()
                        .orElseThrow())
                .as("together")
                .isCloseTo(0, Offset.offset(0.5));
    }

    @Test
    void keepsAllInkThatStaysOnTheImage() {
        double before = Moments.of(distorted(Augmentation.OFF, bar(12, 4), 0)).ink;
        assertThat(moments(new Augmentation(3, 45, 0, 1, 0), bar(12, 4)))
                .allSatisfy(after -> assertThat(after.ink).isCloseTo(before, Offset.offset(0.03 * before)));
    }

    @Test
    void turnsUpToItsRangeBothWays() {
        double[] degrees = moments(new Augmentation(0, 30, 0, 0, 0), bar(16, 2))
                .mapToDouble(after -> Math.toDegrees(0.5 * Math.atan2(2 * after.xy, after.xx - after.yy)))
                .toArray();
        assertReaches(degrees, -30, 30);
    }

    @Test
    void turnsAboutTheMiddle() {
        assertThat(moments(new Augmentation(0, 45, 0.4, 1, 0), bar(15, 3))).allSatisfy(after -> {
            assertThat(after.x).isCloseTo(0, Offset.offset(0.05));
            assertThat(after.y).isCloseTo(0, Offset.offset(0.05));
        });
    }

    /** A bar of odd length n around the middle pixel has a variance of (n² − 1) / 12. */
    @Test
    void scalesEachAxisUpToItsRange() {
        double across = (21 * 21 - 1) / 12.0;
        double[] wide = moments(new Augmentation(0, 0, 0.3, 0, 0), bar(21, 15))
                .mapToDouble(after -> Math.sqrt(after.xx / across))
                .toArray();
        double[] high = moments(new Augmentation(0, 0, 0.3, 0, 0), bar(21, 15))
                .mapToDouble(after -> Math.sqrt(after.yy / ((15 * 15 - 1) / 12.0)))
                .toArray();
        assertReaches(wide, 0.7, 1.3);
        assertReaches(high, 0.7, 1.3);
        assertThat(IntStream.range(0, DRAWN)
                        .mapToDouble(i -> Math.abs(wide[i] - high[i]))
                        .max()
                        .orElseThrow())
                .isGreaterThan(0.3);
    }

    /** Sheared by k, what is y below the middle goes k·y to the side: the covariance becomes k times the rows' variance. */
    @Test
    void shearsUpToItsRangeBothWays() {
        double[] shears = moments(new Augmentation(0, 0, 0, 0.5, 0), bar(3, 15))
                .mapToDouble(after -> after.xy / after.yy)
                .toArray();
        assertReaches(shears, -0.5, 0.5);
    }

    @Test
    void movesEachPartOnItsOwnWithElasticity() {
        assertThat(moments(new Augmentation(0, 0, 0, 0, 30), bar(16, 2))
                        .mapToDouble(Moments::yy)
                        .average()
                        .orElseThrow())
                .isGreaterThan(1.5 * Moments.of(distorted(Augmentation.OFF, bar(16, 2), 0)).yy);
    }

    @Test
    void bringsPaperFromBeyondTheEdge() {
        byte[] ink = new byte[SIDE * SIDE];
        Arrays.fill(ink, (byte) 255);
        Augmentation shift = new Augmentation(10, 0, 0, 0, 0);
        assertThat(moments(shift, ink)).allSatisfy(after -> {
            // Shifted by s, a length of 28 − s is left, its middle s / 2 from where it was.
            double left = (SIDE - 2 * Math.abs(after.x + 0.5)) * (SIDE - 2 * Math.abs(after.y + 0.5));
            assertThat(after.ink).isCloseTo(left, Offset.offset(2.0));
        });
        assertReaches(moments(shift, ink).mapToDouble(after -> after.x + 0.5).toArray(), -5, 5);
        assertReaches(moments(shift, ink).mapToDouble(after -> after.y + 0.5).toArray(), -5, 5);
    }

    @Test
    void takesImagesOfAnySize() {
        Augmentation all = new Augmentation(10, 45, 0.5, 1, 100);
        for (int[] size : new int[][] {{1, 1}, {1, 65_536}, {65_536, 1}, {3, 5}}) {
            byte[] ink = new byte[size[0] * size[1]];
            Arrays.fill(ink, (byte) 255);
            SplittableRandom random = new SplittableRandom(3);
            ElasticFields fields = new ElasticFields(size[0], size[1], size[0] * size[1] > 100 ? 0 : 100, random);
            float[] image = new float[ink.length];
            new Distortion(all, size[0], size[1]).distort(ink, 0, fields, random, image, 0);
            for (float pixel : image) {
                assertThat(pixel).isBetween(0f, 1.0001f);
            }
        }
    }

    /** Returns a filled rectangle around the middle pixel. */
    private static byte[] bar(int width, int height) {
        byte[] image = new byte[SIDE * SIDE];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                image[(CENTRE - height / 2 + row) * SIDE + CENTRE - width / 2 + column] = (byte) 255;
            }
        }
        return image;
    }

    private static Stream<Moments> moments(Augmentation augmentation, byte[] image) {
        return IntStream.range(0, DRAWN).mapToObj(seed -> Moments.of(distorted(augmentation, image, seed)));
    }

    private static float[] distorted(Augmentation augmentation, byte[] image, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ElasticFields fields = new ElasticFields(SIDE, SIDE, augmentation.elastic(), random);
        float[] distorted = new float[SIDE * SIDE];
        new Distortion(augmentation, SIDE, SIDE).distort(image, 0, fields, random, distorted, 0);
        return distorted;
    }

    /** Within a little of the range, which pixels allow for, and to within a little of both its ends. */
    private static void assertReaches(double[] values, double from, double to) {
        double slack = 0.05 * (to - from);
        double least = Arrays.stream(values).min().orElseThrow();
        double most = Arrays.stream(values).max().orElseThrow();
        assertThat(least).isBetween(from - slack, from + slack);
        assertThat(most).isBetween(to - slack, to + slack);
    }
}
