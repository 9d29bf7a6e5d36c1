package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.assertj.core.data.Offset;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.chalknet.training.Augmentation;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.RunHistory;
import org.chalknet.training.Setting;
import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R032Store;

class ModelFileTest {

    private static final NumPyRandom.State RANDOM = new NumPyRandom(3).state();

    private static final ModelInfo INFO = new ModelInfo(
            ModelInfo.FORMAT,
            "Chalknet 0",
            "tiny \"digits\"",
            "0123456789abcdef",
            2,
            3,
            List.of("0", "1", "ä"),
            new TrainingSettings(List.of(5, 4), 0.8, 0.1, 0.2, 0.3, 16, 7, 4294967295L, Augmentation.ELASTIC),
            List.of(
                    new EpochMetrics(0, 0.2, 1 / 3.0, 0.5, 0.7, 0.25, 0.1, 1.5, 0.5, 60_000, List.of(0.25, 1 / 3.0)),
                    new EpochMetrics(1, 0.1, 2.5, 0.5, 18.4, 0.25, 0.1, 1.5, 0.5, 60_000, List.of(0.0, 1.0))),
            0,
            RANDOM);

    private final Network network = HeInitializer.initialize(List.of(6, 5, 4, 3), new NumPyRandom(3));
    private final Network best = HeInitializer.initialize(List.of(6, 5, 4, 3), new NumPyRandom(4));

    @TempDir
    Path folder;

    @Test
    void givesBackWhatItWasGiven() throws Exception {
        Path file = folder.resolve("a.npz");
        ModelFile.save(file, new Model(network, INFO, best));
        Model model = ModelFile.read(file);
        assertThat(model.info()).isEqualTo(INFO);
        assertSameNetwork(model.network(), network);
        assertThat(model.best()).isNotNull();
        assertSameNetwork(model.best(), best);
    }

    /** Where people write ۱ for 1, the names and sizes in a file are NumPy's all the same. */
    @Test
    void isTheSameWhereDigitsAreOthers() throws Exception {
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        Path here = folder.resolve("here.npz");
        Path there = folder.resolve("there.npz");
        ModelFile.save(here, new Model(network, INFO, best));
        try {
            Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("fa-IR"));
            ModelFile.save(there, new Model(network, INFO, best));
            assertSameNetwork(ModelFile.read(here).network(), network);
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
        assertThat(there).hasSameBinaryContentAs(here);
    }

    @Test
    void givesBackTheLongestRunThatCanBeSet() throws Exception {
        List<Integer> layers = Collections.nCopies((int) Setting.HIDDEN_LAYERS.maximum(), 2);
        int epochs = (int) Setting.EPOCHS.maximum();
        TrainingSettings settings = new TrainingSettings(layers, 0.8, 0.1, 0.2, 0.3, 16, epochs, 0);
        double third = 1 / 3.0;
        List<Double> dead = Collections.nCopies(layers.size(), third);
        ModelInfo info = new ModelInfo(
                ModelInfo.FORMAT,
                "Chalknet 0",
                "tiny",
                "0123456789abcdef",
                2,
                3,
                IntStream.range(0, Dataset.MAX_CLASSES)
                        .mapToObj(i -> "class " + i)
                        .toList(),
                settings,
                IntStream.range(0, epochs)
                        .mapToObj(i -> new EpochMetrics(
                                i, third, third, third, third, third, third, third, third, 60_000, dead))
                        .toList(),
                0,
                RANDOM);
        Network deep = HeInitializer.initialize(settings.layerSizes(6, Dataset.MAX_CLASSES), new NumPyRandom(3));
        Path file = folder.resolve("a.npz");
        ModelFile.save(file, new Model(deep, info, deep));
        assertThat(ModelFile.read(file).info()).isEqualTo(info);
    }

    @Test
    void tellsHowTheRunGoesOn() throws Exception {
        Path file = folder.resolve("a.npz");
        ModelFile.save(file, new Model(network, INFO, best));
        RunHistory history = ModelFile.read(file).history();
        assertThat(history).isNotNull();
        assertThat(history.epochs()).isEqualTo(INFO.epochs());
        assertThat(history.last().epochs()).isEqualTo(2);
        assertThat(history.last().random()).isEqualTo(RANDOM);
        assertThat(history.bestEpoch()).isZero();
        assertSameNetwork(history.best(), best);
        assertSameNetwork(history.last().network(), network);
    }

