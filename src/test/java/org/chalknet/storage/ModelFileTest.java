package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.data.Offset;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.chalknet.training.Augmentation;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R032Store;

class ModelFileTest {

    private static final ModelInfo INFO = new ModelInfo(
            1,
            "Chalknet 0",
            "tiny \"digits\"",
            2,
            3,
            List.of("0", "1", "ä"),
            new TrainingSettings(List.of(5, 4), 0.8, 0.1, 0.2, 0.3, 16, 7, 4294967295L, Augmentation.ELASTIC),
            List.of(
                    new EpochMetrics(0, 0.2, 1 / 3.0, 0.5, 0.7, 0.25, 0.1, 1.5, 0.5, 60_000),
                    new EpochMetrics(1, 0.1, Double.NaN, 0.5, Double.POSITIVE_INFINITY, 0.25, 0.1, 1.5, 0.5, 60_000)));

    private final Network network = HeInitializer.initialize(List.of(6, 5, 4, 3), new NumPyRandom(3));

    @TempDir
    Path folder;

    @Test
    void givesBackWhatItWasGiven() throws Exception {
        Path file = folder.resolve("a.npz");
        ModelFile.save(file, network, INFO);
        ModelFile.Model model = ModelFile.read(file);
        assertThat(model.info()).isEqualTo(INFO);
        assertSameNetwork(model.network(), network);
    }

    @Test
    void isTheSameBytesForTheSameModel() throws Exception {
        Path first = folder.resolve("a.npz");
        Path second = folder.resolve("b.npz");
        ModelFile.save(first, network, INFO);
        ModelFile.save(second, network.copy(), INFO);
        assertThat(second).hasSameBinaryContentAs(first);
    }

    /** The numbers are those that NumPy printed when it wrote the files. */
    @ParameterizedTest
    @ValueSource(strings = {"notebook.npz", "notebook-compressed.npz"})
    void readsWhatNumPyWrote(String name) throws Exception {
        ModelFile.Model model = ModelFile.read(resource(name));
        assertThat(model.info()).isNull();
        assertThat(model.network().layerSizes()).containsExactly(4, 3, 2);
        R032Store w1 = model.network().layers().getFirst().weights();
        assertThat(w1.get(0, 0)).isCloseTo(1.6243453636632417, Offset.offset(1e-7));
        assertThat(w1.get(0, 3)).isCloseTo(-1.0729686221561705, Offset.offset(1e-7));
        assertThat(w1.get(2, 1)).isCloseTo(-0.2493703754774101, Offset.offset(1e-7));
        assertThat(model.network().layers().get(1).biases().get(1, 0))
                .isCloseTo(0.9015907205927955, Offset.offset(1e-7));
    }

    @Test
    void namesTheArrayThatIsWrong() throws Exception {
        R032Store w = R032Store.FACTORY.make(3, 4);
        R032Store b = R032Store.FACTORY.make(3, 1);
        assertRefused(Map.of("b1", b), ", W1: expected an array, but found none");
        assertRefused(Map.of("W1", w), ", b1: expected an array, but found none");
        assertRefused(
                Map.of("W1", w, "b1", w),
                ": expected layers that fit each other, but found b1 must be 3 × 1, but is 3 × 4");
        assertRefused(
                Map.of("W1", w, "b1", b, "W2", w, "b2", b),
                ": expected layers that fit each other, but found W2 must have 3 columns, the units of layer 1, but has 4");
        assertRefused(
                Map.of("W1", R032Store.FACTORY.make(1, 4), "b1", R032Store.FACTORY.make(1, 1)),
                ", W1: expected 2 to 100 rows, one for each class, but found 1");
        assertRefused(
                Map.of("W1", R032Store.FACTORY.make(4097, 1), "b1", R032Store.FACTORY.make(4097, 1)),
                ", W1: expected 1 to 4096 × 1 to 65536 numbers, but found 4097 × 1");
    }

    @Test
    void refusesAnArrayThatTheFileCannotHold() throws Exception {
        Path file = folder.resolve("a.npz");
        zip(
                file,
                Map.of(
                        "W1.npy",
                        "\u0093NUMPY\1\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (4096, 65536), }"
                                .getBytes(StandardCharsets.ISO_8859_1)));
        assertThatThrownBy(() -> ModelFile.read(file)).isInstanceOf(StorageException.class);
    }

    @Test
    void refusesADescriptionThatIsNone() throws Exception {
        Path file = folder.resolve("a.npz");
        Path sound = folder.resolve("sound.npz");
        ModelFile.save(sound, network, INFO);
        for (String json : List.of("", "{}", "null", "[]", "{\"format\":2}")) {
            Files.copy(sound, file, StandardCopyOption.REPLACE_EXISTING);
            replaceInfo(file, json);
            assertThatThrownBy(() -> ModelFile.read(file))
                    .as(json)
                    .isInstanceOf(StorageException.class)
                    .hasMessageStartingWith(file + ", chalknet.json: expected the description of a model, but found ")
                    .hasMessageNotContaining("org.chalknet");
        }
    }

    @Test
    void refusesADescriptionOfAnotherNetwork() throws Exception {
        Path file = folder.resolve("a.npz");
        ModelFile.save(file, HeInitializer.initialize(List.of(6, 5, 5, 3), new NumPyRandom(3)), INFO);
        assertThatThrownBy(() -> ModelFile.read(file))
                .hasMessage(file + ", chalknet.json: expected layers of [6, 5, 5, 3] units, but found [6, 5, 4, 3]");
    }

    @Test
    void refusesWhatIsNoArchive() throws Exception {
        Path file = Files.writeString(folder.resolve("a.npz"), "no zip");
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith(file + ": expected a sound zip archive, .npz, but found an error: ");
        assertThatThrownBy(() -> ModelFile.read(folder.resolve("none")))
                .hasMessage(folder.resolve("none") + ": expected a file, but found none");
    }

    private void assertRefused(Map<String, R032Store> arrays, String message) throws IOException {
        Path file = folder.resolve("wrong.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : arrays.keySet().stream().sorted().toList()) {
                zip.putNextEntry(new ZipEntry(name + ".npy"));
                NpyMatrix.write(Objects.requireNonNull(arrays.get(name)), zip);
            }
        }
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(StorageException.class)
                .hasMessage(file + message);
    }

    private static void replaceInfo(Path file, String json) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Files.writeString(zip.getPath("chalknet.json"), json);
        }
    }

    private static void zip(Path file, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    private static void assertSameNetwork(Network actual, Network expected) {
        assertThat(actual.layerSizes()).isEqualTo(expected.layerSizes());
        for (int l = 0; l < expected.layers().size(); l++) {
            assertThat(actual.layers().get(l).weights().data)
                    .isEqualTo(expected.layers().get(l).weights().data);
            assertThat(actual.layers().get(l).biases().data)
                    .isEqualTo(expected.layers().get(l).biases().data);
        }
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(ModelFileTest.class.getResource("/org/chalknet/models/" + name))
                .toURI());
    }
}
