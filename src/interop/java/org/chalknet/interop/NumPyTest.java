package org.chalknet.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.chalknet.ink.Prediction;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.Network;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.storage.StorageException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs Python with NumPy. */
class NumPyTest {

    private static final Path GOLDEN =
            Path.of("src/test/resources/org/chalknet/golden").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeAll
    static void findNumPy() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("python3", "-c", "import numpy").start();
            assumeTrue(process.waitFor() == 0, "there is no NumPy");
        } catch (IOException e) {
            assumeTrue(false, "there is no Python");
        }
    }

    /** With the notebook's own forward propagation. */
    @Test
    void readsANetworkThatWasTrainedHere() throws Exception {
        TrainedDigits digits = TrainedDigits.train();
        Path file = folder.resolve("digits.npz");
        ModelFile.save(file, digits.model());
        Files.write(folder.resolve("images"), digits.images().pixels());

        String told = python("""
                import numpy as np
                # The functions, without the run that comes after them.
                exec(open(%s).read().split("argparse.ArgumentParser")[0].rpartition("\\n")[0])
                f = np.load("digits.npz")
                print([(k, f[k].dtype.name, f[k].shape) for k in sorted(f.files) if k.endswith("1")])
                X = np.fromfile("images", np.uint8).reshape(1000, 784).T / 255
                A, _ = forward(X, [(f["W%%d" %% l], f["b%%d" %% l]) for l in (1, 2, 3)])
                A.T.astype("<f8").tofile("probabilities")
                """.formatted(literal(GOLDEN.resolve("notebook.py"))));

        assertThat(told).isEqualTo("[('W1', 'float32', (128, 784)), ('b1', 'float32', (128, 1))]");
        ByteBuffer probabilities = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("probabilities")))
                .order(ByteOrder.LITTLE_ENDIAN);
        List<Prediction> expected = digits.predictions();
        for (int i = 0; i < 1000; i++) {
            for (int label = 0; label < 10; label++) {
                assertThat(probabilities.getDouble())
                        .isCloseTo(expected.get(i).probability(label), Offset.offset(1e-5));
            }
        }
    }

    @Test
    void goesOnWithTheDrawsOfARunThatWasSavedHere() throws Exception {
        Model model = TrainedDigits.train().model();
        ModelFile.save(folder.resolve("digits.npz"), model);

        String told = python("""
                import json, numpy as np, zipfile
                s = json.load(zipfile.ZipFile("digits.npz").open("chalknet.json"))["random"]
                r = np.random.RandomState()
                r.set_state(("MT19937", s["key"], s["pos"], s["hasGauss"], s["gauss"]))
                print([int(i) for i in r.permutation(1000)[:5]], float(r.rand()))
                """);

        assertThat(model.info()).isNotNull();
        assertThat(model.info().random()).isNotNull();
        NumPyRandom random = new NumPyRandom(model.info().random());
        List<Integer> permutation = new ArrayList<>();
        int[] order = random.permutation(1000);
        for (int i = 0; i < 5; i++) {
            permutation.add(order[i]);
        }
        assertThat(told).isEqualTo("%s %s".formatted(permutation, random.uniform()));
    }

    @Test
    void writesWhatOpensHere() throws Exception {
        python("""
                import numpy as np
                r = np.random.RandomState(5)
                p = {"W1": r.randn(7, 12), "b1": r.randn(7, 1), "W2": r.randn(3, 7), "b2": r.randn(3, 1)}
                np.savez("plain.npz", **p)
                np.savez_compressed("compressed.npz", **p)
                np.savez("fortran.npz", **{k: np.asfortranarray(v) for k, v in p.items()})
                np.savez("big-endian.npz", **{k: v.astype(">f8") for k, v in p.items()})
                np.savez_compressed("float32.npz", **{k: v.astype("f4") for k, v in p.items()})
                np.savez("flat.npz", **{k: v if k[0] == "W" else v[:, 0] for k, v in p.items()})
                """);
        NumPyRandom random = new NumPyRandom(5);
        float[] w1 = new float[84];
        for (int i = 0; i < 84; i++) {
            w1[i % 12 * 7 + i / 12] = (float) random.gaussian();
        }
        for (String name : List.of("plain", "compressed", "fortran", "big-endian", "float32", "flat")) {
            Network network = read(name + ".npz");
            assertThat(network.layerSizes()).as(name).containsExactly(12, 7, 3);
            assertThat(network.layers().getFirst().weights().data).as(name).containsExactly(w1);
        }
    }

    private Network read(String name) throws StorageException {
        return ModelFile.read(folder.resolve(name)).network();
    }

    /** Runs a program in the folder and returns what it printed. */
    private String python(String program) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("python3", "-c", program)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }

    private static String literal(Path path) {
        return "r'%s'".formatted(path);
    }
}
