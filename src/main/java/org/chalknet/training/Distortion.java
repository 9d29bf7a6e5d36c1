package org.chalknet.training;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Distorts images: every pixel of the result is looked up where an affine map, and the displacements of an elastic
 * distortion, say it comes from, between its four neighbours there (bilinear interpolation). Coordinates are whole numbers of
 * 1/4096 of a pixel: that is fast, and gives the same bits everywhere. Not safe for use by several threads.
 */
final class Distortion {

    private static final int FRACTION_BITS = 12;

    /** One pixel in the fixed-point numbers of coordinates and displacements. */
    static final int ONE = 1 << FRACTION_BITS;

    /** The weights of neighbours are whole numbers of 1/256. */
    private static final int WEIGHT_BITS = 8;

    private static final int WEIGHT = 1 << WEIGHT_BITS;
    private static final float SCALE = 1f / (255 * WEIGHT * WEIGHT);

    /** Two bytes at once, the first of them in the low half, whatever the machine's order. */
    private static final VarHandle PAIR = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final Augmentation augmentation;
    private final int rows;
    private final int columns;
    private final int stride;
    private final int[] rowOf;
    private final int[] columnOf;
    /** The source with a blank column before each row and after it, and blank rows above and below. */
    private final byte[] source;

    private final int[] fromX;
    private final int[] fromY;
    private final int[] at;

    /**
     * @param augmentation how much to distort
     * @param rows the height of the images
     * @param columns the width of the images
     */
    Distortion(Augmentation augmentation, int rows, int columns) {
        this.augmentation = augmentation;
        this.rows = rows;
        this.columns = columns;
        int pixels = rows * columns;
        rowOf = IntStream.range(0, pixels).map(pixel -> pixel / columns).toArray();
        columnOf = IntStream.range(0, pixels).map(pixel -> pixel % columns).toArray();
        // The blank at the end of a row is that before the next too.
        stride = columns + 1;
        source = new byte[(rows + 3) * stride + 2];
        fromX = new int[pixels];
        fromY = new int[pixels];
        at = new int[pixels];
    }

    /**
     * Distorts one image.
     *
     * @param pixels holds the image, row by row, unsigned bytes
     * @param from its first pixel
     * @param fields the displacements to choose from
     * @param random draws this image's distortion
     * @param target gets the distorted image, 0 … 1
     * @param to where its first pixel goes
     */
    void distort(byte[] pixels, int from, ElasticFields fields, SplittableRandom random, float[] target, int to) {
        load(pixels, from);
        double angle = Math.toRadians(augmentation.rotation() * random.nextDouble(-1, 1));
        double scaleX = 1 + augmentation.scaling() * random.nextDouble(-1, 1);
        double scaleY = 1 + augmentation.scaling() * random.nextDouble(-1, 1);
        double shear = augmentation.shear() * random.nextDouble(-1, 1);
        double shiftX = augmentation.shift() * random.nextDouble(-1, 1);
        double shiftY = augmentation.shift() * random.nextDouble(-1, 1);
        double sin = StrictMath.sin(angle);
        double cos = StrictMath.cos(angle);
        // The way back: from what was scaled, then sheared, then turned about the centre, then shifted.
        double xx = (cos + shear * sin) / scaleX;
        double xy = (sin - shear * cos) / scaleX;
        double yx = -sin / scaleY;
        double yy = cos / scaleY;
        int centreX = columns / 2;
        int centreY = rows / 2;
        double offX = -centreX - shiftX;
        double offY = -centreY - shiftY;
        locate(fixed(xx), fixed(xy), fixed(centreX + xx * offX + xy * offY), columns, fields.draw(random), fromX);
        locate(fixed(yx), fixed(yy), fixed(centreY + yx * offX + yy * offY), rows, fields.draw(random), fromY);
        interpolate(target, to);
    }

    private void load(byte[] pixels, int from) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(pixels, from + row * columns, source, (row + 1) * stride + 1, columns);
        }
    }

    /** Finds one coordinate of where each pixel comes from, at most one pixel off the image: there it is as blank as farther. */
    private void locate(int perColumn, int perRow, int first, int size, int[] field, int[] coordinates) {
        for (int i = 0; i < coordinates.length; i++) {
            int coordinate = first + columnOf[i] * perColumn + rowOf[i] * perRow + field[i];
            coordinates[i] = Math.min(Math.max(coordinate, -ONE), size * ONE);
        }
    }

    /** Three loops where one would do: the first and the last run on vectors, which the look-up between them cannot. */
    private void interpolate(float[] target, int to) {
        for (int i = 0; i < at.length; i++) {
            at[i] = ((fromY[i] >> FRACTION_BITS) + 1) * stride + (fromX[i] >> FRACTION_BITS) + 1;
        }
        // Each pixel with its neighbours to the right, below, and below to the right, a byte each.
        for (int i = 0; i < at.length; i++) {
            short above = (short) PAIR.get(source, at[i]);
            short below = (short) PAIR.get(source, at[i] + stride);
            at[i] = (above & 0xffff) | below << Short.SIZE;
        }
        for (int i = 0; i < at.length; i++) {
            int weightX = (fromX[i] >> (FRACTION_BITS - WEIGHT_BITS)) & (WEIGHT - 1);
            int weightY = (fromY[i] >> (FRACTION_BITS - WEIGHT_BITS)) & (WEIGHT - 1);
            // The row of the pixel in the low half and the one below in the high half, interpolated by one product.
            int both = (at[i] & 0xff00ff) * (WEIGHT - weightX) + ((at[i] >>> 8) & 0xff00ff) * weightX;
            int value = (both & 0xffff) * (WEIGHT - weightY) + (both >>> 16) * weightY;
            target[to + i] = value * SCALE;
        }
    }

    private static int fixed(double pixels) {
        return (int) Math.rint(pixels * ONE);
    }
}
