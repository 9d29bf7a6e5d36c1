package org.chalknet.ui.runs;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.Network;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;

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

    private Samples() {}

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
        return new KeptRun(settings, "MNIST", null, null, metrics(testAccuracies), STATE, NONE, null);
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
