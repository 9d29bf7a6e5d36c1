package org.chalknet.ink;

import java.util.Arrays;

/**
 * Draws lines of a round pen on a grey image, anti-aliased. A pixel's ink is the part of a 1 pixel wide interval around
 * its centre, laid across the line, that the pen covers: exact for a straight line along a row or a column, and within a
 * few hundredths of the covered area for others.
 *
 * <p>Only +, −, ×, ÷ and the square root are used, which IEEE 754 rounds alike everywhere, and where lines cross, the
 * nearest counts: so the bits depend neither on the machine nor on the order of the lines.
 */
final class Rasteriser {

    private final int rows;
    private final int columns;
    private final double penRadius;
    private final double[] squaredDistances;

    /**
     * @param rows the height of the image
     * @param columns the width of the image
     * @param penWidth the width of the pen in pixels
     */
    Rasteriser(int rows, int columns, double penWidth) {
        this.rows = rows;
        this.columns = columns;
        this.penRadius = penWidth / 2;
        this.squaredDistances = new double[rows * columns];
        Arrays.fill(squaredDistances, Double.POSITIVE_INFINITY);
    }

    /** Draws from one point to another, in pixels with (0, 0) the top left corner of the image; to itself is a dot. */
    void line(double fromX, double fromY, double toX, double toY) {
        double dx = toX - fromX;
        double dy = toY - fromY;
        double squaredLength = dx * dx + dy * dy;
        double reach = penRadius + 0.5;
        int firstRow = within(Math.floor(Math.min(fromY, toY) - reach), rows);
        int lastRow = within(Math.ceil(Math.max(fromY, toY) + reach), rows);
        int firstColumn = within(Math.floor(Math.min(fromX, toX) - reach), columns);
        int lastColumn = within(Math.ceil(Math.max(fromX, toX) + reach), columns);
        for (int row = firstRow; row < lastRow; row++) {
            for (int column = firstColumn; column < lastColumn; column++) {
                double px = column + 0.5 - fromX;
                double py = row + 0.5 - fromY;
                double along = squaredLength == 0 ? 0 : Math.clamp((px * dx + py * dy) / squaredLength, 0, 1);
                double offX = px - along * dx;
                double offY = py - along * dy;
                int pixel = row * columns + column;
                squaredDistances[pixel] = Math.min(squaredDistances[pixel], offX * offX + offY * offY);
            }
        }
    }

    /** Returns the image, row by row, unsigned bytes from 0 (no ink) to 255. */
    byte[] pixels() {
        byte[] pixels = new byte[squaredDistances.length];
        for (int i = 0; i < pixels.length; i++) {
            double distance = Math.sqrt(squaredDistances[i]);
            double covered = Math.min(distance + 0.5, penRadius) - Math.max(distance - 0.5, -penRadius);
            pixels[i] = (byte) Math.rint(255 * Math.max(covered, 0));
        }
        return pixels;
    }

    private static int within(double pixel, int size) {
        return (int) Math.clamp(pixel, 0, size);
    }
}
