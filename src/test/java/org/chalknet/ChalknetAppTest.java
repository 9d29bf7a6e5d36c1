package org.chalknet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.FxWaits.resize;
import static org.chalknet.ui.FxWaits.waitFor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.chalknet.data.Dataset;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.ui.dataset.DatasetSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The whole window, with the real trainer on a small data set. */
@ExtendWith(ApplicationExtension.class)
class ChalknetAppTest extends WindowTest {

    @Start
    void start(Stage newStage) {
        openFirst(newStage);
    }

    @Test
    void streamsTheEpochsIntoBothCharts(FxRobot robot) {
        type(robot, "epochs", "4");
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Finished, 4 of 4 epochs done"));

        for (String chart : List.of("#loss-chart", "#accuracy-chart")) {
            for (XYChart.Series<Number, Number> series : series(robot, chart).subList(0, 2)) {
                waitFor(() -> series.getData().size() == 4);
                assertThat(series.getData())
                        .extracting(point -> point.getXValue().intValue())
                        .containsExactly(0, 1, 2, 3);
            }
        }
        List<XYChart.Series<Number, Number>> loss = series(robot, "#loss-chart");
        assertThat(loss.getFirst().getData().getLast().getYValue().doubleValue())
                .isLessThan(loss.getFirst().getData().getFirst().getYValue().doubleValue());
        assertThat(text("notebook-text")).matches("Epoch 0, Loss: [\\d.]+, Test Accuracy: [\\d.]+%\nEpoch 3, .*");
        assertThat(dialogs.told).isEmpty();
    }

    @Test
    void runsPausesStepsAndStops(FxRobot robot) {
        type(robot, "epochs", ENDLESS);
        robot.clickOn("#run-start");
        waitFor(() -> series(robot, "#loss-chart").getFirst().getData().size() >= 3);
        assertThat(button("run-start").isDisabled()).isTrue();
        assertThat(robot.lookup("#settings-locked").queryLabeled().isVisible()).isTrue();
        for (String control : List.of(".settings .text-field", ".settings .slider", ".layers .button")) {
            assertThat(robot.lookup(control).queryAllAs(Node.class))
                    .as(control)
                    .hasSizeGreaterThan(2)
                    .allMatch(Node::isDisabled);
        }
        assertThat(robot.lookup("#dataset").query().isDisabled()).isTrue();

        robot.clickOn("#run-pause");
        waitFor(() -> label("run-status").startsWith("Paused, "));
        assertThat(button("run-pause").getText()).isEqualTo("Resume");
        int paused = epochShown();

        robot.clickOn("#run-step");
        waitFor(() -> label("run-status").startsWith("Paused") && epochShown() > paused);
        assertThat(epochShown()).isBetween(paused + 1, paused + 2);

        robot.clickOn("#run-pause");
        waitFor(() -> button("run-pause").getText().equals("Pause"));
        robot.clickOn("#run-stop");
        waitFor(() -> label("run-status").startsWith("Stopped, "));
        assertThat(button("run-start").isDisabled()).isFalse();
        assertThat(robot.lookup("#epochs").query().isDisabled()).isFalse();
        waitFor(() -> !trainingThread.get().isAlive());
    }

    @Test
    void saysThatTheFirstEpochIsBeingTrained(FxRobot robot) {
        assertThat(label("loss-hint")).isEqualTo("Press Run to train");
        assertThat(label("board-message")).isEqualTo("The network is untrained: press Run");
        training = (dataset, settings, from, control, listener) ->
                waitWhile(() -> control.state() != TrainingControl.State.STOPPED);
        robot.clickOn("#run-start");
        assertThat(label("loss-hint")).isEqualTo("The first epoch is being trained");
        assertThat(label("board-message")).isEqualTo("The network answers after its first epoch");

        robot.clickOn("#run-stop");
        waitFor(() -> label("run-status").startsWith("Stopped"));
        assertThat(label("loss-hint")).isEqualTo("Press Run to train");
        assertThat(label("board-message")).isEqualTo("The network is untrained: press Run");
    }

