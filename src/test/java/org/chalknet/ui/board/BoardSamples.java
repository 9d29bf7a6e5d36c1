package org.chalknet.ui.board;

import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.network.Network;
import org.ojalgo.matrix.store.R032Store;

/** Small data sets, and networks whose answer is known. */
final class BoardSamples {

    private BoardSamples() {}

    /** Returns a data set of 28 × 28 images, one test image a class, whose first pixel tells its label. */
    static Dataset dataset(List<String> classNames) {
        int classes = classNames.size();
        byte[] labels = new byte[classes];
        byte[] pixels = new byte[classes * 28 * 28];
        for (int label = 0; label < classes; label++) {
            labels[label] = (byte) label;
            pixels[label * 28 * 28] = (byte) (100 + label);
        }
        LabelledImages images = new LabelledImages(28, 28, pixels, labels);
        return new Dataset("sample", classNames, images, images);
    }

    static Dataset digits() {
        return dataset(names(10));
    }

    static List<String> names(int classes) {
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    /** Returns a network of 28 × 28 inputs that gives the same probabilities for any image: its biases are their logarithms. */
    static Network always(double... probabilities) {
        R032Store biases = R032Store.FACTORY.make(probabilities.length, 1);
        for (int k = 0; k < probabilities.length; k++) {
            biases.data[k] = (float) Math.log(probabilities[k]);
        }
        return new Network(List.of(new Network.Layer(R032Store.FACTORY.make(probabilities.length, 28 * 28), biases)));
    }

    /** Returns a network of ten classes that is 91 % sure of one of them and 1 % of each other. */
    static Network sureOf(int label) {
        return always(IntStream.range(0, 10)
                .mapToDouble(k -> k == label ? 0.91 : 0.01)
                .toArray());
    }
}
