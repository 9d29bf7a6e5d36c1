package org.chalknet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.FxWaits.waitFor;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.chalknet.data.BundledMnist;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetException;
import org.chalknet.network.Network;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.storage.ModelInfo;
import org.chalknet.storage.StorageException;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.ojalgo.matrix.store.R032Store;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What becomes of runs when they are over: in files, after the next start, and on the slider. */
@ExtendWith(ApplicationExtension.class)
class RunsWindowTest extends WindowTest {

    @TempDir
    private Path folder;

    @Start
    void start(Stage newStage) {
        openFirst(newStage);
    }

    @Test
    void writesTheNetworkThatAnswersAsOnnx(FxRobot robot) throws IOException {
        List<Network> networks = new CopyOnWriteArrayList<>();
        training = (dataset, settings, from, control, listener) -> new Trainer(dataset, settings, 2)
                .run(from, control, (metrics, checkpoint) -> {
                    networks.add(checkpoint.network());
                    listener.epochCompleted(metrics, checkpoint);
                });
        run(robot, 3, 0);
        assertOnnx(robot, "newest.onnx", networks.getLast());
        chooseFirstEpoch(robot);
        assertOnnx(robot, "first.onnx", networks.getFirst());
        assertThat(dialogs.told).isEmpty();

        dialogs.file = Optional.of(folder.resolve("no such folder").resolve("a.onnx"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        waitFor(() -> !dialogs.told.isEmpty());
        assertThat(dialogs.told)
                .singleElement()
                .asString()
                .startsWith("The network could not be saved in “a.onnx”. | ");
    }

    private void assertOnnx(FxRobot robot, String name, Network expected) throws IOException {
        dialogs.file = Optional.of(folder.resolve(name));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        waitFor(() -> label("done").equals(name + " is saved in " + folder));
        ModelProto written = ModelProto.parseFrom(Files.readAllBytes(folder.resolve(name)));
        assertThat(written.getDocString()).contains("each class: left, right.");
        R032Store weights = expected.layers().getFirst().weights();
        FloatBuffer rows = written.getGraph()
                .getInitializer(0)
                .getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        assertThat(rows.limit()).isEqualTo(weights.size());
        for (int i = 0; i < rows.limit(); i++) {
            assertThat(rows.get(i)).isEqualTo(weights.floatValue(i / 64, i % 64));
        }
    }

    @Test
    void asksBeforeARunThatIsNotSavedGoesWithTheWindow(FxRobot robot) {
        run(robot, 3, 0);
        robot.push(KeyCode.CONTROL, KeyCode.Q);
        assertThat(dialogs.told.removeLast()).startsWith("Run A is not saved. | ");
        robot.interact(() -> Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertThat(dialogs.told).hasSize(1);
        assertThat(stage.isShowing()).isTrue();

        dialogs.answer = Optional.of("Quit all the same");
        robot.push(KeyCode.CONTROL, KeyCode.Q);
        waitFor(() -> !stage.isShowing());
    }

    /** NumPy wrote the file, of parameters that the notebook trained. */
    @Test
    void readsADrawnDigitWithANetworkOfTheNotebook(FxRobot robot) throws Exception {
        open(new OneDataSet(digits()), userFolder);
        waitForTheDataSet();
        dialogs.file = Optional.of(
                Path.of(Objects.requireNonNull(RunsWindowTest.class.getResource("models/notebook-digits.npz"))
                        .toURI()));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        waitFor(() -> label("runs-words").startsWith("Run A is shown."));
        assertThat(label("board-message")).isNotEqualTo("The network is untrained: press Run");

        layOut();
        draw(robot, 0.52, 0.2, 0.5, 0.5, 0.48, 0.8);
        waitFor(() -> label("board-answer").equals("1"));
        robot.clickOn("#board-clear");
        draw(robot, 0.3, 0.2, 0.5, 0.2, 0.7, 0.2, 0.6, 0.5, 0.5, 0.8);
        waitFor(() -> label("board-answer").equals("7"));
        assertThat(dialogs.told).isEmpty();
        assertThat(button("run-pause").isDisabled())
                .as("it does not tell how it could go on")
                .isTrue();
    }

    private static Dataset digits() throws DatasetException {
        return BundledMnist.read().limited(100, 100);
    }

    @Test
    void listsSavedRunsAfterTheNextStart(FxRobot robot) throws IOException {
        draw(robot, 0.2, 0.2, 0.2, 0.8);
        run(robot, 3, 0);
        List<Number> measured = losses(robot, 3);
        waitFor(() -> label("board-message").contains("sure"));
        String answer = label("board-message");
        save(robot, "kept.npz");
        run(robot, 3, 5);
        save(robot, "gone.npz");
        run(robot, 3, 6);
        Files.delete(folder.resolve("gone.npz"));

        startAgain(HALVES);
        robot.clickOn("#show-runs");
        clickOnNew(robot, "128-64");
        assertThat(runNames(robot))
                .as("neither the one that is gone nor the unsaved one")
                .containsExactly("128-64");
        robot.push(KeyCode.ENTER);
        waitFor(() -> label("run-status").equals("Finished, 3 of 3 epochs done"));
        assertThat(losses(robot, 3)).isEqualTo(measured);
        draw(robot, 0.2, 0.2, 0.2, 0.8);
        waitFor(() -> label("board-message").equals(answer));

        type(robot, "epochs", "5");
        waitFor(() -> !button("run-pause").isDisabled());
        robot.clickOn("#run-pause");
        waitFor(() -> label("run-status").equals("Finished, 5 of 5 epochs done"));
        assertThat(losses(robot, 5)).startsWith(measured.toArray(Number[]::new));
        assertThat(dialogs.told).isEmpty();
    }

    /** The window that is killed is one in a process of its own. */
    @Test
    void goesOnWithARunWhoseProcessWasKilled(FxRobot robot) throws Exception {
        TrainingSettings settings = trainAndKill().settings();
        end();
        open(new OneDataSet(HALVES), folder);
        waitFor(() -> stage.getScene().lookup("#notice-text") != null);
        assertThat(label("notice-text")).isEqualTo("A run was cut short: 3 of 6 epochs on halves are done.");
        clickOnNew(robot, "#go-on");
        waitFor(() -> label("run-status").equals("Finished, 6 of 6 epochs done"));

        List<Number> uninterrupted = new ArrayList<>();
        List<Checkpoint> checkpoints = new ArrayList<>();
        new Trainer(HALVES, settings, 1)
                .run(new TrainingControl(TrainingControl.State.RUNNING), (metrics, checkpoint) -> {
                    uninterrupted.add(metrics.loss());
                    checkpoints.add(checkpoint);
                });
        assertThat(losses(robot, 6)).isEqualTo(uninterrupted);
        save(robot, "whole.npz");
        Model whole = ModelFile.read(folder.resolve("whole.npz"));
        for (int l = 0; l < 3; l++) {
            assertThat(whole.network().layers().get(l).weights().data)
                    .isEqualTo(checkpoints.getLast().network().layers().get(l).weights().data);
        }
        assertThat(whole.history()).isNotNull();
        assertThat(whole.history().last().random())
                .isEqualTo(checkpoints.getLast().random());
        // Saved, it need not be kept.
        waitFor(() -> isEmpty(folder.resolve("runs")));
        assertThat(dialogs.told).isEmpty();
    }

    private static boolean isEmpty(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns what the killed process left. */
    private ModelInfo trainAndKill() throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), WindowToKill.class.getName(), folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
            while (autosaved().isEmpty()) {
                assertThat(process.isAlive()).isTrue();
                assertThat(System.nanoTime()).as("it saves its three epochs").isLessThan(end);
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return Objects.requireNonNull(autosaved().orElseThrow().info());
    }

    private Optional<Model> autosaved() throws IOException {
        Path runs = folder.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(runs)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".npz")).toList()) {
                Model model = ModelFile.read(file);
                if (model.info() != null && model.info().epochs().size() == WindowToKill.DONE) {
                    return Optional.of(model);
                }
            }
        } catch (StorageException e) {
            throw new AssertionError("a file is always whole", e);
        }
        return Optional.empty();
    }

    @Test
    void answersWithAnyEpochOfAnyRunThatIsShown(FxRobot robot) {
        draw(robot, 0.2, 0.2, 0.4, 0.8);
        run(robot, 3, 1);
        String firstOfA = answerOfTheFirstEpoch(robot);
        run(robot, 3, 2);
        String firstOfB = answerOfTheFirstEpoch(robot);
        assertThat(firstOfB).isNotEqualTo(firstOfA);

        robot.clickOn("#show-runs");
        clickOnNew(robot, "seed 1");
        robot.push(KeyCode.ENTER);
        waitFor(() -> label("runs-words").startsWith("Run A is shown."));
        assertThat(answerOfTheFirstEpoch(robot)).isEqualTo(firstOfA);
        clickOnNew(robot, "seed 2");
        robot.push(KeyCode.ENTER);
        waitFor(() -> label("runs-words").startsWith("Run B is shown."));
        assertThat(answerOfTheFirstEpoch(robot)).isEqualTo(firstOfB);
        assertThat(dialogs.told).isEmpty();
    }

    /** Returns how sure the first epoch is, once the newest has answered, and leaves the slider there. */
    private String answerOfTheFirstEpoch(FxRobot robot) {
        waitFor(() -> label("board-message").contains("sure"));
        String newest = label("board-message");
        chooseFirstEpoch(robot);
        waitFor(() -> !label("board-message").equals(newest));
        return label("board-message");
    }

    private void chooseFirstEpoch(FxRobot robot) {
        waitFor(() -> stage.getScene().lookup("#epoch-slider").isVisible());
        layOut();
        robot.clickOn(robot.lookup("#epoch-slider").query().lookup(".thumb")).push(KeyCode.HOME);
        assertThat(label("epoch-slider-words")).isEqualTo("The board answers with epoch 0");
    }

    private void run(FxRobot robot, int epochs, int seed) {
        type(robot, "epochs", Integer.toString(epochs));
        type(robot, "seed", Integer.toString(seed));
        robot.clickOn("#run-start");
        String end = "Finished, %1$d of %1$d epochs done".formatted(epochs);
        waitFor(() -> label("run-status").equals(end));
    }

    private void save(FxRobot robot, String name) {
        dialogs.file = Optional.of(folder.resolve(name));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        waitFor(() -> label("done").equals(name + " is saved in " + folder));
        layOut();
        Label done = robot.lookup("#done").queryAs(Label.class);
        assertThat(done.getWidth()).as("nothing is cut off").isGreaterThanOrEqualTo(Math.floor(done.prefWidth(-1)));
    }
}
