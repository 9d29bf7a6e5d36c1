package org.chalknet.ink;

import java.util.List;
import java.util.function.Function;
import org.chalknet.data.LabelledImages;

/** Turns labelled drawings into images to train or to measure on. */
public final class DrawnImages {

    private DrawnImages() {}

    /**
     * Returns an image of each drawing, as {@link MnistPreparation} makes it, in their order.
     *
     * @param drawings the drawings
     * @param classNames the names of the classes: where a drawing's word stands among them is its label
     * @param rows the height of the images
     * @param columns the width of the images
     * @throws IllegalArgumentException if a drawing's word is not the name of a class
     */
    public static LabelledImages of(List<LabelledDrawing> drawings, List<String> classNames, int rows, int columns) {
        return of(drawings, classNames, rows, columns, new MnistPreparation(rows, columns)::image);
    }

    /**
     * Returns an image of each drawing in their order.
     *
     * @param drawings the drawings
     * @param classNames the names of the classes: where a drawing's word stands among them is its label
     * @param rows the height of the images
     * @param columns the width of the images
     * @param image makes an image of a drawing, of that size
     * @throws IllegalArgumentException if a drawing's word is not the name of a class
     */
    public static LabelledImages of(
            List<LabelledDrawing> drawings,
            List<String> classNames,
            int rows,
            int columns,
            Function<Drawing, byte[]> image) {
        int size = rows * columns;
        byte[] pixels = new byte[Math.multiplyExact(size, drawings.size())];
        byte[] labels = new byte[drawings.size()];
        for (int i = 0; i < labels.length; i++) {
            LabelledDrawing labelled = drawings.get(i);
            int label = classNames.indexOf(labelled.word());
            if (label < 0) {
                throw new IllegalArgumentException(
                        "the classes are %s, but drawing %d shows %s".formatted(classNames, i + 1, labelled.word()));
            }
            labels[i] = (byte) label;
            System.arraycopy(image.apply(labelled.drawing()), 0, pixels, i * size, size);
        }
        return new LabelledImages(rows, columns, pixels, labels);
    }
}