    @Test
    void tellsTheLearningRateOfTheEpoch(FxRobot robot) {
        type(robot, "epochs", ENDLESS);
        assertThat(label("rate-formula")).endsWith("now 0.1");
        Node formula = robot.lookup("#rate-formula").query();
        double wanted = formula.prefWidth(-1);
        robot.clickOn("#run-start");

        // Epoch 3 is at 0.1 / 1.03; its first progress may be told a moment after epoch 2 is done.
        waitFor(() -> label("rate-formula").equals("α = α₀ / (1 + decay · epoch), now 0.0971"));
        // With each epoch it is laid out by itself, and not all of the window.
        assertThat(formula.isManaged()).isFalse();
        assertThat(formula.prefWidth(-1)).isEqualTo(wanted);
    }

    @Test
    void nothingMovesWhenTheWordsOnTheButtonsChange(FxRobot robot) {
        type(robot, "epochs", ENDLESS);
        for (double width : new double[] {1024, 1300}) {
            resize(stage, width, 800);
            double before = left(robot.lookup("#run-status").query());
            robot.clickOn("#run-start");
            waitFor(() -> label("run-status").startsWith("3 of "));
            assertThat(placeOfStatus(robot)).as("running").isEqualTo(before);
            robot.clickOn("#run-pause");
            waitFor(() -> label("run-status").startsWith("Paused"));
            assertThat(placeOfStatus(robot)).as("paused").isEqualTo(before);
            robot.clickOn("#run-stop");
            waitFor(() -> label("run-status").startsWith("Stopped"));
        }
        robot.interact(() -> {
            button("run-pause").textProperty().unbind();
            button("run-pause").setText("Pausing…");
        });
        assertThat(button("run-pause").prefWidth(-1))
                .isLessThanOrEqualTo(button("run-pause").getWidth());
    }

    private double placeOfStatus(FxRobot robot) {
        layOut();
        return left(robot.lookup("#run-status").query());
    }

    @Test
    void doesEverythingByKeys(FxRobot robot) {
        type(robot, "epochs", ENDLESS);
        robot.push(KeyCode.F10);
        waitFor(() -> label("run-status").equals("Paused, 1 of 10,000 epochs done"));
        robot.push(KeyCode.CONTROL, KeyCode.P);
        waitFor(() -> button("run-pause").getText().equals("Pause"));
        robot.push(KeyCode.CONTROL, KeyCode.P);
        waitFor(() -> label("run-status").startsWith("Paused"));
        robot.push(KeyCode.SHIFT, KeyCode.F5);
        waitFor(() -> label("run-status").startsWith("Stopped"));
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        waitFor(() -> !button("run-pause").isDisabled());
        robot.push(KeyCode.SHIFT, KeyCode.F5);
        waitFor(() -> label("run-status").startsWith("Stopped"));

        List<String> before = List.copyOf(stage.getScene().getStylesheets());
        robot.push(KeyCode.CONTROL, KeyCode.T);
        assertThat(stage.getScene().getStylesheets()).hasSameSizeAs(before).isNotEqualTo(before);
    }

    @Test
    void keepsALabelledDrawingForTheNextStart(FxRobot robot) {
        drag(robot);
        robot.clickOn("#decay").push(KeyCode.DIGIT1);
        assertThat(robot.lookup("#board-clear").query().isDisabled())
                .as("a key that is typed into a field labels nothing")
                .isFalse();
        robot.clickOn("#board-undo");
        assertThat(robot.lookup("#board-clear").query().isDisabled()).isTrue();
        robot.clickOn("#board-redo");

        robot.push(KeyCode.DIGIT1);
        assertThat(robot.lookup("#board-clear").query().isDisabled())
                .as("the board is free for the next")
                .isTrue();
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        assertThat(robot.lookup("#board-clear").query().isDisabled()).isFalse();
        openOurClass(robot);
        waitFor(() -> label("class-message").equals("Added as right"));

        open(new OneDataSet(HALVES), userFolder);
        openOurClass(robot);
        waitFor(() -> robot.lookup("#class-digit-right").tryQuery().isPresent()
                && "right: 1 drawings"
                        .equals(robot.lookup("#class-digit-right").query().getAccessibleText()));
        assertThat(dialogs.told).isEmpty();
    }

