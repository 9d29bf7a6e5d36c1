package org.chalknet.ui.ourclass;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.DrawnImages;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.MnistPreparation;

/**
 * The images that a network sees of our class: each is made once, and forgotten when nobody has its drawing any more. For use
 * by any thread.
 */
final class ClassImages {

    private final Dataset dataset;
    private final int rows;
    private final int columns;
    private final MnistPreparation preparation;
    private final Map<Drawing, byte[]> made = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * @param dataset whose images' size and classes they have
     */
    ClassImages(Dataset dataset) {
        this.dataset = dataset;
        rows = dataset.training().rows();
        columns = dataset.training().columns();
        preparation = new MnistPreparation(rows, columns);
    }

    /** Returns the data set. */
    Dataset dataset() {
        return dataset;
    }

    /** Returns the height of an image. */
    int rows() {
        return rows;
    }

    /** Returns the width of an image. */
    int columns() {
        return columns;
    }

    /** Returns the image of a drawing, row by row, unsigned bytes from 0 (no ink) to 255; nobody may change it. */
    byte[] of(Drawing drawing) {
        byte[] known = made.get(drawing);
        if (known != null) {
            return known;
        }
        byte[] image = preparation.image(drawing);
        made.put(drawing, image);
        return image;
    }

    /**
     * Returns the images of drawings in their order.
     *
     * @throws IllegalArgumentException if a drawing's word is not the name of a class
     */
    LabelledImages of(List<LabelledDrawing> drawings) {
        return DrawnImages.of(drawings, dataset.classNames(), rows, columns, this::of);
    }
}