    @Test
    void hasNoSecondNetworkWhereTheLastIsTheBest() throws Exception {
        Path file = folder.resolve("a.npz");
        EpochMetrics better = new EpochMetrics(1, 0.1, 2.5, 0.5, 18.4, 0.5, 0.1, 1.5, 0.5, 60_000, List.of(0.0, 1.0));
        RunHistory history = new RunHistory(
                List.of(INFO.epochs().getFirst(), better), new Checkpoint(network, RANDOM, 2), 1, network);
        Dataset dataset = new Dataset(
                "tiny",
                INFO.classNames(),
                new LabelledImages(2, 3, new byte[6], new byte[1]),
                new LabelledImages(2, 3, new byte[6], new byte[1]));
        ModelFile.save(file, Model.of("Chalknet 0", dataset, INFO.settings(), history));
        Model model = ModelFile.read(file);
        assertThat(model.best()).isNull();
        assertThat(model.info()).isNotNull();
        assertThat(model.info().digest()).isEqualTo(dataset.digest());
        assertThat(model.history()).isNotNull();
        assertThat(model.history().isLastBest()).isTrue();
        assertSameNetwork(model.history().best(), network);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly("W1.npy", "b1.npy", "W2.npy", "b2.npy", "W3.npy", "b3.npy", "chalknet.json");
        }
    }

    @Test
    void refusesABestNetworkOfOtherSizesOrNone() throws Exception {
        Path file = folder.resolve("a.npz");
        ModelFile.save(file, new Model(network, INFO, HeInitializer.initialize(List.of(6, 5, 3), new NumPyRandom(5))));
        assertThatThrownBy(() -> ModelFile.read(file))
                .hasMessage(file + ", best_W1: expected layers of [6, 5, 4, 3] units, but found [6, 5, 3]");
        ModelFile.save(file, new Model(network, INFO, null));
        assertThatThrownBy(() -> ModelFile.read(file))
                .hasMessage(file + ", best_W1: expected an array, but found none");
    }

    /** Version 1 had neither digest nor random state nor best epoch, nothing of dead units, and trained on with NaN. */
    @Test
    void opensAFileOfTheFirstFormat() throws Exception {
        Path file = folder.resolve("a.npz");
        ModelFile.save(file, new Model(network, INFO, null));
        replaceInfo(file, """
                {"format":1,"program":"Chalknet 0","dataset":"tiny","rows":2,"columns":3,"classNames":["0","1","2"],
                 "settings":{"hiddenLayers":[5,4],"keepProb":0.8,"lambda":0.1,"learningRate":0.2,"decay":0.3,
                  "miniBatchSize":16,"epochs":2,"seed":3,
                  "augmentation":{"shift":0.0,"rotation":0.0,"scaling":0.0,"shear":0.0,"elastic":0.0}},
                 "epochs":[{"epoch":0,"learningRate":0.2,"loss":0.5,"trainAccuracy":0.5,"testLoss":0.7,
                  "testAccuracy":0.25,"l2Penalty":0.1,"trainSeconds":1.5,"evaluateSeconds":0.5,"trainExamples":60000},
                  {"epoch":1,"learningRate":0.2,"loss":"NaN","trainAccuracy":0.1,"testLoss":"Infinity",
                  "testAccuracy":0.1,"l2Penalty":"Infinity","trainSeconds":1.5,"evaluateSeconds":0.5,"trainExamples":60000}]}""");
        Model model = ModelFile.read(file);
        assertThat(model.info()).isNotNull();
        assertThat(model.info().epochs())
                .containsExactly(
                        new EpochMetrics(0, 0.2, 0.5, 0.5, 0.7, 0.25, 0.1, 1.5, 0.5, 60_000, List.of()),
                        new EpochMetrics(
                                1,
                                0.2,
                                Double.NaN,
                                0.1,
                                Double.POSITIVE_INFINITY,
                                0.1,
                                Double.POSITIVE_INFINITY,
                                1.5,
                                0.5,
                                60_000,
                                List.of()));
        assertThat(model.info().digest()).isNull();
        assertThat(model.history()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "program",
                "dataset",
                "classNames",
                "settings",
                "epochs",
                "augmentation",
                "hiddenLayers",
                "key",
                "rows"
            })
    void refusesADescriptionThatLacksSomething(String name) throws Exception {
        Path file = folder.resolve("a.npz");
        ModelFile.save(file, new Model(network, INFO, best));
        String json = ModelInfoJson.write(INFO);
        String value = "\"%s\":(\"[^,]*\"|\\[.*?]|\\{.*?}|\\d+)".formatted(name);
        String without = json.replaceFirst(value, "\"%s\":null".formatted(name));
        assertThat(without).isNotEqualTo(json);
        replaceInfo(file, without);
        assertThatThrownBy(() -> ModelFile.read(file))
                .as(without)
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith(file + ", chalknet.json: expected the description of a model, but found ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "testAccuracy":0.25 | "testAccuracy":55 | the test accuracy of epoch 0 must be a number from 0 to 1, but is 55.0
            "trainSeconds":1.5  | "trainSeconds":-1.5 | the training seconds of epoch 0 must be a number from 0 to 31536000, a year, but is -1.5
            "epoch":1           | "epoch":2         | epochs must be numbered from 0, but number 1 is 2
            "deadShares":[0.0,  | "deadShares":[-1, | the share of dead ReLUs of epoch 1 must be a number from 0 to 1, but is -1.0
            "testLoss":18.4     | "testLoss":"NaN"  | the test loss of epoch 1 must be a number from 0 to 18.42, but is NaN
            "keepProb":0.8      | "keepProb":8      | keep_prob must be a number from 0.01 to 1, but is 8
            """)
    void refusesWhatNoTrainingCanMeasure(String sound, String wrong, String message) throws Exception {
        Path file = folder.resolve("a.npz");
        ModelFile.save(file, new Model(network, INFO, best));
        String json = ModelInfoJson.write(INFO);
        assertThat(json).contains(sound);
        replaceInfo(file, json.replaceFirst(Pattern.quote(sound), wrong));
        assertThatThrownBy(() -> ModelFile.read(file))
                .isInstanceOf(StorageException.class)
                .hasMessage(file + ", chalknet.json: expected the description of a model, but found " + message);
    }

    @Test
    void refusesAPartOfANumberInADescription() throws Exception {
        Path file = folder.resolve("a.npz");
        ModelFile.save(file, new Model(network, INFO, best));
        String json = ModelInfoJson.write(INFO);
        replaceInfo(file, json.replaceFirst("\"rows\":(\\d+)", "\"rows\":$1.5"));
        assertThatThrownBy(() -> ModelFile.read(file))
                .hasMessage(file
                        + ", chalknet.json: expected the description of a model, but found none that fits at rows");
    }

    @Test
    void isTheSameBytesForTheSameModel() throws Exception {
        Path first = folder.resolve("a.npz");
        Path second = folder.resolve("b.npz");
        ModelFile.save(first, new Model(network, INFO, best));
        ModelFile.save(second, new Model(network.copy(), INFO, best.copy()));
        assertThat(second).hasSameBinaryContentAs(first);
    }

    /** The numbers are those that NumPy printed when it wrote the files. */
    @ParameterizedTest
    @ValueSource(strings = {"notebook.npz", "notebook-compressed.npz"})
    void readsWhatNumPyWrote(String name) throws Exception {
        Model model = ModelFile.read(resource(name));
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
                Map.of("arr_0", w),
                ", W1: expected an array, but found arrays without a name: savez is given the parameters as **parameters");
        assertRefused(Map.of("W1", w, "b1", w), ", b1: expected 3 × 1 numbers, to fit W1, but found 3 × 4");
        assertRefused(
                Map.of("W1", w, "b1", R032Store.FACTORY.make(4, 1)),
                ", b1: expected 3 × 1 numbers, to fit W1, but found 4 × 1");
        assertRefused(
                Map.of("W1", w, "b1", b, "W2", w, "b2", b), ", W2: expected 3 × 3 numbers, to fit W1, but found 3 × 4");
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
        ModelFile.save(sound, new Model(network, INFO, best));
        for (String json : List.of("", "{}", "null", "[]", "{\"format\":3}")) {
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
        ModelFile.save(file, new Model(HeInitializer.initialize(List.of(6, 5, 5, 3), new NumPyRandom(3)), INFO, null));
        assertThatThrownBy(() -> ModelFile.read(file))
                .hasMessage(file + ", chalknet.json: expected layers of [6, 5, 5, 3] units, but found [6, 5, 4, 3]");
    }

    @Test
    @Timeout(60)
    void isWholeWheneverItIsReadWhileItIsReplaced() throws Exception {
        Path file = folder.resolve("a.npz");
        Network large = HeInitializer.initialize(List.of(600, 300, 10), new NumPyRandom(1));
        ModelFile.save(file, new Model(network, INFO, best));
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Integer> writer = CompletableFuture.supplyAsync(() -> {
            int saves = 0;
            try {
                while (!enough.get()) {
                    ModelFile.save(
                            file, saves++ % 2 == 0 ? new Model(large, null, null) : new Model(network, null, null));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return saves;
        });
        for (int i = 0; i < 200; i++) {
            assertThat(ModelFile.read(file).network().classes()).isIn(3, 10);
        }
        enough.set(true);
        assertThat(writer.join()).isPositive();
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
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