    @Test
    void followsOurClassThroughARun(FxRobot robot) {
        drag(robot);
        robot.push(KeyCode.DIGIT0);
        type(robot, "epochs", "3");
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Finished, 3 of 3 epochs done"));

        waitFor(() -> !series(robot, "#accuracy-chart").get(2).getData().isEmpty());
        waitFor(() -> robot.lookup("#misread-words").queryLabeled().isVisible());
        assertThat(label("misread-words")).matches("(?s)Our class: .*95 % interval .*Misread: [01] of 1");
        assertThat(robot.lookup(".legend").queryAllAs(Label.class))
                .filteredOn(legend -> legend.getParent().isVisible())
                .extracting(Labeled::getText)
                .anyMatch(legend -> legend.matches("our class (0|100)\\.00 %"));
    }

    private static void openOurClass(FxRobot robot) {
        robot.clickOn("#show-class");
    }

    @Test
    void isNotRunWithAWrongValue(FxRobot robot) {
        type(robot, "keep-prob", "1.5");
        assertThat(robot.lookup(".field-error").queryAllAs(Label.class))
                .filteredOn(Label::isVisible)
                .extracting(Label::getText)
                .containsExactly("keep_prob must be a number from 0.01 to 1");
        assertThat(button("run-start").isDisabled()).isTrue();
        assertThat(button("run-step").isDisabled()).isTrue();
        assertThat(label("run-status")).isEqualTo("Correct the marked setting to run");
        robot.push(KeyCode.F5);
        assertThat(trainingThread.get()).isNull();

        type(robot, "keep-prob", "0.8");
        assertThat(button("run-start").isDisabled()).isFalse();
    }

    @Test
    void saysThatThereIsNoDataSet(FxRobot robot) {
        open(new NoData(), userFolder);

        waitFor(() -> label("run-status").equals("No data set: open one to run") && !dialogs.told.isEmpty());
        assertThat(dialogs.told).hasSize(1);
        assertThat(button("run-start").isDisabled()).isTrue();
        assertThat(button("run-step").isDisabled()).isTrue();
    }

    @Test
    void takesWhatIsTypedWhenTheFocusLeaves(FxRobot robot) {
        robot.clickOn("#decay").push(KeyCode.CONTROL, KeyCode.A).write("0.5").push(KeyCode.TAB);

        assertThat(text("decay")).isEqualTo("0.50");
        assertThat(label("rate-formula")).endsWith("now 0.1");
        assertThat(robot.lookup("#decay-slider").queryAs(Slider.class).getValue())
                .isEqualTo(17);
    }

    @Test
    void changesTheLayers(FxRobot robot) {
        assertThat(label("parameter-count")).isEqualTo("16,706 parameters");

        robot.clickOn("#layer-add");
        assertThat(label("parameter-count")).isEqualTo("20,866 parameters");
        assertThat(robot.lookup("#layer-3").query().isFocused()).isTrue();

        robot.clickOn("#layer-1").push(KeyCode.CONTROL, KeyCode.A).write("5000").push(KeyCode.ENTER);
        assertThat(robot.lookup("#layer-1").queryAs(TextField.class).getPseudoClassStates())
                .extracting(Object::toString)
                .contains("danger");
        assertThat(robot.lookup(".layer-chip").queryAllAs(Node.class))
                .filteredOn(chip -> chip.getPseudoClassStates().contains(PseudoClass.getPseudoClass("danger")))
                .hasSize(1);
        assertThat(button("run-start").isDisabled()).isTrue();
        assertThat(label("parameter-count")).isEqualTo("– parameters");
        type(robot, "layer-3", "x");
        assertThat(robot.lookup(".layers .field-error").queryAllAs(Label.class))
                .filteredOn(Label::isVisible)
                .extracting(Label::getText)
                .containsExactly(
                        "layer 1: units of a hidden layer must be a whole number from 1 to 4096",
                        "layer 3: units of a hidden layer must be a whole number from 1 to 4096");

        robot.clickOn("#settings-reset");
        assertThat(label("parameter-count")).isEqualTo("16,706 parameters");
        assertThat(button("run-start").isDisabled()).isFalse();
    }

