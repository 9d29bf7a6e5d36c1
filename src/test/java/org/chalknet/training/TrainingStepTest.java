package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.data.Offset;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.LeftFactor;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.NumPyRandom;
import org.chalknet.math.WorkerTeam;
import org.chalknet.network.BackwardPropagation;
import org.chalknet.network.Cache;
import org.chalknet.network.ForwardPropagation;
import org.chalknet.network.GradientDescent;
import org.chalknet.network.Gradients;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.chalknet.network.OneHot;
import org.chalknet.network.PreparedWeights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R032Store;

class TrainingStepTest {

    private static final double RATE = 0.5;
    private static final double LAMBDA = 0.2;
    /** Of the runs whose bits are compared. */
    private static final int EPOCHS = 2;

    private final LabelledImages images =
            new LabelledImages(1, 2, new byte[] {-1, 0, 51, 102, 0, -1}, new byte[] {0, 1, 1});

    /**
     * Softmax regression worked out in doubles from the formulas: mini-batches of 2, so the last has 1, and the step divides by
     * that.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void takesTheStepOfTheFormulas(int threads) {
        TrainingSettings settings = new TrainingSettings(List.of(), 1, LAMBDA, RATE, 0, 2, 1, 0);
        Network network =
                new Network(List.of(new Network.Layer(R032Store.FACTORY.make(2, 2), R032Store.FACTORY.make(2, 1))));
        double[][] w = {{0.3, -0.2}, {0.1, 0.4}};
        double[] b = new double[2];
        for (int i = 0; i < 4; i++) {
            network.layers().getFirst().weights().data[i] = (float) w[i % 2][i / 2];
        }
        NumPyRandom random = new NumPyRandom(3);
        MiniBatches batches = new MiniBatches(3, 2, random);
        try (WorkerTeam team = new WorkerTeam(threads, () -> false)) {
            TrainingImages shown = new TrainingImages(images, settings, threads);
            TrainingStep step = step(network, shown, settings, random, team);
            for (int batch = 0; batch < 2; batch++) {
                step.train(batches, batch, RATE);
                double loss = expect(w, b, batches, batch);
                assertThat(step.loss(batches.size(batch))).isCloseTo(loss, Offset.offset(1e-6));
            }
            step.store();
            check(network.layers().getFirst(), w, b);
        }
    }

    /** Three tiles, the last of them smaller. Two pixels that only the one example has are too much for a float together. */
    @ParameterizedTest
    @ValueSource(ints = {0, 15, 39})
    void divergesWithASingleAnswerThatIsNoNumber(int column) {
        NumPyRandom random = new NumPyRandom(4);
        MiniBatches batches = new MiniBatches(40, 40, random);
        byte[] pixels = new byte[40 * 2];
        Arrays.fill(pixels, 2 * batches.example(0, column), 2 * batches.example(0, column) + 2, (byte) -1);
        LabelledImages blankButOne = new LabelledImages(1, 2, pixels, new byte[40]);
        TrainingSettings settings = new TrainingSettings(List.of(), 1, 0, RATE, 0, 40, 1, 0);
        Network network = HeInitializer.initialize(settings.layerSizes(2, 2), random);
        Arrays.fill(network.layers().getFirst().weights().data, 3e38f);
        try (WorkerTeam team = new WorkerTeam(2, () -> false)) {
            TrainingStep step = step(network, new TrainingImages(blankButOne, settings, 2), settings, random, team);
            step.train(batches, 0, RATE);
            assertThat(step.hasDiverged()).isTrue();
        }
    }

