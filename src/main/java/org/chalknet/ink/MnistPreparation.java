package org.chalknet.ink;

/**
 * Makes an image of a drawing as MNIST's images were made (LeCun, Bottou, Bengio, Haffner: Gradient-based learning applied
 * to document recognition, 1998, section III.A): the ink is fitted into 20 × 20 of the 28 × 28 pixels, keeping its aspect,
 * and shifted by whole pixels until its centre of mass is at the centre. For images of another size the lengths are in
 * proportion. The same strokes give the same bits on any machine, in any order, anywhere on the board.
 */
public final class MnistPreparation {

    /** The part of an image's side that the ink, the pen's width included, is fitted into. */
    private static final double BOX = 20.0 / 28;

    /**
     * The pen's width as a part of the image's shorter side, used after scaling. The mean of MNIST's training pixels is
     * 33.3 of 255; 300 digits that people drew on a board had a mean of 33.5 at 2.5 of 28 pixels (32.4 at 2.4, 34.7 at
     * 2.6).
     */
    private static final double PEN_WIDTH = 2.5 / 28;

    /**
     * The smallest extent of points that is still enlarged to fill the box, in units of the board: two widths of its pen.
     * What is smaller looks like a blot there, and stays one.
     */
    private static final double SMALLEST_EXTENT = 2 * Drawing.PEN_WIDTH;

    private final int rows;
    private final int columns;

    /**
     * @param rows the height of the images in pixels
     * @param columns the width of the images in pixels
     */
    public MnistPreparation(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Returns the image of a drawing: the pixels row by row, unsigned bytes from 0 (no ink) to 255.
     *
     * @throws IllegalArgumentException if nothing is drawn
     */
    public byte[] image(Drawing drawing) {
        if (drawing.isEmpty()) {
            throw new IllegalArgumentException("an image needs a drawing of at least 1 stroke, but this one is empty");
        }
        return centred(scaled(drawing));
    }

    private byte[] scaled(Drawing drawing) {
        Drawing.Bounds bounds = drawing.bounds();
        // A pen of less than a pixel could pass between the centres of all pixels and leave nothing.
        double penWidth = Math.max(PEN_WIDTH * Math.min(rows, columns), 1);
        double scale = Math.min(
                Math.max(BOX * columns - penWidth, 0) / Math.max(bounds.width(), SMALLEST_EXTENT),
                Math.max(BOX * rows - penWidth, 0) / Math.max(bounds.height(), SMALLEST_EXTENT));
        double middleX = bounds.left() + bounds.width() / 2;
        double middleY = bounds.top() + bounds.height() / 2;
        Rasteriser rasteriser = new Rasteriser(rows, columns, penWidth);
        for (Stroke stroke : drawing.strokes()) {
            for (int i = 0; i < stroke.size(); i++) {
                int previous = Math.max(i - 1, 0);
                rasteriser.line(
                        columns / 2.0 + (stroke.x(previous) - middleX) * scale,
                        rows / 2.0 + (stroke.y(previous) - middleY) * scale,
                        columns / 2.0 + (stroke.x(i) - middleX) * scale,
                        rows / 2.0 + (stroke.y(i) - middleY) * scale);
            }
        }
        return rasteriser.pixels();
    }

    /**
     * Shifts the ink so that its centre of mass is at most half a pixel from the middle of pixel (columns / 2, rows / 2),
     * or as near to it as no ink is lost at the edge. It is pixel (14, 14) of MNIST's images: all of them have it between
     * 13.48 and 14.50 on both axes, 14.00 on average.
     */
    private byte[] centred(byte[] image) {
        long ink = 0;
        long momentX = 0;
        long momentY = 0;
        int left = columns;
        int right = 0;
        int top = rows;
        int bottom = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int value = Byte.toUnsignedInt(image[row * columns + column]);
                if (value > 0) {
                    ink += value;
                    momentX += (long) value * column;
                    momentY += (long) value * row;
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                    top = Math.min(top, row);
                    bottom = Math.max(bottom, row);
                }
            }
        }
        int shiftX = shift((double) momentX / ink, left, right, columns);
        int shiftY = shift((double) momentY / ink, top, bottom, rows);
        byte[] shifted = new byte[image.length];
        for (int row = top; row <= bottom; row++) {
            int from = row * columns + left;
            System.arraycopy(image, from, shifted, from + shiftY * columns + shiftX, right - left + 1);
        }
        return shifted;
    }

    private static int shift(double centreOfMass, int first, int last, int size) {
        int middle = size / 2;
        return Math.clamp((long) Math.rint(middle - centreOfMass), -first, size - 1 - last);
    }
}