    @Test
    void keepsTheFieldsOfTheOtherLayers(FxRobot robot) {
        Node first = robot.lookup("#layer-1").query();
        Node second = robot.lookup("#layer-2").query();
        robot.clickOn("#layer-add");
        assertThat(robot.lookup("#layer-1").<Node>query()).isSameAs(first);

        robot.interact(() -> ((Button) first.getParent().lookup(".layer-remove")).fire());
        assertThat(robot.lookup("#layer-1").<Node>query()).isSameAs(second);
    }

    @Test
    void showsTheFieldThatHasTheFocusAndTheResetHoweverManyLayersThereAre(FxRobot robot) {
        resize(stage, 980, 700);
        while (!button("layer-add").isDisabled()) {
            clickOnNew(robot, "#layer-add");
        }
        layOut();
        Bounds panel = inScene(robot.lookup(".settings").query());
        assertThat(inScene(button("settings-reset")).getMaxY()).isLessThan(panel.getMaxY());

        robot.interact(() -> robot.lookup("#epochs").query().requestFocus());
        robot.push(KeyCode.TAB);
        Node seed = robot.lookup("#seed").query();
        assertThat(seed.isFocused()).isTrue();
        layOut();
        assertThat(inScene(seed).getMaxY())
                .isLessThan(inScene(button("settings-reset")).getMinY());

        robot.interact(() -> robot.lookup("#layer-1").query().requestFocus());
        layOut();
        assertThat(inScene(robot.lookup("#layer-1").query()).getMinY()).isGreaterThan(panel.getMinY());
    }

    @Test
    void readsOutTheEpochUnderThePointer(FxRobot robot) {
        type(robot, "epochs", "2");
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Finished, 2 of 2 epochs done"));

        robot.moveTo("#loss-chart");
        waitFor(() -> robot.lookup(".readout-epoch").queryAllAs(Label.class).stream()
                .allMatch(line -> line.getText().equals("Epoch 1")));
        assertThat(robot.lookup(".readout").queryAllAs(Node.class)).hasSize(2).allMatch(Node::isVisible);

        robot.moveTo("#run-start");
        waitFor(() -> robot.lookup(".readout").queryAllAs(Node.class).stream().noneMatch(Node::isVisible));

        robot.interact(() -> robot.lookup("#accuracy-chart").query().requestFocus());
        robot.push(KeyCode.LEFT);
        assertThat(robot.lookup(".readout-epoch").queryAllAs(Label.class))
                .extracting(Labeled::getText)
                .containsOnly("Epoch 0");
    }

    @Test
    void showsTheNewestLinesOfTheNotebookWhole(FxRobot robot) {
        type(robot, "epochs", "60");
        robot.clickOn("#run-start");
        waitFor(() -> text("notebook-text").contains("Epoch 59"));
        layOut();

        Node view = robot.lookup("#notebook-text").query();
        Node lines = robot.lookup("#notebook-text .content .text").queryAllAs(Text.class).stream()
                .filter(text -> text.getText().contains("Epoch 59"))
                .findAny()
                .orElseThrow();
        double lineHeight = lines.getLayoutBounds().getHeight() / 7;
        assertThat(view.getLayoutBounds().getHeight()).isEqualTo(4 * lineHeight);
        waitFor(() -> inScene(lines).getMaxY() == inScene(view).getMaxY());

        robot.moveTo("#notebook-text").scroll(1, VerticalDirection.UP);
        layOut();
        double scrolledBy = inScene(lines).getMaxY() - inScene(view).getMaxY();
        assertThat(scrolledBy).isPositive();
        assertThat(scrolledBy % lineHeight).isZero();
    }

