package org.chalknet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.FxWaits.waitFor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.chalknet.data.Dataset;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.ui.dataset.DatasetSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a run comes to, and what can be done with it then: one that diverged, was stopped, cut short, or is compared with another. */
@ExtendWith(ApplicationExtension.class)
class RunOutcomesWindowTest extends WindowTest {

    @Start
    void start(Stage newStage) {
        openFirst(newStage);
    }

    @Test
    void saysThatTheRunHasDivergedAndGoesOnWithHalfTheRate(FxRobot robot) {
        type(robot, "learning-rate", "0.2");
        type(robot, "epochs", "5");
        training = (dataset, settings, from, control, listener) -> {
            if (from == null) {
                new Trainer(dataset, settings.withEpochs(2), 1).run(control, listener);
                listener.diverged(2);
            } else {
                new Trainer(dataset, settings, 1).run(from, control, listener);
            }
        };
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Diverged, 2 of 5 epochs done"));
        assertThat(label("notice-text"))
                .startsWith("The loss is no longer a number in epoch 2")
                .contains("α₀ or λ is too large", "The network of epoch 1 is kept");

        assertThat(button("run-pause").isDisabled())
                .as("it would diverge again")
                .isTrue();
        assertThat(button("run-pause").getText()).isEqualTo("Pause");
        clickOnNew(robot, "#leave-it");
        robot.clickOn("#show-runs");
        assertThat(runNames(robot)).containsExactly("Diverged: 128-64, 2 of 5 epochs");
        robot.clickOn("Diverged: 128-64, 2 of 5 epochs").push(KeyCode.ENTER);
        waitFor(() -> stage.getScene().lookup("#half-rate") != null);
        assertThat(label("run-status")).isEqualTo("Diverged, 2 of 5 epochs done");
        assertThat(button("run-pause").isDisabled()).as("shown again").isTrue();

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        waitFor(() -> label("run-status").equals("Finished, 5 of 5 epochs done"));
        assertThat(text("learning-rate")).isEqualTo("0.10");
        assertThat(stage.getScene().lookup("#notice").isVisible()).isFalse();
        waitFor(() -> series(robot, "#loss-chart").getFirst().getData().size() == 5);
        assertThat(runNames(robot)).containsExactly("Diverged: α₀ 0.2, 2 of 5 epochs", "α₀ 0.1");
    }

