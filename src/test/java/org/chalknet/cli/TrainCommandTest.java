package org.chalknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.chalknet.data.Dataset;
import org.chalknet.network.Network;
import org.chalknet.storage.FullDisk;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.training.Augmentation;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.Profiler;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingListener;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {

    private static final String FEW_IMAGES = "--train-limit 50 --test-limit 10 ";

    private static final String HEADER =
            "epoch,learning_rate,loss,train_accuracy,test_loss,test_accuracy,l2_penalty,train_seconds,evaluate_seconds";

    private static final String DOT = "{\"word\":\"3\",\"drawing\":[[[250],[250]]]}\n";
    private static final String LINE = "{\"word\":\"1\",\"drawing\":[[[250,240],[100,400]]]}\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private @Nullable Dataset trainedOn;
    private @Nullable TrainingSettings trainedWith;
    private int threads;

    /** Stands in for the engine. */
    private void train(
            Dataset dataset,
            TrainingSettings settings,
            int threadCount,
            @Nullable Profiler profiler,
            @Nullable Checkpoint from,
            TrainingControl control,
            TrainingListener listener) {
        trainedOn = dataset;
        trainedWith = settings;
        threads = threadCount;
    }

    @Test
    void trainsTheDefaultsOnMnist() {
        assertThat(run()).isZero();
        assertThat(trainedWith).isEqualTo(TrainingSettings.DEFAULTS);
        assertThat(trainedOn).isNotNull();
        assertThat(trainedOn.name()).isEqualTo("MNIST");
        assertThat(trainedOn.training().count()).isEqualTo(60_000);
        assertThat(threads).isBetween(1, 64);
    }

    @Test
    void readsEveryOption() throws IOException {
        Path data = writeTinyDataset("Tiny");
        assertThat(run(("--hidden 5,4096,6 --epochs 7 --batch 8 --learning-rate 0.25 --decay 0.5 --keep-prob 0.75 "
                                + "--lambda 0 --seed 4294967295 --threads 3 --train-limit 2 --test-limit 1 --data "
                                + data)
                        .split(" ")))
                .isZero();
        assertThat(trainedWith)
                .isEqualTo(new TrainingSettings(List.of(5, 4096, 6), 0.75, 0, 0.25, 0.5, 8, 7, 4294967295L));
        assertThat(threads).isEqualTo(3);
        assertThat(trainedOn).isNotNull();
        assertThat(trainedOn.name()).isEqualTo("Tiny");
        assertThat(trainedOn.training().count()).isEqualTo(2);
        assertThat(trainedOn.test().count()).isEqualTo(1);
    }

    @Test
    void readsNumbersAsTheyAreWritten() {
        assertThat(run("--learning-rate", "1e-1", "--decay", ".5", "--keep-prob", "1.", "--hidden", "128, 64"))
                .isZero();
        assertThat(trainedWith).isEqualTo(new TrainingSettings(List.of(128, 64), 1, 0.1, 0.1, 0.5, 64, 30, 0));
    }

    @Test
    void trainsWithoutAHiddenLayer() {
        assertThat(run("--hidden", "none")).isZero();
        assertThat(trainedWith).isNotNull();
        assertThat(trainedWith.hiddenLayers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --keep-prob 1.5      | --keep-prob must be a number from 0.01 to 1, but is 1.5
            --keep-prob=         | --keep-prob must be a number from 0.01 to 1, but is empty
            --keep-prob NaN      | --keep-prob must be a number from 0.01 to 1, but is NaN
            --keep-prob 0x1p-1   | --keep-prob must be a number from 0.01 to 1, but is 0x1p-1
            --learning-rate Infinity | --learning-rate must be a number from 0.000001 to 100, but is Infinity
            --learning-rate 1f   | --learning-rate must be a number from 0.000001 to 100, but is 1f
            --decay 1d           | --decay must be a number from 0 to 100, but is 1d
            --batch 0x1p3        | --batch must be a whole number from 1 to 10000, but is 0x1p3
            --threads 1f         | --threads must be a whole number from 1 to 64, but is 1f
            --hidden 5,6d        | --hidden must be none, or 1 to 8 numbers with commas between, each a whole number from 1 to 4096, but is 5,6d
            --data=              | --data must be the path of a folder, but is empty
            --report=            | --report must be the path of a file, but is empty
            --lambda -1          | --lambda must be a number from 0 to 100, but is -1
            --learning-rate 0,1  | --learning-rate must be a number from 0.000001 to 100, but is 0,1
            --decay x            | --decay must be a number from 0 to 100, but is x
            --batch 0            | --batch must be a whole number from 1 to 10000, but is 0
            --epochs 2.5         | --epochs must be a whole number from 1 to 10000, but is 2.5
            --epochs 99999999999 | --epochs must be a whole number from 1 to 10000, but is 99999999999
            --seed -1            | --seed must be a whole number from 0 to 4294967295, but is -1
            --seed 010           | --seed must be written as 10, but is 010
            --batch 1e3          | --batch must be written as 1000, but is 1e3
            --hidden 1e2,064     | --hidden must be written as 100,64, but is 1e2,064
            --threads 65         | --threads must be a whole number from 1 to 64, but is 65
            --train-limit 0      | --train-limit must be a whole number from 1 to 2147483647, but is 0
            --test-limit 1e10    | --test-limit must be a whole number from 1 to 2147483647, but is 1e10
            --preset draw        | --preset must be drawing, but is draw
            --augment yes        | --augment must be off, affine, elastic, or five numbers with commas between: shift, a number from 0 to 10; rotation, a number from 0 to 45; scaling, a number from 0 to 0.5; shear, a number from 0 to 1; elastic α, a number from 0 to 100, but is yes
            --every 0            | --every must be a whole number from 1 to 10000, but is 0
            --hidden 5,,6        | --hidden must be none, or 1 to 8 numbers with commas between, each a whole number from 1 to 4096, but is 5,,6
            --hidden 4097        | --hidden must be none, or 1 to 8 numbers with commas between, each a whole number from 1 to 4096, but is 4097
            --hidden 1,2,3,4,5,6,7,8,9 | --hidden must be none, or 1 to 8 numbers with commas between, each a whole number from 1 to 4096, but is 1,2,3,4,5,6,7,8,9
            """)
    void refusesWrongValues(String arguments, String message) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err).hasToString(message + System.lineSeparator());
        assertThat(trainedWith).isNull();
    }

    @Test
    void takesAPresetButForWhatIsSaid() {
        assertThat(run("--preset", "drawing", "--train-limit", "5")).isZero();
        assertThat(trainedWith).isEqualTo(TrainingSettings.FOR_DRAWING);
        assertThat(run("--epochs", "3", "--preset", "drawing", "--augment", "off", "--train-limit", "5"))
                .isZero();
        assertThat(trainedWith).isNotNull();
        assertThat(trainedWith.epochs()).isEqualTo(3);
        assertThat(trainedWith.augmentation()).isEqualTo(Augmentation.OFF);
        assertThat(trainedWith.hiddenLayers()).isEqualTo(TrainingSettings.FOR_DRAWING.hiddenLayers());
    }

    @Test
    void augmentsAsIsSaid() {
        assertThat(run("--augment", "affine", "--train-limit", "5")).isZero();
        assertThat(trainedWith).isNotNull();
        assertThat(trainedWith.augmentation()).isEqualTo(Augmentation.AFFINE);
        assertThat(run("--augment", "elastic", "--train-limit", "5")).isZero();
        assertThat(trainedWith.augmentation()).isEqualTo(Augmentation.ELASTIC);
    }

    @Test
    void trainsOnDrawingsBesideTheDataset() throws IOException {
        Path drawings = Files.writeString(folder.resolve("d.ndjson"), DOT + LINE);
        assertThat(run("--drawings", drawings.toString(), "--train-limit", "100"))
                .isZero();
        assertThat(trainedOn).isNotNull();
        assertThat(trainedOn.training().count()).isEqualTo(100 + 10 * 2);
        assertThat(trainedOn.training().label(100)).isEqualTo(3);
        assertThat(trainedOn.training().label(101)).isEqualTo(1);
        assertThat(trainedOn.test().count()).isEqualTo(10_000);
    }

    @Test
    void refusesDrawingsThatAreWrongAndSkipsThemOnRequest() throws IOException {
        Path drawings = Files.writeString(folder.resolve("d.ndjson"), DOT + "{}\n" + LINE);
        assertThat(run("--drawings", drawings.toString(), "--train-limit", "100"))
                .isEqualTo(2);
        assertThat(err)
                .hasToString(
                        drawings + ", line 2: expected a member \"word\", but found none" + System.lineSeparator());
        err.getBuffer().setLength(0);
        assertThat(run("--drawings", drawings.toString(), "--train-limit", "100", "--skip-bad"))
                .isZero();
        assertThat(err.toString().lines())
                .containsExactly(
                        drawings + ": skipped 1 of 3 drawings:",
                        "  line 2: expected a member \"word\", but found none");
        assertThat(trainedOn).isNotNull();
        assertThat(trainedOn.training().count()).isEqualTo(120);
    }

    @Test
    void takesDrawingsForImagesOfTheirSizeOnly() throws IOException {
        Path drawings = Files.writeString(folder.resolve("d.ndjson"), DOT);
        Path data = writeTinyDataset("Tiny");
        assertThat(run("--drawings-test", drawings.toString(), "--data", data.toString()))
                .isEqualTo(2);
        assertThat(err)
                .hasToString(
                        "--drawings-test needs a data set with images of 28 × 28 pixels, but those of Tiny are 1 × 1 (rows × columns)"
                                + System.lineSeparator());
    }

    @Test
    void measuresOnNoDrawingThatItTrainsOn() throws IOException {
        Path drawings = Files.writeString(folder.resolve("d.ndjson"), DOT);
        Path copy = Files.copy(drawings, folder.resolve("copy.ndjson"));
        assertThat(run("--drawings", drawings.toString(), "--drawings-test", copy.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("expected drawings that are not trained on")
                .contains("but found 1");
    }

    @Test
    void measuresOnDrawingsAndSavesTheModel() throws Exception {
        Path drawings = Files.writeString(folder.resolve("d.ndjson"), DOT + LINE);
        Path report = folder.resolve("report.csv");
        Path model = folder.resolve("m.npz");
        int status = run(
                TrainCommandTest::trainForReal,
                "--hidden 4 --epochs 2 --train-limit 50 --test-limit 10 --drawings-test %s --report %s --save %s"
                        .formatted(drawings, report, model)
                        .split(" "));
        assertThat(err).hasToString("");
        assertThat(status).isZero();
        assertThat(Files.readAllLines(report))
                .hasSize(3)
                .first()
                .isEqualTo(HEADER + ",drawings_loss,drawings_accuracy");
        assertThat(out.toString().lines().toList().getLast()).matches("Drawings: 2, Accuracy: .*% to .*%");
        Model saved = ModelFile.read(model);
        assertThat(saved.network().layerSizes()).containsExactly(784, 4, 10);
        assertThat(saved.info()).isNotNull();
        assertThat(saved.info().dataset()).isEqualTo("MNIST");
        assertThat(saved.info().settings().epochs()).isEqualTo(2);
        assertThat(saved.info().epochs()).hasSize(2);
    }

    /** 3 + 3 = 6: the second half in two parts, each on another number of threads. */
    @Test
    void aResumedRunIsTheUninterruptedOne() throws Exception {
        String settings = "--hidden 20,10 --keep-prob 0.7 --lambda 0.2 --decay 0.3 --seed 9 --augment elastic ";
        String data = "--train-limit 700 --test-limit 200 --every 1 ";
        Path whole = folder.resolve("whole.npz");
        Path part = folder.resolve("part.npz");
        Path csv = folder.resolve("whole.csv");
        Path resumedCsv = folder.resolve("resumed.csv");

        String saved = " --save " + part;
        assertThat(runForReal(settings + data + "--epochs 6 --threads 1 --save %s --report %s".formatted(whole, csv)))
                .isZero();
        String lines = out.toString();
        out.getBuffer().setLength(0);
        assertThat(runForReal(settings + data + "--epochs 3 --threads 2" + saved))
                .isZero();
        assertThat(runForReal(data + "--epochs 4 --threads 3 --resume " + part + saved))
                .isZero();
        assertThat(runForReal(data + "--epochs 6 --threads 1 --resume " + part + saved + " --report " + resumedCsv))
                .isZero();

        assertThat(err).hasToString("");
        assertThat(out).hasToString(lines);
        assertThat(withoutSeconds(resumedCsv)).hasSize(7).isEqualTo(withoutSeconds(csv));
        Model expected = ModelFile.read(whole);
        Model actual = ModelFile.read(part);
        assertThat(actual.history()).isNotNull();
        assertThat(expected.history()).isNotNull();
        assertThat(actual.history().last().random())
                .isEqualTo(expected.history().last().random());
        assertThat(actual.history().bestEpoch()).isEqualTo(expected.history().bestEpoch());
        assertSameBits(actual.network(), expected.network());
        assertSameBits(actual.history().best(), expected.history().best());
        assertThat(actual.info()).isNotNull();
        assertThat(actual.info().settings().epochs()).isEqualTo(6);
    }

    private static List<String> withoutSeconds(Path csv) throws IOException {
        return Files.readAllLines(csv).stream()
                .map(row -> row.replaceFirst(",[^,]*,[^,]*$", ""))
                .toList();
    }

    private static void assertSameBits(Network actual, Network expected) {
        for (int l = 0; l < expected.layers().size(); l++) {
            assertThat(actual.layers().get(l).weights().data)
                    .isEqualTo(expected.layers().get(l).weights().data);
            assertThat(actual.layers().get(l).biases().data)
                    .isEqualTo(expected.layers().get(l).biases().data);
        }
    }

    private int runForReal(String arguments) {
        return run(TrainCommandTest::trainForReal, arguments.split(" "));
    }

    /** Trains a small network on few images, and returns the file of the run. */
    private Path saved(int epochs) throws Exception {
        Path model = folder.resolve("m.npz");
        assertThat(runForReal(FEW_IMAGES + "--hidden none --epochs %d --save %s".formatted(epochs, model)))
                .isZero();
        return model;
    }

    @Test
    void leavesEmptyHowAResumedRunReadDrawingsBefore() throws Exception {
        Path drawings = Files.writeString(folder.resolve("d.ndjson"), DOT + LINE);
        Path model = saved(1);
        Path csv = folder.resolve("m.csv");
        assertThat(runForReal(FEW_IMAGES
                        + "--epochs 2 --resume %s --report %s --drawings-test %s".formatted(model, csv, drawings)))
                .isZero();
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows.get(1)).endsWith(",,");
        assertThat(rows.get(2)).doesNotContain(",,");
        assertThat(rows).allMatch(row -> row.split(",", -1).length == 11);
    }

    @Test
    void resumesNothingElse() throws Exception {
        Path model = saved(2);
        for (String other : List.of(
                "--preset drawing",
                "--hidden 5",
                "--batch 5",
                "--learning-rate 0.5",
                "--decay 0.5",
                "--keep-prob 0.5",
                "--lambda 0.5",
                "--seed 4",
                "--augment off")) {
            assertRefused(
                    FEW_IMAGES + other + " --epochs 3 --resume " + model,
                    other.substring(0, other.indexOf(' ')) + " cannot be given with --resume: it stays as it is in "
                            + model);
        }
        assertRefused(
                FEW_IMAGES + "--resume " + model,
                "--epochs must be more than the 2 that %s has been trained, but is 2".formatted(model));
        assertRefused(
                "--epochs 3 --resume " + model,
                ("%s was trained or tested on other images or drawings of MNIST "
                                + "than these: give it --data, --drawings, --train-limit and --test-limit as before")
                        .formatted(model));
        assertRefused(
                "--resume " + folder.resolve("none.npz"),
                folder.resolve("none.npz") + ": expected a file, but found none");
        Path notebook = Path.of("src/test/resources/org/chalknet/models/notebook.npz");
        assertRefused(
                "--resume " + notebook,
                notebook + ": expected a run that can go on, as train --save writes it, but found a network alone");
    }

    private void assertRefused(String arguments, String message) {
        err.getBuffer().setLength(0);
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(err).hasToString(message + System.lineSeparator());
        assertThat(trainedWith).isNull();
    }

    /** The learning rate is so large that the first update leaves all units dead, and the loss where it is. */
    @Test
    void warnsOnceOfWhatGoesWrong() {
        assertThat(
                        runForReal(
                                "--hidden 8 --learning-rate 100 --keep-prob 1 --lambda 0 --epochs 3 --train-limit 500 --test-limit 100"))
                .isZero();
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .matches("after epoch 0: \\d+ % of the ReLUs of hidden layer 1 are 0 for every test image; "
                        + "the learning rate may be too large or keep_prob too low");
    }

    @Test
    void keepsWhatCameBeforeItDiverged() throws Exception {
        Path model = folder.resolve("m.npz");
        Path csv = folder.resolve("m.csv");
        int status = run(
                (dataset, settings, threadCount, profiler, from, control, listener) -> new Trainer(
                                dataset, settings, threadCount)
                        .run(from, control, new TrainingListener() {
                            @Override
                            public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
                                listener.epochCompleted(metrics, checkpoint);
                                control.stop();
                                listener.diverged(1);
                            }
                        }),
                "--hidden none --train-limit 50 --test-limit 10 --epochs 2 --save %s --report %s"
                        .formatted(model, csv)
                        .split(" "));
        assertThat(status).isEqualTo(1);
        assertThat(err.toString()).startsWith("the training diverged: ").endsWith("the run ends with epoch 0\n");
        assertThat(Files.readAllLines(csv)).hasSize(2);
        assertThat(ModelFile.read(model).info()).isNotNull();
    }

    @Test
    void tellsNoProfileOfARunThatDivergedAtOnce() throws Exception {
        Path model = saved(1);
        out.getBuffer().setLength(0);
        int status = run(
                (dataset, settings, threadCount, profiler, from, control, listener) -> listener.diverged(1),
                (FEW_IMAGES + "--epochs 2 --profile --resume " + model).split(" "));
        assertThat(status).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("the training diverged: ");
    }

    /** Somebody puts a folder in the file's place while the run goes on, and in another run takes it away again. */
    @Test
    void goesOnWhereItCannotSaveAndSaysSoOnce() throws Exception {
        for (boolean takenAway : new boolean[] {false, true}) {
            Path model = folder.resolve(takenAway + ".npz");
            Path inTheWay = model.resolve("in the way");
            err.getBuffer().setLength(0);
            int[] epochs = {0};
            int status = run(
                    (dataset, settings, threadCount, profiler, from, control, listener) -> {
                        makeFolders(inTheWay);
                        new Trainer(dataset, settings, threadCount).run(from, control, (metrics, checkpoint) -> {
                            listener.epochCompleted(metrics, checkpoint);
                            epochs[0]++;
                            waitUntil(() -> !err.toString().isEmpty());
                        });
                        if (takenAway) {
                            inTheWay.toFile().delete();
                            model.toFile().delete();
                        }
                    },
                    "--hidden none --train-limit 50 --test-limit 10 --epochs 3 --save %s"
                            .formatted(model)
                            .split(" "));
            String why = "--save %s cannot be written: ".formatted(model);
            assertThat(epochs[0]).isEqualTo(3);
            assertThat(err.toString().lines().findFirst().orElseThrow())
                    .startsWith(why)
                    .endsWith("; the training goes on");
            if (takenAway) {
                assertThat(status).isZero();
                assertThat(err.toString().lines()).hasSize(1);
                assertThat(ModelFile.read(model).history()).isNotNull();
            } else {
                assertThat(status).isEqualTo(1);
                assertThat(err.toString().lines())
                        .hasSize(2)
                        .last()
                        .asString()
                        .startsWith("--save %s does not hold the whole run: ".formatted(model));
            }
        }
    }

    @Test
    void savesTheWholeRunWhenNobodyReadsTheOutput() throws Exception {
        Path model = folder.resolve("m.npz");
        PrintWriter closed = new PrintWriter(Writer.nullWriter());
        closed.close();
        int status = new ChalknetCommand(closed, new PrintWriter(err), TrainCommandTest::trainForReal)
                .run("train --hidden none --train-limit 50 --test-limit 10 --epochs 3 --every 1 --save %s"
                        .formatted(model)
                        .split(" "));
        assertThat(status).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly("the output cannot be written: the disk is full or nobody reads it; "
                        + "the training goes on, for what is saved");
        Model saved = ModelFile.read(model);
        assertThat(saved.history()).isNotNull();
        assertThat(saved.history().epochs()).hasSize(3);
    }

    private static void makeFolders(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void waitUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void failsWhenItDivergesInItsFirstEpoch() {
        Path model = folder.resolve("m.npz");
        assertThat(runForReal("--hidden 8 --lambda 100 --learning-rate 100 --train-limit 6400 --test-limit 10 --save "
                        + model))
                .isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "the training diverged: the loss is no longer a number in epoch 0, mostly since the learning rate or "
                                + "lambda is too large; no epoch is kept" + System.lineSeparator());
        assertThat(model).doesNotExist();
    }

    @Test
    void refusesAPlaceForTheModelBeforeItTrains() {
        Path model = folder.resolve("missing").resolve("m.npz");
        assertThat(run("--save", model.toString())).isEqualTo(2);
        assertThat(err)
                .hasToString("--save %s cannot be written: there is no such folder".formatted(model)
                        + System.lineSeparator());
        err.getBuffer().setLength(0);
        assertThat(run("--save", folder.toString())).isEqualTo(2);
        assertThat(err)
                .hasToString("--save %s cannot be written: it is a folder".formatted(folder) + System.lineSeparator());
        assertThat(trainedWith).isNull();
    }

    private static void trainForReal(
            Dataset dataset,
            TrainingSettings settings,
            int threadCount,
            @Nullable Profiler profiler,
            @Nullable Checkpoint from,
            TrainingControl control,
            TrainingListener listener) {
        new Trainer(dataset, settings, threadCount).run(from, control, listener);
    }

    @Test
    void refusesAWrongDataset() {
        assertThat(run("--data", folder.resolve("missing").toString())).isEqualTo(2);
        assertThat(err)
                .hasToString(
                        folder.resolve("missing") + ": expected a folder, but found none" + System.lineSeparator());
    }

    @Test
    void writesTheReportInPlaceOfAnOlderOne() throws IOException {
        Path report = Files.writeString(folder.resolve("report.csv"), "older".repeat(100));
        assertThat(run("--report", report.toString())).isZero();
        assertThat(report).hasContent(HEADER);
    }

    @ParameterizedTest
    @CsvSource({
        "--resume, --report",
        "--report, --save",
        "--drawings, --report",
        "--drawings, --save",
        "--drawings, --drawings-test",
        "--drawings-test, --save",
        "--drawings-test, --resume"
    })
    void givesNoFileTwoParts(String one, String other) throws IOException {
        Path file = Files.writeString(folder.resolve("a"), DOT);
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder).resolve("a");
        assertThat(run(one, file.toString(), other, link.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .matches(".* is the file of .* too; give it another name")
                .contains(one, other);
        assertThat(file).hasContent(DOT);
        assertThat(trainedWith).isNull();
    }

    @Test
    void savesARunWhereItIsFrom() throws Exception {
        Path model = folder.resolve("m.npz");
        String run = "--hidden none --train-limit 20 --test-limit 10 --epochs 1 --save " + model;
        assertThat(runForReal(run)).isZero();
        assertThat(runForReal(
                        "--train-limit 20 --test-limit 10 --epochs 2 --resume %s --save %s".formatted(model, model)))
                .isZero();
        assertThat(ResumedRun.read(model).history().epochs()).hasSize(2);
    }

    @Test
    void refusesAReportThatCannotBeWrittenBeforeItTrains() {
        Path report = folder.resolve("missing").resolve("report.csv");
        assertThat(run("--report", report.toString())).isEqualTo(2);
        assertThat(err)
                .hasToString("--report %s cannot be written: there is no such folder".formatted(report)
                        + System.lineSeparator());
        assertThat(trainedWith).isNull();
    }

    @Test
    void refusesAReportOnADiskThatIsFull() throws IOException {
        Path report = Files.createSymbolicLink(folder.resolve("report.csv"), FullDisk.device());
        assertThat(run("--report", report.toString())).isEqualTo(2);
        assertThat(err).hasToString("--report %s cannot be written: No space left on device%n".formatted(report));
        assertThat(trainedWith).isNull();
    }

    @Test
    void keepsTheOlderReportWhenTheDatasetIsWrong() throws IOException {
        Path report = Files.writeString(folder.resolve("report.csv"), "older");
        assertThat(run("--report", report.toString(), "--data", "missing")).isEqualTo(2);
        assertThat(report).hasContent("older");
    }

    @Test
    void saysThatTheMemoryIsTooSmall() {
        TrainCommand.Training tooLarge = (dataset, settings, threadCount, profiler, from, control, listener) -> {
            throw new OutOfMemoryError("Java heap space");
        };
        assertThat(run(tooLarge)).isEqualTo(1);
        assertThat(err.toString())
                .matches("this network and data set do not fit into the \\d+ MB of memory that Java may use: "
                        + "make --hidden or --batch smaller, set a --train-limit, or start java with a larger -Xmx\\R");
    }

    @Test
    void knowsTheVersionOfTheProgram() {
        assertThat(run("--version")).isZero();
        assertThat(out).hasToString(ChalknetCommand.VERSION + System.lineSeparator());
        assertThat(Path.of("pom.xml"))
                .content()
                .containsPattern("<artifactId>chalknet</artifactId>\\s*<version>%s</version>"
                        .formatted(Pattern.quote(ChalknetCommand.VERSION.substring("Chalknet ".length()))));
        assertThat(trainedWith).isNull();
    }

    @Test
    void showsWhatEachOptionMayBe() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(
                        "Units of each hidden layer: a whole number from 1 to 4096; at most 8 layers, or none.",
                        "Passes over the training set: a whole number from 1 to 10000.",
                        "Examples in a mini-batch: a whole number from 1 to 10000.",
                        "Learning rate of epoch 0: a number from 0.000001 to 100.",
                        "How fast the learning rate falls: a number from 0 to 100; 0: constant.",
                        "Probability that dropout keeps a unit: a number from 0.01 to 1; 1: no dropout.",
                        "Strength of the L2 penalty: a number from 0 to 100; 0: none.",
                        "Seed of NumPy's RandomState: a whole number from 0 to 4294967295.",
                        "off, affine, elastic, or five numbers with commas between: shift, a number from 0 to 10; ",
                        "Threads that share the work, 1 to 64; they change no number.",
                        "Print every Nth epoch, and the last: a whole number from 1 to 10000.");
    }

    @Test
    void showsTheDefaults() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .startsWith("Usage: java @target/chalknet.args train [")
                .containsSubsequence(
                        "--hidden",
                        "Default: 128,64",
                        "--epochs",
                        "Default: 30",
                        "--batch",
                        "Default: 64",
                        "--learning-rate",
                        "Default: 0.1",
                        "--decay",
                        "Default: 0.01",
                        "--keep-prob",
                        "Default: 0.9",
                        "--lambda",
                        "Default: 0.1",
                        "--seed",
                        "Default: 0",
                        "--every",
                        "Default: 10",
                        "--report",
                        "--profile",
                        "how the training's time splits");
        assertThat(trainedWith).isNull();
    }

    private Path writeTinyDataset(String name) throws IOException {
        Path data = Files.createDirectory(folder.resolve(name));
        for (String part : List.of("train", "t10k")) {
            Files.write(
                    data.resolve(part + "-images-idx3-ubyte"),
                    new byte[] {0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 1, 0, 0, 0, 1, 10, 20, 30});
            Files.write(data.resolve(part + "-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 3, 0, 1, 1});
        }
        return data;
    }

    private int run(String... arguments) {
        return run(this::train, arguments);
    }

    private int run(TrainCommand.Training training, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "train";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new ChalknetCommand(new PrintWriter(out), new PrintWriter(err), training).run(all);
    }
}
