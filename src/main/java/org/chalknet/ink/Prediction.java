package org.chalknet.ink;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.math.MatrixProduct;
import org.chalknet.network.Cache;
import org.chalknet.network.ForwardPropagation;
import org.chalknet.network.Network;

/** What a network answers for one image: a probability for each class. */
public final class Prediction {

    private final float[] probabilities;

    /**
     * @param probabilities the probability of each class, 0 … 1; copied
     * @throws IllegalArgumentException if there is none
     */
    public Prediction(float[] probabilities) {
        if (probabilities.length == 0) {
            throw new IllegalArgumentException("a prediction needs the probability of at least 1 class, but has none");
        }
        this.probabilities = probabilities.clone();
    }

    /**
     * Asks a network about one image, without dropout.
     *
     * @param network the network to ask; nobody may be training it
     * @param pixels the image, row by row, unsigned bytes 0 … 255; as many as the network has inputs
     * @throws IllegalArgumentException if the number of pixels is not the network's number of inputs
     */
    public static Prediction of(Network network, byte[] pixels) {
        return ofEach(network, List.of(pixels)).getFirst();
    }

    /**
     * Asks a network about several images at once, without dropout; each answer is as if it were asked alone, if the network's
     * weights are finite.
     *
     * @param network the network to ask; nobody may be training it
     * @param images the images, at least one, as for {@link #of}
     * @throws IllegalArgumentException if the number of pixels of one is not the network's number of inputs
     */
    public static List<Prediction> ofEach(Network network, List<byte[]> images) {
        int inputs = network.inputs();
        int classes = network.classes();
        MatrixProduct product = MatrixProduct.fastest();
        Cache cache = Cache.forEvaluation(
                network.layerSizes(), images.size(), product.rightOfPixels(inputs, images.size()), product);
        for (int i = 0; i < images.size(); i++) {
            byte[] pixels = images.get(i);
            if (pixels.length != inputs) {
                throw new IllegalArgumentException(
                        "the network reads %d pixels, but the image has %d".formatted(inputs, pixels.length));
            }
            cache.input().set(i, i + 1, pixels, _ -> 0);
        }
        ForwardPropagation.propagate(network.prepared(), cache, product, 0, images.size());
        float[] output = cache.output().data;
        return IntStream.range(0, images.size())
                .mapToObj(i -> new Prediction(Arrays.copyOfRange(output, i * classes, (i + 1) * classes)))
                .toList();
    }

    /** Returns the probability of a class, 0 … 1; of a network that has diverged it may be NaN. */
    public float probability(int label) {
        return probabilities[label];
    }

    /** Returns the most probable class; of equals, the smallest. */
    public int top() {
        return ranking()[0];
    }

    /** Returns the classes from the most to the least probable; of equals, the smaller first. */
    public int[] ranking() {
        return IntStream.range(0, classes())
                .boxed()
                .sorted(Comparator.comparing(this::probability, Comparator.reverseOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns whether every probability is a number; those of a network that has diverged are not. */
    public boolean isFinite() {
        return IntStream.range(0, classes()).allMatch(label -> Float.isFinite(probabilities[label]));
    }

    /** Returns the number of classes. */
    public int classes() {
        return probabilities.length;
    }

    @Override
    public String toString() {
        return Arrays.toString(probabilities);
    }
}
