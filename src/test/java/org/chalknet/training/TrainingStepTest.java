package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.NumPyRandom;
import org.chalknet.math.WorkerTeam;
import org.chalknet.network.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R032Store;

class TrainingStepTest {

    private static final double RATE = 0.5;
    private static final double LAMBDA = 0.2;

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
            TrainingStep step = new TrainingStep(network, shown, settings, team, null);
            for (int batch = 0; batch < 2; batch++) {
                step.train(batches, batch, RATE, random);
                double loss = expect(w, b, batches, batch);
                assertThat(step.loss(batches.size(batch))).isCloseTo(loss, Offset.offset(1e-6));
            }
            step.store();
            check(network.layers().getFirst(), w, b);
        }
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
}
