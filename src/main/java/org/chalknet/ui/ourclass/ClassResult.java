package org.chalknet.ui.ourclass;

import java.util.ArrayList;
import java.util.List;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.MnistPreparation;
import org.chalknet.ink.Prediction;
import org.chalknet.network.Network;
import org.chalknet.training.WilsonInterval;

/**
 * How well a network reads drawings.
 *
 * @param epoch the epoch of the network, from 0
 * @param count how many drawings it was asked about, at least 1
 * @param loss the cross-entropy
 * @param misread those whose most probable class is not their label
 */
public record ClassResult(int epoch, int count, double loss, List<Misread> misread) {

    /** Asked together, so that the network's weights are fetched from memory once for all of them. */
    private static final int TOGETHER = 64;

    private static final double EPSILON = 1e-8;

    /**
     * A drawing that is misread.
     *
     * @param drawing the drawing
     * @param answer the class that the network takes it for
     */
    public record Misread(LabelledDrawing drawing, String answer) {}

    /** Copies the list. */
    public ClassResult {
        misread = List.copyOf(misread);
    }

    /**
     * Measures a network.
     *
     * @param drawings the drawings, at least 1
     * @param classNames the names of the classes
     * @param preparation makes images of the size that the network reads
     */
    static ClassResult of(
            int epoch,
            Network network,
            List<LabelledDrawing> drawings,
            List<String> classNames,
            MnistPreparation preparation) {
        double loss = 0;
        List<Misread> misread = new ArrayList<>();
        for (int from = 0; from < drawings.size(); from += TOGETHER) {
            List<LabelledDrawing> some = drawings.subList(from, Math.min(from + TOGETHER, drawings.size()));
            List<byte[]> images = some.stream()
                    .map(drawing -> preparation.image(drawing.drawing()))
                    .toList();
            List<Prediction> answers = Prediction.ofEach(network, images);
            for (int i = 0; i < some.size(); i++) {
                int label = classNames.indexOf(some.get(i).word());
                loss -= Math.log(answers.get(i).probability(label) + EPSILON);
                int top = answers.get(i).top();
                if (top != label) {
                    misread.add(new Misread(some.get(i), classNames.get(top)));
                }
            }
        }
        return new ClassResult(epoch, drawings.size(), loss / drawings.size(), misread);
    }

    /** Returns how many are read rightly. */
    public int right() {
        return count - misread.size();
    }

    /** Returns the share that is read rightly, 0 … 1. */
    public double accuracy() {
        return (double) right() / count;
    }

    /** Returns where the true accuracy probably lies: few drawings tell little. */
    public WilsonInterval interval() {
        return WilsonInterval.of(right(), count);
    }
}
