package org.chalknet.training;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What a run is set by; two runs with equal settings on the same data give the same bits.
 *
 * @param hiddenLayers the units of each hidden layer, from the input's side; see {@link Setting#HIDDEN_LAYERS} and
 *     {@link Setting#HIDDEN_UNITS}
 * @param keepProb the probability that dropout keeps a unit; see {@link Setting#KEEP_PROB}
 * @param lambda λ of the L2 penalty; see {@link Setting#LAMBDA}
 * @param learningRate α₀, the learning rate of epoch 0; see {@link Setting#LEARNING_RATE}
 * @param decay how fast the learning rate falls; see {@link Setting#DECAY}
 * @param miniBatchSize the examples of a mini-batch; see {@link Setting#MINI_BATCH_SIZE}
 * @param epochs the passes over the training set; see {@link Setting#EPOCHS}
 * @param seed what NumPy's RandomState is seeded with; see {@link Setting#SEED}
 * @param augmentation how much the images are distorted that are trained on
 */
public record TrainingSettings(
        List<Integer> hiddenLayers,
        double keepProb,
        double lambda,
        double learningRate,
        double decay,
        int miniBatchSize,
        int epochs,
        long seed,
        Augmentation augmentation) {

    /** What the window and the command line start with. */
    public static final TrainingSettings DEFAULTS =
            new TrainingSettings(List.of(128, 64), 0.9, 0.1, 0.1, 0.01, 64, 30, 0);

    /** For a network that is to read what people draw. */
    public static final TrainingSettings FOR_DRAWING =
            new TrainingSettings(List.of(400, 200), 0.9, 0, 0.3, 0.15, 64, 16, 0, Augmentation.ELASTIC);

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException if a value is out of its setting's range
     */
    public TrainingSettings {
        hiddenLayers = List.copyOf(hiddenLayers);
        Objects.requireNonNull(augmentation);
        Setting.HIDDEN_LAYERS.require(hiddenLayers.size());
        hiddenLayers.forEach(Setting.HIDDEN_UNITS::require);
        Setting.KEEP_PROB.require(keepProb);
        Setting.LAMBDA.require(lambda);
        Setting.LEARNING_RATE.require(learningRate);
        Setting.DECAY.require(decay);
        Setting.MINI_BATCH_SIZE.require(miniBatchSize);
        Setting.EPOCHS.require(epochs);
        Setting.SEED.require((double) seed);
    }

    /** The notebook's settings: without augmentation. */
    public TrainingSettings(
            List<Integer> hiddenLayers,
            double keepProb,
            double lambda,
            double learningRate,
            double decay,
            int miniBatchSize,
            int epochs,
            long seed) {
        this(hiddenLayers, keepProb, lambda, learningRate, decay, miniBatchSize, epochs, seed, Augmentation.OFF);
    }

    /** Returns these settings with another number of epochs. */
    public TrainingSettings withEpochs(int number) {
        return new TrainingSettings(
                hiddenLayers, keepProb, lambda, learningRate, decay, miniBatchSize, number, seed, augmentation);
    }

    /** Returns these settings with another number of examples in a mini-batch. */
    TrainingSettings withMiniBatchSize(int size) {
        return new TrainingSettings(
                hiddenLayers, keepProb, lambda, learningRate, decay, size, epochs, seed, augmentation);
    }

    /** Returns these settings with another α₀. */
    public TrainingSettings withLearningRate(double rate) {
        return new TrainingSettings(
                hiddenLayers, keepProb, lambda, rate, decay, miniBatchSize, epochs, seed, augmentation);
    }

    /** Returns n⁽⁰⁾, n⁽¹⁾, … n⁽ᴸ⁾: the units of every layer, from the input to the output. */
    public List<Integer> layerSizes(int inputs, int classes) {
        return IntStream.concat(
                        IntStream.concat(
                                IntStream.of(inputs), hiddenLayers.stream().mapToInt(Integer::intValue)),
                        IntStream.of(classes))
                .boxed()
                .toList();
    }

    /** Returns the number of weights and biases of a network of the given layer sizes. */
    public static long parameterCount(List<Integer> layerSizes) {
        return IntStream.range(1, layerSizes.size())
                .mapToLong(l -> layerSizes.get(l) * (layerSizes.get(l - 1) + 1L))
                .sum();
    }
}