    @Test
    void saysThatTheRunHasDivergedInItsFirstEpochAndStartsAgainWithHalfTheRate(FxRobot robot) {
        training = (dataset, settings, from, control, listener) -> listener.diverged(0);
        type(robot, "learning-rate", "0.2");
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Diverged, 0 of 30 epochs done"));
        assertThat(label("loss-hint")).startsWith("Diverged: the loss was no longer a number in epoch 0.");
        assertThat(label("accuracy-hint")).startsWith("The run has stopped in epoch 0");
        assertThat(label("board-message")).isEqualTo("The training diverged: try a smaller α₀ or λ");
        assertThat(button("run-pause").isDisabled()).isTrue();

        training = (dataset, settings, from, control, listener) ->
                waitWhile(() -> control.state() != TrainingControl.State.STOPPED);
        type(robot, "lambda", "x");
        assertThat(button("half-rate").isDisabled())
                .as("nothing starts while a setting is wrong")
                .isTrue();
        type(robot, "lambda", "0.7");
        type(robot, "learning-rate", "0.3");
        clickOnNew(robot, "#half-rate");
        assertThat(text("learning-rate")).isEqualTo("0.10");
        assertThat(text("lambda")).as("a change since").isEqualTo("0.70");
        assertThat(label("loss-hint")).isEqualTo("The curves begin with the first epoch");
        robot.clickOn("#run-stop");
        waitFor(() -> label("run-status").startsWith("Stopped"));
        assertThat(label("loss-hint")).isEqualTo("Press Run to train");
        assertThat(label("board-message")).isEqualTo("The network is untrained: press Run");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        assertThat(label("run-status")).as("this one has not diverged").startsWith("Stopped");

        training = (dataset, settings, from, control, listener) -> listener.diverged(0);
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Diverged, 0 of 30 epochs done"));
        training = (dataset, settings, from, control, listener) ->
                new Trainer(dataset, settings.withEpochs(1), 1).run(control, listener);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        waitFor(() -> label("run-status").startsWith("Stopped, 1 of 30"));
        assertThat(text("learning-rate")).isEqualTo("0.05");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void startsNothingWhileOtherImagesAreLoadedAndOffersNothingOnThem(int epochs, FxRobot robot) {
        AtomicInteger asked = new AtomicInteger();
        AtomicBoolean there = new AtomicBoolean();
        open(
                new DatasetSource() {
                    @Override
                    public Dataset bundled() {
                        if (asked.getAndIncrement() == 0) {
                            return HALVES;
                        }
                        waitWhile(() -> !there.get());
                        return HALVES.limited(60, 32);
                    }

                    @Override
                    public Dataset folder(Path folder) {
                        throw new IllegalStateException("not asked for");
                    }
                },
                userFolder);
        waitForTheDataSet();
        AtomicInteger runs = new AtomicInteger();
        training = (dataset, settings, from, control, listener) -> {
            runs.incrementAndGet();
            if (epochs > 0) {
                new Trainer(dataset, settings.withEpochs(epochs), 1).run(control, listener);
            }
            listener.diverged(epochs);
        };
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Diverged, %d of 30 epochs done".formatted(epochs)));
        assertThat(button("half-rate").isDisabled()).isFalse();

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        waitFor(() -> label("run-status").equals("Loading the data set…"));
        assertThat(button("half-rate").isDisabled()).isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        there.set(true);
        waitFor(() -> label("run-status").equals("Ready to train"));
        assertThat(stage.getScene().lookup("#notice").isVisible()).isFalse();
        waitFor(() -> !button("run-start").isDisabled());
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        assertThat(runs).hasValue(1);
        assertThat(text("learning-rate")).isEqualTo("0.10");
    }

    @Test
    void goesOnWithAStoppedRunWithTheBitsOfAWholeOne(FxRobot robot) {
        type(robot, "epochs", "6");
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Finished, 6 of 6 epochs done"));
        List<Number> whole = losses(robot, 6);

        type(robot, "epochs", "3");
        assertThat(button("run-pause").isDisabled()).isTrue();
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Finished, 3 of 3 epochs done"));
        type(robot, "epochs", "6");
        assertThat(button("run-pause").getText()).isEqualTo("Resume");
        type(robot, "keep-prob", "0.7");
        assertThat(button("run-pause").isDisabled()).as("another setting").isTrue();
        type(robot, "keep-prob", "0.9");
        robot.clickOn("#run-pause");
        waitFor(() -> label("run-status").equals("Finished, 6 of 6 epochs done"));
        assertThat(losses(robot, 6)).isEqualTo(whole);
        assertThat(text("notebook-text")).contains("Epoch 0, ", "Epoch 5, ");
        robot.clickOn("#show-runs");
        assertThat(runNames(robot)).containsExactly("same settings", "same settings");
    }

    @Test
    void savesAPausedRunAndGoesOnInAnotherWindow(FxRobot robot, @TempDir Path folder) {
        type(robot, "epochs", "6");
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Finished, 6 of 6 epochs done"));
        List<Number> whole = losses(robot, 6);
        robot.push(KeyCode.F10);
        waitFor(() -> label("run-status").equals("Paused, 1 of 6 epochs done"));
        dialogs.file = Optional.of(folder.resolve("paused.npz"));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        waitFor(() -> Files.exists(folder.resolve("paused.npz")));
        robot.push(KeyCode.SHIFT, KeyCode.F5);
        waitFor(() -> label("run-status").startsWith("Stopped"));

        open(new OneDataSet(HALVES), folder);
        waitFor(() -> label("run-status").equals("Ready to train"));
        assertThat(text("epochs")).isEqualTo("30");
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        waitFor(() -> label("run-status").equals("Stopped, 1 of 6 epochs done"));
        assertThat(text("epochs")).isEqualTo("6");
        robot.clickOn("#run-pause");
        waitFor(() -> label("run-status").equals("Finished, 6 of 6 epochs done"));
        assertThat(losses(robot, 6)).isEqualTo(whole);
        assertThat(dialogs.told).isEmpty();
    }

    @Test
    void offersToGoOnWithARunThatWasCutShort(FxRobot robot) {
        type(robot, "epochs", ENDLESS);
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").startsWith("3 of "));
        // It rests after the only mini-batch of its fifth epoch; what is trained is measured when it is stopped.
        startAgain(HALVES);
        waitFor(() -> stage.getScene().lookup("#notice-text") != null);
        assertThat(label("notice-text")).isEqualTo("A run was cut short: 5 of 10,000 epochs on halves are done.");
        clickOnNew(robot, "#go-on");
        waitFor(() -> label("run-status").equals("5 of 10,000 epochs done"));
        assertThat(losses(robot, 5)).hasSize(5);
        robot.push(KeyCode.SHIFT, KeyCode.F5);
        waitFor(() -> label("run-status").startsWith("Stopped"));

        startAgain(HALVES);
        assertThat(userFolder.resolve("runs"))
                .as("a run that was stopped is offered no more")
                .isEmptyDirectory();
        assertThat(dialogs.told).isEmpty();
    }

    @Test
    void keepsARunThatWasCutShortWhileOtherImagesAreOpen(FxRobot robot) {
        type(robot, "epochs", ENDLESS);
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").startsWith("3 of "));
        startAgain(HALVES.limited(60, 32));
        waitFor(() -> stage.getScene().lookup("#notice-text") != null);
        clickOnNew(robot, "#go-on");
        waitFor(() -> !dialogs.told.isEmpty());
        assertThat(dialogs.told.getFirst())
                .startsWith("The run cannot go on with the images that are open now. | It was trained on: halves.");
        dialogs.told.clear();
        waitFor(() -> stage.getScene().lookup("#go-on") != null);
        type(robot, "epochs", "1");
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Finished, 1 of 1 epochs done"));

        startAgain(HALVES);
        waitFor(() -> stage.getScene().lookup("#go-on") != null);
        type(robot, "epochs", ENDLESS);
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").startsWith("3 of "));
        assertThat(button("go-on").isDisabled()).as("another run is active").isTrue();
        robot.push(KeyCode.SHIFT, KeyCode.F5);
        waitFor(() -> label("run-status").startsWith("Stopped"));
        assertThat(userFolder.resolve("runs")).isNotEmptyDirectory();
        clickOnNew(robot, "#go-on");
        waitFor(() -> label("run-status").equals("5 of 10,000 epochs done"));
        assertThat(dialogs.told).isEmpty();
    }

    @Test
    void offersToDiscardARunThatCannotBeRead(FxRobot robot) throws IOException {
        end();
        Path broken = Files.createDirectories(userFolder.resolve("runs")).resolve("broken.npz");
        Files.writeString(broken, "no run");
        open(new OneDataSet(HALVES), userFolder);
        waitFor(() -> stage.getScene().lookup("#notice-text") != null);
        assertThat(label("notice-text")).startsWith("A run that was cut short could not be read: ");
        assertThat(broken).exists();
        clickOnNew(robot, "#discard");
        clickOnNew(robot, "#for-good");
        waitFor(() -> !Files.exists(broken));
        assertThat(dialogs.told).isEmpty();
    }

    @Test
    void readsTheDrawingWithAnEarlierEpoch(FxRobot robot) {
        drag(robot);
        type(robot, "epochs", "4");
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Finished, 4 of 4 epochs done"));
        waitFor(() -> label("board-message").contains("sure"));
        String newest = label("board-message");
        layOut();
        robot.clickOn(robot.lookup("#epoch-slider").query().lookup(".thumb")).press(KeyCode.HOME);
        assertThat(robot.lookup(".readout-epoch").queryAllAs(Label.class))
                .as("the plot leaves the keys of the slider to it")
                .extracting(Label::getText)
                .containsOnly("Epoch 3");
        robot.release(KeyCode.HOME);
        waitFor(() -> !label("board-message").equals(newest));
        assertThat(label("epoch-slider-words")).isEqualTo("The board answers with epoch 0");
        robot.push(KeyCode.END);
        waitFor(() -> label("board-message").equals(newest));
    }

    @Test
    void comparesTwoRunsAndRunsAgainWithOneChange(FxRobot robot) {
        type(robot, "epochs", "2");
        type(robot, "seed", "5");
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Finished, 2 of 2 epochs done"));
        type(robot, "seed", "0");
        robot.clickOn("#show-runs");
        clickOnNew(robot, "128-64");
        robot.push(KeyCode.CONTROL, KeyCode.R);
        assertThat(text("seed")).isEqualTo("5");
        assertThat(label("runs-words")).isEqualTo("All is set as for A: change one setting, then press Run.");
        type(robot, "keep-prob", "0.5");
        type(robot, "lambda", "0.2");
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Finished, 2 of 2 epochs done")
                && runNames(robot).size() == 2);
        assertThat(runNames(robot)).containsExactly("keep_prob 0.9, λ 0.1", "keep_prob 0.5, λ 0.2");
        waitFor(() -> robot.lookup("#runs-list .run-name .text").queryAllAs(Text.class).stream()
                .map(Text::getText)
                .toList()
                .containsAll(runNames(robot)));
        assertThat(robot.lookup("#overlay-test-A").queryAllAs(Node.class))
                .hasSize(2)
                .allSatisfy(curve -> {
                    List<Node> plotted = curve.getParent().getChildrenUnmodifiable();
                    assertThat(plotted.indexOf(curve))
                            .as("behind the readout")
                            .isLessThan(plotted.indexOf(curve.getParent().lookup(".readout")));
                });

        clickOnNew(robot, "keep_prob 0.9, λ 0.1");
        robot.push(KeyCode.SHIFT, KeyCode.DOWN);
        waitFor(() -> !label("runs-words").startsWith("Comparing"));
        assertThat(label("runs-words"))
                .matches(".* only A reads, .* only B: (may well be|hardly) chance, p [<=] [\\d.]+"
                        + "|A and B read the very same test images\\.");
        robot.push(KeyCode.SPACE);
        waitFor(() -> robot.lookup("#overlay-test-A").queryAll().size() == 2
                && robot.lookup("#overlay-test-B").queryAll().size() == 2);
        robot.push(KeyCode.SPACE);
        waitFor(() -> robot.lookup("#overlay-test-A").queryAll().isEmpty()
                && robot.lookup("#overlay-test-B").queryAll().isEmpty());
    }

    @Test
    void bringsTheRunThatHasJustEndedIntoSight(FxRobot robot) {
        type(robot, "epochs", "1");
        robot.clickOn("#show-runs");
        for (int runs = 1; runs <= 12; runs++) {
            int all = runs;
            robot.push(KeyCode.F5);
            waitFor(() -> !button("run-start").isDisabled() && runNames(robot).size() == all);
        }
        waitFor(() -> robot.lookup("#overlay-L").tryQuery().isPresent());
    }
}
