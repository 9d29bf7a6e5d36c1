package org.chalknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.storage.ModelInfo;
import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluateCommandTest {

    private static final TrainingSettings NO_HIDDEN_LAYER = new TrainingSettings(List.of(), 1, 0, 0.1, 0, 64, 1, 0);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path model = Path.of("");
    private Path drawings = Path.of("");

    @BeforeEach
    void write() throws IOException {
        model = folder.resolve("m.npz");
        drawings = folder.resolve("d.ndjson");
        Files.writeString(
                drawings,
                "{\"word\":\"sheep\",\"drawing\":[[[250],[250]]]}\n{\"word\":\"cat\",\"drawing\":[[[250],[250]]]}\n");
        // Always answers sheep.
        Network network = HeInitializer.initialize(List.of(784, 2), new NumPyRandom(0));
        Arrays.fill(network.layers().getFirst().weights().data, 0);
        network.layers().getFirst().biases().data[1] = 1;
        save(network, 28, 28);
    }

    private void save(Network network, int rows, int columns) throws IOException {
        ModelFile.save(
                model,
                new Model(
                        network,
                        new ModelInfo(
                                ModelInfo.FORMAT,
                                "Chalknet",
                                "beasts",
                                null,
                                rows,
                                columns,
                                List.of("cat", "sheep"),
                                NO_HIDDEN_LAYER,
                                List.of(),
                                null,
                                new NumPyRandom(0).state()),
                        null));
    }

    @Test
    void printsAccuracyIntervalAndConfusion() {
        assertThat(run(model.toString(), "--drawings", drawings.toString())).isZero();
        assertThat(err).hasToString("");
        assertThat(out.toString().lines())
                .containsExactly(
                        "Drawings: 2, Accuracy: 50.00%, 95% interval: 9.45% to 90.55%",
                        "Rows: what was drawn. Columns: what was read.",
                        "           cat  sheep",
                        "    cat      .      1",
                        "  sheep      .      1");
    }

    @Test
    void skipsWrongLinesOnRequest() throws IOException {
        Files.writeString(
                drawings, "no\n{\"word\":\"cow\",\"drawing\":[[[250],[250]]]}\n" + Files.readString(drawings));
        assertThat(run(model.toString(), "--drawings", drawings.toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith(drawings + ", line 1: expected JSON, but found a mistake at column 1");
        err.getBuffer().setLength(0);
        assertThat(run(model.toString(), "--drawings", drawings.toString(), "--skip-bad"))
                .isZero();
        assertThat(err.toString().lines().toList())
                .hasSize(3)
                .startsWith(drawings + ": skipped 2 of 4 drawings:")
                .endsWith("  line 2: expected one of the words cat, sheep, but found \"cow\"");
        assertThat(out.toString()).startsWith("Drawings: 2, Accuracy: 50.00%");
    }

    @Test
    void needsANetworkThatReadsWhatDrawingsAreMadeInto() throws IOException {
        save(HeInitializer.initialize(List.of(9, 2), new NumPyRandom(0)), 3, 3);
        assertThat(run(model.toString(), "--drawings", drawings.toString())).isEqualTo(2);
        assertThat(err)
                .hasToString(model + ": expected a network that reads 28 × 28 = 784 pixels, as drawings are made into, "
                        + "but found one of 9" + System.lineSeparator());

        save(HeInitializer.initialize(List.of(784, 2), new NumPyRandom(0)), 14, 56);
        err.getBuffer().setLength(0);
        assertThat(run(model.toString(), "--drawings", drawings.toString())).isEqualTo(2);
        assertThat(err)
                .hasToString(model + ": expected a network that reads 28 × 28 pixels, as drawings are made into, "
                        + "but found one of 14 × 56 (rows × columns)" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN in W1", "-Infinity, -Infinity in W1", "3e38, too large numbers in W1 or b1"})
    void refusesANetworkThatHasDiverged(float weight, String found) throws IOException {
        Network network = HeInitializer.initialize(List.of(784, 2), new NumPyRandom(0));
        Arrays.fill(network.layers().getFirst().weights().data, weight);
        save(network, 28, 28);
        assertThat(run(model.toString(), "--drawings", drawings.toString())).isEqualTo(2);
        assertThat(err)
                .hasToString("%s: expected a network that answers with numbers, but found %s: its training diverged%n"
                        .formatted(model, found));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void refusesWhatIsNoModel() {
        assertThat(run(folder.toString(), "--drawings", drawings.toString())).isEqualTo(2);
        assertThat(err).hasToString(folder + ": expected a file, but found a folder" + System.lineSeparator());
        err.getBuffer().setLength(0);
        assertThat(run(model.toString())).isEqualTo(2);
        assertThat(err).hasToString("--drawings FILE is required" + System.lineSeparator());
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "evaluate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new ChalknetCommand(new PrintWriter(out), new PrintWriter(err)).run(all);
    }
}
