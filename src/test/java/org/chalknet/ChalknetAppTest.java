package org.chalknet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.FxWaits.waitFor;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.css.PseudoClass;
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
import javafx.stage.Stage;
import javafx.stage.Window;
import org.chalknet.data.Dataset;
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
        assertThat(label("loss-hint")).isEqualTo("The curves begin with the first epoch");
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

        // It rests in epoch 4, at 0.1 / 1.04: epoch 2 is done by then, and epoch 3 not told yet.
        waitFor(() -> label("rate-formula").equals("α = α₀ / (1 + decay · epoch), now 0.0962"));
        // With each epoch it is laid out by itself, and not all of the window.
        assertThat(formula.isManaged()).isFalse();
        assertThat(formula.prefWidth(-1)).isEqualTo(wanted);
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
        assertThat(label("run-status")).isEqualTo("Correct what is marked to run");
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
                        && tooltip.getText()
                                .equals("Close the window; a run is stopped, and the next start offers to go on")));
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
        Set<Node> all = stage.getScene().getRoot().lookupAll("*");
        Set<Node> labelled = all.stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getLabelFor())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        assertThat(all)
                .filteredOn(Node::isFocusTraversable)
                .hasSizeGreaterThan(40)
                .filteredOn(node -> !labelled.contains(node))
                .allSatisfy(node -> assertThat(Stream.of(
                                node.getAccessibleText(), node instanceof Labeled named ? named.getText() : null))
                        .anyMatch(word -> word != null && !word.isBlank()));
        assertThat(robot.lookup(".text-field").queryAllAs(TextField.class))
                .hasSizeGreaterThan(8)
                .allSatisfy(field -> assertThat(field.getTooltip().getText()).isNotBlank());
    }
}
