package org.chalknet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.FxWaits.resize;
import static org.chalknet.ui.FxWaits.waitFor;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.chalknet.data.Dataset;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Nothing in the window moves, overlaps or is cut off, however large it is and however long the words are. */
@ExtendWith(ApplicationExtension.class)
class WindowLayoutTest extends WindowTest {

    @Start
    void start(Stage newStage) {
        openFirst(newStage);
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
    void bringsTheWindowBackIfItsTitleBarIsLostWhileItAppears(FxRobot robot) {
        end();
        robot.interact(() -> {
            openProgram(new OneDataSet(HALVES), userFolder);
            stage.setY(-20);
        });
        waitFor(() -> stage.getY() == 0);
        waitForTheDataSet();
    }

    @Test
    void leavesTheTitlesOfTheLowerPanelsWhereTheyAre(FxRobot robot) {
        resize(stage, 980, 700);
        Bounds before = inScene(robot.lookup("#show-runs").query());
        for (String panel : List.of("#show-class", "#show-runs")) {
            robot.clickOn(panel);
            layOut();
            assertThat(inScene(robot.lookup("#show-runs").query())).isEqualTo(before);
        }
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
        assertThat(view.getLayoutBounds().getHeight()).isEqualTo(6 * lineHeight);
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
        assertThat(robot.lookup("#run-speed").queryLabeled().getTooltip().getText())
                .startsWith("331 days left · 0 examples/s\n")
                .endsWith("the evaluation of each epoch included; pauses do not count");

        robot.clickOn("#run-stop");
        waitFor(() -> label("run-status").equals("Stopped, 9,999 of 10,000 epochs done"));
        assertTopBarIsWhole(robot, longName);
        assertThat(label("run-speed")).isEqualTo("0/s");

        type(robot, "keep-prob", "1.5");
        waitFor(() -> label("run-status").equals("Correct what is marked to run"));
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
}