    @Test
    void nothingOverlapsHoweverNarrowTheWindow(FxRobot robot) {
        type(robot, "epochs", "1");
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Finished, 1 of 1 epochs done"));
        for (double width : new double[] {1440, 1024, 1000, 960, 900}) {
            resize(stage, width, 800);

            double board = left(robot.lookup(".board-column").query());
            assertThat(robot.lookup(".middle-column .label").queryAllAs(Label.class))
                    .as("at a width of %s", width)
                    .hasSizeGreaterThan(6)
                    .allSatisfy(label -> assertThat(right(label)).isLessThan(board));
            for (Node header : robot.lookup(".chart-header").queryAll()) {
                Bounds title = inScene(header.lookup(".panel-title"));
                Bounds legends = inScene(header.lookup(".legends"));
                assertThat(title.getMaxX() < legends.getMinX() || title.getMaxY() <= legends.getMinY())
                        .as("the legend is beside or below its title at a width of %s", width)
                        .isTrue();
            }
        }
    }

    @Test
    void noButtonCoversTheTitleOfAPanel(FxRobot robot) {
        for (String panel : List.of("class", "runs")) {
            robot.clickOn("#show-" + panel);
            layOut();
            assertThat(left(robot.lookup("#" + panel + "-show").query()))
                    .as("the first button of %s", panel)
                    .isGreaterThan(right(robot.lookup("#show-runs").query()) + 4);
        }
    }

    @Test
    void noPlotMovesWhenTheLegendGrows(FxRobot robot) {
        resize(stage, 1024, 700);
        drag(robot);
        robot.push(KeyCode.DIGIT0);
        type(robot, "epochs", "1");
        List<Double> before = heightsOfTheLegends(robot);
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Finished, 1 of 1 epochs done"));
        waitFor(() -> robot.lookup("#misread-words").queryLabeled().isVisible());
        assertThat(heightsOfTheLegends(robot)).isEqualTo(before);
    }

    private List<Double> heightsOfTheLegends(FxRobot robot) {
        layOut();
        return robot.lookup(".chart-header").queryAllAs(Region.class).stream()
                .map(Region::getHeight)
                .toList();
    }

    @Test
    void keepsTheEssentialsOfTheTopBarHoweverLongTheyAre(FxRobot robot) {
        String longName = "Handwriting of all the classes of our school";
        Dataset longNamed = new Dataset(longName, HALVES.classNames(), HALVES.training(), HALVES.test());
        training = (dataset, settings, from, control, listener) -> {
            trainingControl.set(control);
            for (int epoch = 0; epoch < 9_999; epoch++) {
                EpochMetrics slow =
                        new EpochMetrics(epoch, 0.1, 1, 0.5, 1, 0.5, 0, 8000, 2.86e7, 1_800_000_000, List.of());
                NumPyRandom random = new NumPyRandom(0);
                listener.epochCompleted(
                        slow,
                        new Checkpoint(HeInitializer.initialize(List.of(64, 2), random), random.state(), epoch + 1));
            }
            listener.trained(9_998, 32);
            waitWhile(() -> control.state() != TrainingControl.State.STOPPED);
        };
        open(new OneDataSet(longNamed), userFolder);
        resize(stage, 1024, 700);
        waitFor(() -> label("run-status").equals("Ready to train"));
        type(robot, "epochs", "10000");
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("9,999 of 10,000 epochs done"));
        assertTopBarIsWhole(robot, longName);
        assertThat(label("run-speed")).isEqualTo("331 days left");

        robot.clickOn("#run-stop");
        waitFor(() -> label("run-status").equals("Stopped, 9,999 of 10,000 epochs done"));
        assertTopBarIsWhole(robot, longName);
        assertThat(label("run-speed")).isEqualTo("225k/s");

