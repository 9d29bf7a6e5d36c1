package org.chalknet.ui.runs;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.Network;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingSettings;
import org.ojalgo.matrix.store.R032Store;

/** Runs for tests. */
final class Samples {

    static final TrainingSettings SETTINGS = TrainingSettings.DEFAULTS;

    /** No network at all. */
    static final Networks NONE = new Networks() {
        @Override
        public List<Integer> epochs() {
            return List.of();
        }

        @Override
        public Network read(int epoch) throws IOException {
            throw new IOException("none is kept");
        }
    };

    static final NumPyRandom.State STATE = new NumPyRandom(0).state();

    /** Two blank images of 28 × 28 pixels, and two classes. */
    static final Dataset DATASET = blank("blank");

    /** A run of five epochs without hidden layers, on {@link #DATASET}. */
    static final TrainingSettings FIVE_EPOCHS = new TrainingSettings(List.of(), 1, 0, 0.1, 0, 64, 5, 0);

    private Samples() {}

    static Dataset blank(String name) {
        LabelledImages images = new LabelledImages(28, 28, new byte[2 * 28 * 28], new byte[] {0, 1});
        return new Dataset(name, List.of("even", "odd"), images, images);
    }

    /** Returns a network for {@link #DATASET} that answers even or odd to any image, as its epoch is, and knows it. */
    static Network network(int epoch) {
        R032Store weights = R032Store.FACTORY.make(2, 28 * 28);
        R032Store biases = R032Store.FACTORY.make(2, 1);
        biases.data[epoch % 2] = 5 + epoch;
        return new Network(List.of(new Network.Layer(weights, biases)));
    }

    /** Returns the epoch of which a {@link #network} is. */
    static int epochOf(Network network) {
        float[] biases = network.layers().getFirst().biases().data;
        return (int) Math.max(biases[0], biases[1]) - 5;
    }

    /** Returns where a run stands after an epoch. */
    static Checkpoint after(int epoch) {
        return new Checkpoint(network(epoch), STATE, epoch + 1);
    }

    /** Returns a run so far, of as many epochs as there are accuracies. */
    static RunHistory history(double... testAccuracies) {
        int last = testAccuracies.length - 1;
        int best = IntStream.rangeClosed(0, last)
                .reduce((a, b) -> testAccuracies[b] > testAccuracies[a] ? b : a)
                .orElseThrow();
        return new RunHistory(metrics(testAccuracies), after(last), best, network(best));
    }

    static TrainingSettings withKeepProb(double keepProb) {
        return new TrainingSettings(
                SETTINGS.hiddenLayers(),
                keepProb,
                SETTINGS.lambda(),
                SETTINGS.learningRate(),
                SETTINGS.decay(),
                SETTINGS.miniBatchSize(),
                SETTINGS.epochs(),
                SETTINGS.seed());
    }

    static KeptRun run(TrainingSettings settings, double... testAccuracies) {
        return new KeptRun(settings, "MNIST", null, null, metrics(testAccuracies), false, STATE, NONE, null);
    }

    static List<EpochMetrics> metrics(double... testAccuracies) {
        return IntStream.range(0, testAccuracies.length)
                .mapToObj(epoch -> metrics(epoch, testAccuracies[epoch]))
                .toList();
    }

    static EpochMetrics metrics(int epoch, double testAccuracy) {
        return new EpochMetrics(epoch, 0.1, 0.2, 0.97, 0.3, testAccuracy, 0, 1.5, 0.5, 100, List.of());
    }
}
