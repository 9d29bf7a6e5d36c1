package org.chalknet.ink;

import java.util.Set;

/**
 * Makes an image of a drawing as MNIST's images were made (LeCun, Bottou, Bengio, Haffner: Gradient-based learning applied
 * to document recognition, 1998, section III.A), step by step: see {@link PreparationStep}. For images of another size the
 * lengths are in proportion. The same strokes give the same bits on any machine and in any order, and with all steps anywhere
 * on the board.
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

    /** A pen of less than a pixel could pass between the centres of all pixels and leave nothing. */
    private static final double FINEST_PEN = 1;

    /**
     * The smallest extent of points that is still enlarged to fill the box, in units of the board: two widths of its pen.
     * What is smaller looks like a blot there, and stays one.
     */
    private static final double SMALLEST_EXTENT = 2 * Drawing.PEN_WIDTH;

    private final int rows;
    private final int columns;

    /**
     * Where a drawing comes to lie on the image.
     *
     * @param scale the pixels that a unit of the board becomes
     * @param middleX the x of the point of the board that becomes the middle of the image
     * @param middleY its y
     */
    private record Placement(double scale, double middleX, double middleY) {}

    /**
     * @param rows the height of the images in pixels
     * @param columns the width of the images in pixels
     */
    public MnistPreparation(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Returns the image of a drawing after all steps: the pixels row by row, unsigned bytes from 0 (no ink) to 255.
     *
     * @throws IllegalArgumentException if nothing is drawn
     */
    public byte[] image(Drawing drawing) {
        return image(drawing, PreparationStep.ALL);
    }

    /**
     * Returns the image of a drawing after some of the steps. What lies beside the board is lost where the drawing is not
     * scaled.
     *
     * @throws IllegalArgumentException if nothing is drawn
     */
    public byte[] image(Drawing drawing, Set<PreparationStep> steps) {
        if (drawing.isEmpty()) {
            throw new IllegalArgumentException("an image needs a drawing of at least 1 stroke, but this one is empty");
        }
        boolean thickened = steps.contains(PreparationStep.THICKEN);
        double widePen = Math.max(PEN_WIDTH * Math.min(rows, columns), FINEST_PEN);
        Placement placement = steps.contains(PreparationStep.SCALE)
                ? fitted(drawing.bounds(), thickened ? widePen : 0, thickened ? 0 : Drawing.PEN_WIDTH)
                : new Placement(Math.min(rows, columns) / Drawing.SIDE, Drawing.SIDE / 2, Drawing.SIDE / 2);
        double pen = thickened ? widePen : Math.max(Drawing.PEN_WIDTH * placement.scale, FINEST_PEN);
        byte[] image = drawn(drawing, placement, pen);
        return steps.contains(PreparationStep.CENTRE) ? new CentreOfMass(rows, columns).centred(image) : image;
    }

    /** Lets the points fill the box but for the pen, whose width is given in pixels, or in units of the board. */
    private Placement fitted(Drawing.Bounds bounds, double penInPixels, double penOnBoard) {
        double scale = Math.min(
                fitting(columns, bounds.width(), penInPixels, penOnBoard),
                fitting(rows, bounds.height(), penInPixels, penOnBoard));
        return new Placement(scale, bounds.left() + bounds.width() / 2, bounds.top() + bounds.height() / 2);
    }

    private static double fitting(int pixels, double extent, double penInPixels, double penOnBoard) {
        return Math.max(BOX * pixels - penInPixels, 0) / (Math.max(extent, SMALLEST_EXTENT) + penOnBoard);
    }

    private byte[] drawn(Drawing drawing, Placement placement, double penWidth) {
        Rasteriser rasteriser = new Rasteriser(rows, columns, penWidth);
        for (Stroke stroke : drawing.strokes()) {
            for (int i = 0; i < stroke.size(); i++) {
                int previous = Math.max(i - 1, 0);
                rasteriser.line(
                        columns / 2.0 + (stroke.x(previous) - placement.middleX) * placement.scale,
                        rows / 2.0 + (stroke.y(previous) - placement.middleY) * placement.scale,
                        columns / 2.0 + (stroke.x(i) - placement.middleX) * placement.scale,
                        rows / 2.0 + (stroke.y(i) - placement.middleY) * placement.scale);
            }
        }
        return rasteriser.pixels();
    }
}