    /**
     * Of what nothing is learnt, the weights decay: rounding would keep them at some 10⁻⁴⁴ for good, where a processor is slow. The units
     * of layer 1 are taken together by one thread, and not by two; layer 3 goes to whoever is free.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void leavesNoSubnormalWeights(int threads) {
        byte[] pixels = new byte[4 * 70];
        for (int image = 0; image < 4; image++) {
            pixels[70 * image + image] = -1;
        }
        LabelledImages mostlyBlank = new LabelledImages(1, 70, pixels, new byte[] {0, 1, 0, 1});
        TrainingSettings settings = new TrainingSettings(List.of(3, 3), 1, 2, RATE, 0, 4, 1, 0);
        NumPyRandom random = new NumPyRandom(5);
        Network network = HeInitializer.initialize(settings.layerSizes(70, 2), random);
        try (WorkerTeam team = new WorkerTeam(threads, () -> false)) {
            TrainingImages shown = new TrainingImages(mostlyBlank, settings, threads);
            TrainingStep step = step(network, shown, settings, random, team);
            for (int epoch = 0; epoch < 500; epoch++) {
                step.train(new MiniBatches(4, 4, random), 0, RATE);
                checkTranspose(step.weights());
            }
            step.store();
        }
        assertThat(network.layers().getFirst().weights().data[3 * 69])
                .as("a weight of a pixel that is always blank")
                .isZero();
        for (Network.Layer layer : network.layers()) {
            for (float weight : layer.weights().data) {
                assertThat(Math.abs(weight)).matches(size -> size == 0 || size >= Float.MIN_NORMAL);
            }
        }
    }

    /** Of layer 3, two units with three inputs. */
    private static void checkTranspose(PreparedWeights weights) {
        R032Store forward = R032Store.FACTORY.make(2, 3);
        R032Store backward = R032Store.FACTORY.make(3, 2);
        weights.forward(3).get(forward);
        weights.backward(3).get(backward);
        for (int i = 0; i < 2; i++) {
            for (int k = 0; k < 3; k++) {
                assertThat(backward.doubleValue(k, i)).isEqualTo(forward.doubleValue(i, k));
            }
        }
    }

    /**
     * How the work is shared out must not change a bit: here it is done in one piece, with a smaller last mini-batch before a second
     * epoch.
     *
     * @param together whether all that is computed by units is taken together; where not, two layers are computed by units, or one whose
     *     units are shared out unevenly
     * @param alone whether one thread computes all, as the others turn to work in the background first
     */
    @ParameterizedTest
    @CsvSource({
        "3, 523 521 31, false, false",
        "2, 130 20, false, false",
        "2, 130 20, false, true",
        "2, 100 20, true, false",
        "2, 100 20, true, true",
        "1, 130, true, false",
        "2, 200 70 20, true, false"
    })
    void givesTheBitsOfALoopThatSharesNothingOut(int threads, String hidden, boolean together, boolean alone) {
        LabelledImages digits = Digits.limited(230, 1).training();
        List<Integer> units =
                Arrays.stream(hidden.split(" ")).map(Integer::valueOf).toList();
        TrainingSettings settings = new TrainingSettings(units, 0.7, LAMBDA, RATE, 0, 113, EPOCHS, 0);
        List<Integer> sizes = settings.layerSizes(digits.pixelsPerImage(), 10);
        assertThat(TrainingStep.areTakenTogether(sizes, 113, threads)).isEqualTo(together);
        NumPyRandom random = new NumPyRandom(8);
        Network shared = HeInitializer.initialize(sizes, random);
        CompletableFuture<Void> trained = new CompletableFuture<>();
        try (WorkerTeam team = new WorkerTeam(threads, () -> false)) {
            WorkerTeam.Background background = team.begin(alone ? threads - 1 : 0, () -> false, (worker, _) -> {
                if (worker > 0) {
                    trained.join();
                }
            });
            TrainingImages shown = new TrainingImages(digits, settings, threads);
            TrainingStep step = step(shared, shown, settings, random, team);
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                MiniBatches batches = new MiniBatches(digits.count(), 113, random);
                for (int batch = 0; batch < batches.count(); batch++) {
                    step.train(batches, batch, RATE);
                }
            }
            step.store();
            trained.complete(null);
            background.end();
        }

        Network whole = trainInOnePiece(digits, settings, sizes);

