package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.chalknet.Golden;
import org.chalknet.data.Dataset;
import org.chalknet.math.NumPyRandom;
import org.chalknet.math.WorkerTeam;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole runs against the numbers that {@code golden/notebook.py} recorded with NumPy in float64. */
class NotebookParityTest {

    private static final Offset<Double> FLOAT32 = Offset.offset(1e-5);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run-plain-leftover-batch.json",
                "run-dropout-l2-decay.json",
                "run-three-hidden.json",
                "run-dropout-leftover-batch.json"
            })
    void givesTheNotebooksEpochs(String file) {
        JsonNode golden = Golden.read(file);
        List<EpochMetrics> epochs = new ArrayList<>();
        List<Network> networks = new ArrayList<>();

        new Trainer(dataset(golden), settings(golden), 2)
                .run(new TrainingControl(TrainingControl.State.RUNNING), (metrics, checkpoint) -> {
                    epochs.add(metrics);
                    networks.add(checkpoint.network());
                });

        assertThat(epochs).hasSize(golden.get("epochs").size());
        for (int e = 0; e < epochs.size(); e++) {
            JsonNode expected = golden.get("epochs").get(e);
            EpochMetrics actual = epochs.get(e);
            assertThat(actual.epoch()).isEqualTo(expected.get("epoch").asInt());
            assertThat(actual.learningRate())
                    .isEqualTo(expected.get("learningRate").asDouble());
            assertThat(actual.loss()).isCloseTo(expected.get("loss").asDouble(), FLOAT32);
            assertThat(actual.trainAccuracy())
                    .isEqualTo(expected.get("trainAccuracy").asDouble());
            assertThat(actual.testAccuracy())
                    .isEqualTo(expected.get("testAccuracy").asDouble());
        }
        assertFinalNorms(golden, networks.getLast());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run-plain-leftover-batch.json",
                "run-dropout-l2-decay.json",
                "run-three-hidden.json",
                "run-dropout-leftover-batch.json"
            })
    void givesTheNotebooksMiniBatchLosses(String file) {
        JsonNode golden = Golden.read(file);
        List<Double> expected = Golden.numbers(golden.get("miniBatchLosses"));
        Dataset dataset = dataset(golden);
        TrainingSettings settings = settings(golden);
        NumPyRandom random = new NumPyRandom(settings.seed());
        Network network = HeInitializer.initialize(settings.layerSizes(dataset.inputs(), dataset.classes()), random);
        MiniBatches batches = new MiniBatches(dataset.training().count(), settings.miniBatchSize(), random);
        try (WorkerTeam team = new WorkerTeam(2, () -> false)) {
            TrainingImages images = new TrainingImages(dataset.training(), settings, 2);
            DropoutMasks masks =
                    new DropoutMasks(network.layerSizes(), dataset.training().count(), settings, random);
            TrainingStep step = new TrainingStep(network, images, masks, settings, team, null);
            for (int batch = 0; batch < Math.min(expected.size(), batches.count()); batch++) {
                step.train(batches, batch, settings.learningRate());
                assertThat(step.loss(batches.size(batch)))
                        .as("mini-batch %d", batch)
                        .isCloseTo(expected.get(batch), FLOAT32);
            }
        }
    }

    @Test
    void givesTheNotebooksFullRunOfMnist() {
        JsonNode golden = Golden.read("run-full-mnist.json");
        List<EpochMetrics> epochs = new ArrayList<>();

        new Trainer(Digits.all(), settings(golden), 2)
                .run(new TrainingControl(TrainingControl.State.RUNNING), (metrics, _) -> epochs.add(metrics));

        for (int e = 0; e < 3; e++) {
            JsonNode expected = golden.get("epochs").get(e);
            EpochMetrics actual = epochs.get(e);
            assertThat(actual.loss()).isCloseTo(expected.get("loss").asDouble(), Offset.offset(0.004));
            assertThat(actual.trainAccuracy())
                    .isCloseTo(expected.get("trainAccuracy").asDouble(), Offset.offset(0.004));
            assertThat(actual.testAccuracy())
                    .isCloseTo(expected.get("testAccuracy").asDouble(), Offset.offset(0.004));
        }
    }

    private static void assertFinalNorms(JsonNode golden, Network network) {
        List<Double> norms = Golden.numbers(golden.get("finalFrobeniusNorms"));
        List<Double> sums = Golden.numbers(golden.get("finalBiasSums"));
        for (int l = 0; l < norms.size(); l++) {
            double squares = 0;
            for (float weight : network.layers().get(l).weights().data) {
                squares += (double) weight * weight;
            }
            double sum = 0;
            for (float bias : network.layers().get(l).biases().data) {
                sum += bias;
            }
            assertThat(Math.sqrt(squares)).isCloseTo(norms.get(l), Percentage.withPercentage(1e-3));
            assertThat(sum).isCloseTo(sums.get(l), Offset.offset(1e-5 * Math.max(1, Math.abs(sums.get(l)))));
        }
    }

    private static Dataset dataset(JsonNode golden) {
        return Digits.limited(
                golden.get("trainExamples").asInt(), golden.get("testExamples").asInt());
    }

    private static TrainingSettings settings(JsonNode golden) {
        JsonNode config = golden.get("config");
        List<Integer> sizes = Stream.of(config.get("layers").asText().split(","))
                .map(Integer::valueOf)
                .toList();
        return new TrainingSettings(
                sizes.subList(1, sizes.size() - 1),
                config.get("keep").asDouble(),
                config.get("lam").asDouble(),
                config.get("lr").asDouble(),
                config.get("decay").asDouble(),
                config.get("batch").asInt(),
                config.get("epochs").asInt(),
                config.get("seed").asLong());
    }
}
