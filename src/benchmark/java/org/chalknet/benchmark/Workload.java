package org.chalknet.benchmark;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chalknet.training.TrainingSettings;

/**
 * A network and how it is trained, the same for every program.
 *
 * @param hidden the units of the hidden layers
 * @param miniBatch the examples of a mini-batch
 * @param keepProb the probability that dropout keeps a unit
 * @param lambda λ of the L2 penalty
 */
record Workload(List<Integer> hidden, int miniBatch, double keepProb, double lambda) {

    static final Workload NARROW = new Workload(List.of(128, 64), 64, 0.9, 0.1);
    static final Workload WIDE = new Workload(List.of(800, 800), 128, 0.5, 0.1);

    private static final int INPUTS = 784;
    private static final int CLASSES = 10;
    private static final double LEARNING_RATE = 0.1;
    private static final double DECAY = 0.01;

    /** Returns n⁽⁰⁾ … n⁽ᴸ⁾ with a separator between. */
    String layers(String separator) {
        return Stream.of(List.of(INPUTS), hidden, List.of(CLASSES))
                .flatMap(List::stream)
                .map(String::valueOf)
                .collect(Collectors.joining(separator));
    }

    /** Returns what a run in this process is set by. */
    TrainingSettings settings(int epochs) {
        return new TrainingSettings(hidden, keepProb, lambda, LEARNING_RATE, DECAY, miniBatch, epochs, 0);
    }

    /** Returns the options that the command {@code train} takes. */
    List<String> trainOptions(int epochs, int trainLimit) {
        return List.of(
                "--hidden=" + hidden.stream().map(String::valueOf).collect(Collectors.joining(",")),
                "--batch=" + miniBatch,
                "--keep-prob=" + keepProb,
                "--lambda=" + lambda,
                "--learning-rate=" + LEARNING_RATE,
                "--decay=" + DECAY,
                "--epochs=" + epochs,
                "--train-limit=" + trainLimit);
    }

    /** Returns the options that the notebook takes, and {@link PeerCommand}. */
    List<String> notebookOptions(int epochs, int trainLimit) {
        return List.of(
                "--layers=" + layers(","),
                "--batch=" + miniBatch,
                "--keep=" + keepProb,
                "--lam=" + lambda,
                "--lr=" + LEARNING_RATE,
                "--decay=" + DECAY,
                "--epochs=" + epochs,
                "--train=" + trainLimit);
    }

    @Override
    public String toString() {
        return "%s, mini-batch %d, keep %s".formatted(layers("-"), miniBatch, keepProb);
    }
}
