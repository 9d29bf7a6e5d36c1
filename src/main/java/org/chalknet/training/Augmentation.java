package org.chalknet.training;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * How much the images are distorted that a network is trained on, each time in another way: a digit that is a little
 * turned is still that digit. The notebook has none of it. Every distortion is drawn uniformly up to its range, both ways.
 *
 * @param shift the farthest that an image is shifted along each axis, in pixels; see {@link Setting#SHIFT}
 * @param rotation the farthest that it is turned, in degrees; see {@link Setting#ROTATION}
 * @param scaling the most that it is stretched or shrunk along each axis, as a part of its size; see
 *     {@link Setting#SCALING}
 * @param shear the farthest that it is slanted, in pixels to the side for each pixel of height; see {@link Setting#SHEAR}
 * @param elastic α of the elastic distortion, see {@link ElasticFields}; see {@link Setting#ELASTIC}
 */
public record Augmentation(double shift, double rotation, double scaling, double shear, double elastic) {

    /** Nothing: the notebook. */
    public static final Augmentation OFF = new Augmentation(0, 0, 0, 0, 0);

    /** Small shifts, rotations, scalings and shears. */
    public static final Augmentation AFFINE = new Augmentation(1.5, 12, 0.12, 0.25, 0);

    /** The same, and elastic distortion. */
    public static final Augmentation ELASTIC = new Augmentation(1.5, 12, 0.12, 0.25, 10);

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException if a value is out of its setting's range
     */
    public Augmentation {
        Setting.SHIFT.require(shift);
        Setting.ROTATION.require(rotation);
        Setting.SCALING.require(scaling);
        Setting.SHEAR.require(shear);
        Setting.ELASTIC.require(elastic);
    }

    /** Returns whether nothing is distorted. */
    public boolean isOff() {
        return equals(OFF);
    }

    /**
     * Shows what this does to an image.
     *
     * @param image the image, row by row, unsigned bytes
     * @param rows its height
     * @param columns its width
     * @param count how many samples
     * @param seed another gives other samples
     * @return images of the same size, each distorted in its own way
     */
    public List<byte[]> samples(byte[] image, int rows, int columns, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ElasticFields fields = new ElasticFields(rows, columns, elastic, random);
        Distortion distortion = new Distortion(this, rows, columns);
        float[] distorted = new float[image.length];
        return Stream.generate(() -> {
                    distortion.distort(image, 0, fields, random, distorted, 0);
                    byte[] sample = new byte[image.length];
                    for (int i = 0; i < sample.length; i++) {
                        sample[i] = (byte) Math.round(255 * distorted[i]);
                    }
                    return sample;
                })
                .limit(count)
                .toList();
    }
}