        type(robot, "keep-prob", "1.5");
        waitFor(() -> label("run-status").equals("Correct the marked setting to run"));
        assertTopBarIsWhole(robot, longName);
    }

    /** Nothing but the data set's name is cut off, and that one is told whole by its tooltip. */
    private void assertTopBarIsWhole(FxRobot robot, String datasetName) {
        layOut();
        assertThat(robot.lookup(".top-bar .label").queryAllAs(Label.class))
                .filteredOn(label ->
                        !label.getText().equals(datasetName) && !label.getText().isEmpty())
                .hasSize(3)
                .allSatisfy(label -> assertThat(label.lookup(".text"))
                        .isInstanceOfSatisfying(
                                Text.class, text -> assertThat(text.getText()).isEqualTo(label.getText())));
        Node dataset = robot.lookup("#dataset").query();
        assertThat(right(robot.lookup("#run-status").query()))
                .isLessThan(left(robot.lookup("#run-speed").query()));
        assertThat(right(robot.lookup("#run-speed").query())).isLessThan(left(dataset));
        assertThat(dataset.getLayoutBounds().getWidth()).isGreaterThan(70);
        assertThat(right(robot.lookup("#menu").query())).isLessThan(1024);
    }

    @Test
    void copiesTheLinesOfTheNotebook(FxRobot robot) {
        type(robot, "epochs", "1");
        robot.clickOn("#run-start");
        waitFor(() -> label("run-status").equals("Finished, 1 of 1 epochs done"));
        robot.clickOn("#notebook-copy");

        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).startsWith("Epoch 0, Loss: ").isEqualTo(text("notebook-text"));
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
        assertThat(runNames(robot)).containsExactly("Diverged: 128-64");
        robot.clickOn("Diverged: 128-64").push(KeyCode.ENTER);
        waitFor(() -> stage.getScene().lookup("#half-rate") != null);
        assertThat(label("run-status")).isEqualTo("Diverged, 2 of 5 epochs done");
        assertThat(button("run-pause").isDisabled()).as("shown again").isTrue();

        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
        waitFor(() -> label("run-status").equals("Finished, 5 of 5 epochs done"));
        assertThat(text("learning-rate")).isEqualTo("0.10");
        assertThat(stage.getScene().lookup("#notice").isVisible()).isFalse();
        waitFor(() -> series(robot, "#loss-chart").getFirst().getData().size() == 5);
        assertThat(runNames(robot)).containsExactly("Diverged: α₀ 0.2", "α₀ 0.1");
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
        clickOnNew(robot, "#half-rate");
        assertThat(text("learning-rate")).isEqualTo("0.10");
        assertThat(label("loss-hint")).isEqualTo("The first epoch is being trained");
        robot.clickOn("#run-stop");
        waitFor(() -> label("run-status").startsWith("Stopped"));
        assertThat(label("loss-hint")).isEqualTo("Press Run to train");
        assertThat(label("board-message")).isEqualTo("The network is untrained: press Run");
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
        startAgain(HALVES);
        waitFor(() -> stage.getScene().lookup("#notice-text") != null);
        assertThat(label("notice-text")).isEqualTo("A run was cut short: 3 of 10,000 epochs on halves are done.");
        clickOnNew(robot, "#go-on");
        waitFor(() -> label("run-status").equals("3 of 10,000 epochs done"));
        assertThat(losses(robot, 3)).hasSize(3);
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
        clickOnNew(robot, "#go-on");
        waitFor(() -> !dialogs.told.isEmpty());
        assertThat(dialogs.told.getFirst()).startsWith("Another run is active. | Stop it");
        dialogs.told.clear();
        robot.push(KeyCode.SHIFT, KeyCode.F5);
        waitFor(() -> label("run-status").startsWith("Stopped"));
        assertThat(userFolder.resolve("runs")).isNotEmptyDirectory();
        clickOnNew(robot, "#go-on");
        waitFor(() -> label("run-status").equals("3 of 10,000 epochs done"));
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

    @Test
    void hasAKeyAndAnExplanationForAllThatIsInTheMenu(FxRobot robot) {
        List<MenuItem> items =
                items(robot.lookup("#menu").queryAs(MenuButton.class).getItems());
        assertThat(items).hasSizeGreaterThan(25);
        assertThat(items)
                .extracting(MenuItem::getAccelerator)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        robot.clickOn("#menu").moveTo("Quit");
        waitFor(() -> Window.getWindows().stream()
                .anyMatch(window -> window instanceof Tooltip tooltip
                        && tooltip.getText().equals("Close the window; a run is stopped")));
        robot.push(KeyCode.ESCAPE);
    }

    private static List<MenuItem> items(List<MenuItem> items) {
        return items.stream()
                .flatMap(item -> item instanceof Menu menu ? items(menu.getItems()).stream() : Stream.of(item))
                .filter(item -> !(item instanceof SeparatorMenuItem))
                .toList();
    }

    @Test
    void tellsWhatFailed(FxRobot robot) {
        training = (dataset, settings, from, control, listener) -> {
            throw new OutOfMemoryError("Java heap space");
        };
        robot.clickOn("#run-start");
        waitFor(() -> !dialogs.told.isEmpty());
        assertThat(dialogs.told.getFirst()).startsWith("This is too large for the memory");
        assertThat(button("run-start").isDisabled()).isFalse();
    }

    @Test
    void tellsOfAMistakeInTheWindow() {
        Platform.runLater(() -> {
            throw new IllegalStateException("a mistake of ours");
        });
        waitFor(() -> !dialogs.told.isEmpty());
        assertThat(dialogs.told.getFirst()).contains("a mistake of ours");
    }

    @Test
    void opensADataSetAndKeepsTheOldOneWhenItCannot(FxRobot robot, @TempDir Path empty) {
        dialogs.folder = Optional.of(empty);
        robot.push(KeyCode.CONTROL, KeyCode.O);
        waitFor(() -> !dialogs.told.isEmpty());

        assertThat(dialogs.told.getFirst()).contains("could not be opened");
        waitFor(() ->
                robot.lookup("#dataset").queryAs(MenuButton.class).getText().equals("halves"));
        assertThat(label("run-status")).isEqualTo("Ready to train");
    }

    @Test
    void opensTheBundledDataSetByItsKey(FxRobot robot) {
        AtomicInteger opened = new AtomicInteger();
        open(
                new DatasetSource() {
                    @Override
                    public Dataset bundled() {
                        opened.incrementAndGet();
                        return HALVES;
                    }

                    @Override
                    public Dataset folder(Path folder) {
                        throw new IllegalStateException("not asked for");
                    }
                },
                userFolder);
        waitFor(() -> label("run-status").equals("Ready to train"));
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.O);
        waitFor(() -> opened.get() == 2);
    }

    @Test
    void endsTheTrainingWhenTheWindowCloses(FxRobot robot) {
        type(robot, "epochs", ENDLESS);
        robot.clickOn("#run-start");
        waitFor(() -> series(robot, "#loss-chart").getFirst().getData().size() >= 1);
        Thread thread = trainingThread.get();
        assertThat(thread.isAlive()).isTrue();
        assertThat(thread.isDaemon()).isTrue();

        robot.interact(() -> stage.close());
        assertThat(trainingControl.get().state()).isEqualTo(TrainingControl.State.STOPPED);
        waitFor(() -> !thread.isAlive());
        waitFor(() -> Thread.getAllStackTraces().keySet().stream()
                .allMatch(other -> other.isDaemon() || !other.getName().contains("chalknet")));
    }

    @Test
    void everyControlHasAWordForThoseWhoDoNotSee(FxRobot robot) {
        assertThat(robot.lookup(".button").queryAllAs(Button.class))
                .allSatisfy(button -> assertThat(Stream.of(button.getAccessibleText(), button.getText()))
                        .anyMatch(word -> word != null && !word.isBlank()));
        assertThat(robot.lookup(".text-field").queryAllAs(TextField.class))
                .hasSizeGreaterThan(8)
                .allSatisfy(field -> assertThat(field.getTooltip().getText()).isNotBlank());
        assertThat(robot.lookup(".label").queryAllAs(Label.class))
                .extracting(Label::getLabelFor)
                .contains(
                        robot.lookup("#keep-prob").query(),
                        robot.lookup("#seed").query());
    }
}
