package org.chalknet.ui.ourclass;

import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.data.LabelledImages;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.network.Network;
import org.chalknet.training.Confusion;
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
     * @param images makes their images
     */
    static ClassResult of(int epoch, Network network, List<LabelledDrawing> drawings, ClassImages images) {
        LabelledImages asked = images.of(drawings);
        List<String> classNames = images.dataset().classNames();
        Confusion confusion = Confusion.of(network, asked);
        List<Misread> misread = IntStream.range(0, drawings.size())
                .filter(i -> confusion.answer(i) != asked.label(i))
                .mapToObj(i -> new Misread(drawings.get(i), classNames.get(confusion.answer(i))))
                .toList();
        return new ClassResult(epoch, drawings.size(), confusion.loss(), misread);
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
