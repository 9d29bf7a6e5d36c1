package org.chalknet.training;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.WorkerTeam;
import org.chalknet.network.Network;

/** How a network reads images, class by class: the confusion matrix, and what follows from it. */
public final class Confusion {

    private final int[][] counts;
    private final int[] answers;
    private final double loss;
    private final BitSet readRightly;

    private Confusion(int[][] counts, int[] answers, double loss, BitSet readRightly) {
        this.counts = counts;
        this.answers = answers;
        this.loss = loss;
        this.readRightly = readRightly;
    }

    /**
     * Asks a network about images, without dropout.
     *
     * @param network the network to ask; nobody may be training it
     * @param images at least 1 image, of as many pixels as the network has inputs
     */
    public static Confusion of(Network network, LabelledImages images) {
        int[][] counts = new int[network.classes()][network.classes()];
        try (WorkerTeam team = new WorkerTeam(1, () -> false)) {
            Evaluation.Measurement measured =
                    new Evaluation(network.layerSizes(), team).measure(network.prepared(), images);
            int[] answers =
                    IntStream.range(0, images.count()).map(measured::answer).toArray();
            BitSet readRightly = new BitSet(answers.length);
            for (int i = 0; i < answers.length; i++) {
                counts[images.label(i)][answers[i]]++;
                readRightly.set(i, answers[i] == images.label(i));
            }
            return new Confusion(counts, answers, measured.loss(), readRightly);
        }
    }

    /** Returns how many images of a class were read as another, or as itself. */
    public int count(int label, int answer) {
        return counts[label][answer];
    }

    /** Returns what an image was read as, of those that the network was asked about, from 0; of equals, the smallest class. */
    public int answer(int image) {
        return answers[image];
    }

    /** Returns the number of classes. */
    public int classes() {
        return counts.length;
    }

    /** Returns the number of images. */
    public int total() {
        return answers.length;
    }

    /** Returns how many images were read rightly. */
    public int right() {
        int right = 0;
        for (int label = 0; label < counts.length; label++) {
            right += counts[label][label];
        }
        return right;
    }

    /** Returns the share of the images that were read rightly, 0 … 1. */
    public double accuracy() {
        return (double) right() / total();
    }

    /** Returns which of the images were read rightly; a copy. */
    public BitSet readRightly() {
        return (BitSet) readRightly.clone();
    }

    /** Returns the cross-entropy. */
    public double loss() {
        return loss;
    }
}
