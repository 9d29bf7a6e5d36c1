package org.chalknet.ui.ourclass;

import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.Stroke;
import org.chalknet.network.Network;
import org.ojalgo.matrix.store.R032Store;

/** Small data sets, drawings and networks whose answer is known. */
final class ClassSamples {

    static final Dataset DIGITS =
            dataset(IntStream.range(0, 10).mapToObj(Integer::toString).toList());

    private ClassSamples() {}

    static Dataset dataset(List<String> classNames) {
        LabelledImages images = new LabelledImages(28, 28, new byte[28 * 28], new byte[1]);
        return new Dataset("sample", classNames, images, images);
    }

    /** Returns a drawing that differs from those of other numbers. */
    static LabelledDrawing drawing(String word, int number) {
        return new LabelledDrawing(
                word, new Drawing(List.of(Stroke.dot(100, 100).to(200 + number, 300))));
    }

    /** Returns a network of ten classes that gives one of them a probability of 0.91 and each other 0.01. */
    static Network sureOf(int label) {
        R032Store biases = R032Store.FACTORY.make(10, 1);
        for (int k = 0; k < 10; k++) {
            biases.data[k] = (float) Math.log(k == label ? 0.91 : 0.01);
        }
        return new Network(List.of(new Network.Layer(R032Store.FACTORY.make(10, 28 * 28), biases)));
    }
}