        for (int l = 0; l < sizes.size() - 1; l++) {
            assertThat(firstDifference(
                            shared.layers().get(l).weights(),
                            whole.layers().get(l).weights()))
                    .as("the first of the weights of layer %d that differs", l + 1)
                    .isEqualTo(-1);
            assertThat(firstDifference(
                            shared.layers().get(l).biases(),
                            whole.layers().get(l).biases()))
                    .as("the first of the biases of layer %d that differs", l + 1)
                    .isEqualTo(-1);
        }
    }

    /** The first layer's and the second's products of a worker's units are 64 · (784 + 10) multiplications for an example. */
    @Test
    void takesNothingTogetherThatIsTooMuchForOneTile() {
        assertThat(TrainingStep.areTakenTogether(List.of(784, 64, 10), 1320, 1)).isTrue();
        assertThat(TrainingStep.areTakenTogether(List.of(784, 64, 10), 1321, 1)).isFalse();
        assertThat(TrainingStep.areTakenTogether(List.of(784, 4096, 10), 10_000, 1))
                .isFalse();
    }

    /** Returns where two matrices differ first, or −1: an assertion takes minutes to list a million numbers that differ. */
    private static int firstDifference(R032Store one, R032Store other) {
        return Arrays.mismatch(one.data, other.data);
    }

    private static Network trainInOnePiece(LabelledImages digits, TrainingSettings settings, List<Integer> sizes) {
        NumPyRandom random = new NumPyRandom(8);
        Network network = HeInitializer.initialize(sizes, random);
        MatrixProduct product = MatrixProduct.fastest();
        TrainingImages shown = new TrainingImages(digits, settings, 1);
        Cache cache = Cache.forTraining(sizes, 113, shown.batch(113, product), settings.keepProb(), product);
        Gradients gradients = Gradients.of(sizes, 113, product);
        PreparedWeights weights = PreparedWeights.forTraining(network, product);
        R032Store y = R032Store.FACTORY.make(10, 113);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            MiniBatches batches = new MiniBatches(digits.count(), 113, random);
            for (int batch = 0; batch < batches.count(); batch++) {
                int m = batches.size(batch);
                int shownBatch = batch;
                shown.read(0, column -> batches.example(shownBatch, column), cache.input(), 0, m);
                for (int j = 0; j < m; j++) {
                    OneHot.encode(digits.label(batches.example(batch, j)), y, j);
                }
                cache.d().forEach(dropout -> dropout.draw(random, m));
                ForwardPropagation.propagate(weights, cache, product, 0, m);
                BackwardPropagation.propagate(weights, cache, y, gradients, product, 0, m);
                GradientDescent descent = new GradientDescent(RATE, LAMBDA, m);
                for (int l = 1; l < sizes.size(); l++) {
                    LeftFactor step = gradients.left().get(l - 1);
                    int units = sizes.get(l);
                    int inputs = sizes.get(l - 1);
                    descent.prepare(gradients, l, 0, units, 0, m);
                    descent.updateWeights(weights.forward(l), step, cache.a().get(l - 1), product, 0, units, 0, inputs);
                    weights.refreshTranspose(l, 0, units, 0, inputs);
                    descent.updateBiases(network.layers().get(l - 1), step, product, 0, units);
                }
            }
        }
        weights.store();
        return network;
    }

    private static void check(Network.Layer layer, double[][] w, double[] b) {
        for (int i = 0; i < 2; i++) {
            assertThat(layer.biases().doubleValue(i, 0)).isCloseTo(b[i], Offset.offset(1e-6));
            for (int k = 0; k < 2; k++) {
                assertThat(layer.weights().doubleValue(i, k)).isCloseTo(w[i][k], Offset.offset(1e-6));
            }
        }
    }

    private double expect(double[][] w, double[] b, MiniBatches batches, int batch) {
        int m = batches.size(batch);
        double[][] dW = new double[2][2];
        double[] db = new double[2];
        double loss = 0;
        for (int j = 0; j < m; j++) {
            int example = batches.example(batch, j);
            double[] x = new double[2];
            double[] z = new double[2];
            for (int k = 0; k < 2; k++) {
                x[k] = (images.pixels()[2 * example + k] & 0xff) / 255.0;
            }
            for (int i = 0; i < 2; i++) {
                z[i] = w[i][0] * x[0] + w[i][1] * x[1] + b[i];
            }
            double sum = Math.exp(z[0]) + Math.exp(z[1]);
            loss -= Math.log(Math.exp(z[images.label(example)]) / sum) / m;
            for (int i = 0; i < 2; i++) {
                double dZ = Math.exp(z[i]) / sum - (images.label(example) == i ? 1 : 0);
                db[i] += dZ / m;
                for (int k = 0; k < 2; k++) {
                    dW[i][k] += dZ * x[k] / m;
                }
            }
        }
        for (int i = 0; i < 2; i++) {
            b[i] -= RATE * db[i];
            for (int k = 0; k < 2; k++) {
                w[i][k] -= RATE * (dW[i][k] + LAMBDA / m * w[i][k]);
            }
        }
        return loss;
    }

    private static TrainingStep step(
            Network network, TrainingImages images, TrainingSettings settings, NumPyRandom random, WorkerTeam team) {
        DropoutMasks masks =
                new DropoutMasks(network.layerSizes(), images.images().count(), settings, random);
        return new TrainingStep(network, images, masks, settings, team, null);
    }
}
