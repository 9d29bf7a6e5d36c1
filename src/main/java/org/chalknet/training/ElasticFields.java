package org.chalknet.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Random displacements for elastic distortion (Simard, Steinkraus, Platt: Best practices for convolutional neural networks
 * applied to visual document analysis, 2003): a uniform of [−1, 1) for every pixel, smoothed by a Gaussian, times α. An epoch
 * has a stock of fields, and an image takes any two of them, one along each axis.
 */
final class ElasticFields {

    /** σ of the Gaussian in pixels, Simard's. */
    private static final double SIGMA = 4;

    private static final int RADIUS = (int) (3 * SIGMA);
    private static final int COUNT = 128;

    private final int[][] fields = new int[COUNT][];

    /**
     * @param rows the height of the images
     * @param columns the width of the images
     * @param alpha α, the strength; the displacements have a root mean square of about α / 25 pixels
     * @param random draws the fields
     */
    ElasticFields(int rows, int columns, double alpha, SplittableRandom random) {
        if (alpha == 0) {
            Arrays.fill(fields, new int[rows * columns]);
            return;
        }
        float[] kernel = gaussian();
        int width = columns + 2 * RADIUS;
        float[] noise = new float[(rows + 2 * RADIUS) * width];
        float[] smoothed = new float[rows * width];
        for (int f = 0; f < COUNT; f++) {
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float) random.nextDouble(-1, 1);
            }
            Arrays.fill(smoothed, 0);
            for (int k = 0; k < kernel.length; k++) {
                add(kernel[k], noise, k * width, smoothed, 0, smoothed.length);
            }
            float[] field = new float[rows * columns];
            for (int row = 0; row < rows; row++) {
                for (int k = 0; k < kernel.length; k++) {
                    add(kernel[k], smoothed, row * width + k, field, row * columns, columns);
                }
            }
            fields[f] = fixedPoint(field, (float) alpha);
        }
    }

    /** Returns one field: the displacement at each pixel, row by row, in pixels / {@link Distortion#ONE}. */
    int[] draw(SplittableRandom random) {
        return fields[random.nextInt(COUNT)];
    }

    private static void add(float factor, float[] from, int offset, float[] to, int start, int count) {
        for (int i = 0; i < count; i++) {
            to[start + i] += factor * from[offset + i];
        }
    }

    private static float[] gaussian() {
        float[] kernel = new float[2 * RADIUS + 1];
        double sum = 0;
        for (int i = -RADIUS; i <= RADIUS; i++) {
            sum += StrictMath.exp(-i * i / (2 * SIGMA * SIGMA));
        }
        for (int i = -RADIUS; i <= RADIUS; i++) {
            kernel[i + RADIUS] = (float) (StrictMath.exp(-i * i / (2 * SIGMA * SIGMA)) / sum);
        }
        return kernel;
    }

    private static int[] fixedPoint(float[] field, float alpha) {
        int[] fixed = new int[field.length];
        for (int i = 0; i < field.length; i++) {
            fixed[i] = Math.round(field[i] * alpha * Distortion.ONE);
        }
        return fixed;
    }
}
