package org.chalknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {

    private static final Path NOTEBOOK = Path.of("src/test/resources/org/chalknet/models/notebook.npz");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void writesTheLastNetworkOrTheBest() throws IOException {
        Path model = folder.resolve("m.npz");
        Path last = folder.resolve("last.onnx");
        Path best = folder.resolve("best.onnx");
        // Its first epoch is the best: afterwards it learns far too fast.
        assertThat(run(
                        ("train --hidden none --epochs 4 --learning-rate 3 --train-limit 200 --test-limit 50 --threads 1 --save "
                                        + model)
                                .split(" ")))
                .isZero();
        assertThat(run("export", model.toString(), "--onnx", last.toString())).isZero();
        assertThat(run("export", model.toString(), "--best", "--onnx", best.toString()))
                .isZero();
        assertThat(err).hasToString("");
        assertThat(out.toString().lines().skip(2))
                .containsExactly(
                        "Wrote %s: the last network of %s, 784-10".formatted(last, model),
                        "Wrote %s: the best network of %s, 784-10".formatted(best, model));
        assertThat(ModelProto.parseFrom(Files.readAllBytes(last)).getDocString())
                .contains("0, 1, 2, 3, 4, 5, 6, 7, 8, 9");
        assertThat(best).isRegularFile();
        assertThat(Files.mismatch(best, last)).isNotEqualTo(-1);
    }

    @Test
    void exportsWhatTheNotebookWrote() throws IOException {
        Path onnx = folder.resolve("a.onnx");
        assertThat(run("export", NOTEBOOK.toString(), "--onnx", onnx.toString()))
                .isZero();
        assertThat(ModelProto.parseFrom(Files.readAllBytes(onnx)).getDocString())
                .endsWith("each class: 0, 1.");
        assertThat(out).hasToString("Wrote %s: the network of %s, 4-3-2%n".formatted(onnx, NOTEBOOK));
    }

    @Test
    void claimsNoBestNetworkThatIsNotKnown() {
        Path onnx = folder.resolve("a.onnx");
        assertRefused(
                2,
                "--best: expected a network with its run, as train --save writes it, but %s does not say which epoch was best"
                        .formatted(NOTEBOOK),
                "export",
                NOTEBOOK.toString(),
                "--best",
                "--onnx",
                onnx.toString());
        assertThat(onnx).doesNotExist();
    }

    @Test
    void keepsTheModelThatItExports() throws IOException {
        Path model = Files.copy(NOTEBOOK, folder.resolve("m.npz"));
        assertRefused(
                2,
                "--onnx %s is the file of MODEL too; give it another name".formatted(model),
                "export",
                model.toString(),
                "--onnx",
                model.toString());
        assertThat(Files.mismatch(model, NOTEBOOK)).isEqualTo(-1);
    }

    @Test
    void exportsNoNetworkThatHasDiverged() throws IOException {
        Path model = folder.resolve("m.npz");
        Path onnx = Files.writeString(folder.resolve("a.onnx"), "old");
        Network network = HeInitializer.initialize(List.of(4, 2), new NumPyRandom(0));
        network.layers().getFirst().weights().data[3] = 3.3e38f;
        network.layers().getFirst().weights().data[5] = 3.3e38f;
        ModelFile.save(model, new Model(network, null, null));
        assertRefused(
                2,
                model
                        + ", the network: expected a network that answers with numbers, but found too large numbers in W1 or b1: "
                        + "its training diverged",
                "export",
                model.toString(),
                "--onnx",
                onnx.toString());
        assertThat(onnx).hasContent("old");
    }

    @Test
    void saysWhatIsWrong() {
        assertRefused(2, "--onnx FILE is required", "export", NOTEBOOK.toString());
        assertRefused(
                2,
                folder.resolve("none") + ": expected a file, but found none",
                "export",
                folder.resolve("none").toString(),
                "--onnx",
                "a.onnx");
        Path nowhere = folder.resolve("missing").resolve("a.onnx");
        assertRefused(
                2,
                "--onnx %s cannot be written: there is no such folder".formatted(nowhere),
                "export",
                NOTEBOOK.toString(),
                "--onnx",
                nowhere.toString());
    }

    private void assertRefused(int status, String message, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(run(arguments)).isEqualTo(status);
        assertThat(err).hasToString(message + System.lineSeparator());
    }

    private int run(String... arguments) {
        return new ChalknetCommand(new PrintWriter(out), new PrintWriter(err)).run(arguments);
    }
}
