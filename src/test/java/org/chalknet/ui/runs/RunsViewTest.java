package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.FxWaits.layOut;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.chalknet.storage.Model;
import org.chalknet.ui.Action;
import org.chalknet.ui.Theme;
import org.chalknet.ui.run.RunModel;
import org.chalknet.ui.runs.RunsModel.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by JUnit and start
class RunsViewTest {

    private final BooleanProperty there = new SimpleBooleanProperty();

    @TempDir
    private Path folder;

    private TrainedRuns runs;
    private RunsModel model;
    private RunsView view;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        runs = new TrainedRuns(folder);
        model = runs.model;
        RunsController controller = runs.controller(new RunModel(), Runnable::run);
        RunFilesController files = new RunFilesController(
                model,
                controller,
                runs.recorder,
                () -> runs.dataset,
                "test",
                runs.dialogs,
                _ -> {},
                runs.failures,
                Runnable::run,
                Runnable::run);
        view = new RunsView(model, controller, files, there);
        Scene scene = new Scene(view, 900, 300);
        Theme.BLACKBOARD.applyTo(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.setWidth(900);
        stage.setHeight(300);
        stage.show();
    }

    @Test
    void showsTheRunThatIsClickedOnTwiceAndNoOther(FxRobot robot) {
        robot.interact(() -> {
            runs.train(0.5, 0.9);
            runs.train(0.6, 0.7);
        });
        layOut(view);
        robot.clickOn(name(robot, 0));
        robot.doubleClickOn((Node) box(robot, "B"));
        robot.doubleClickOn("#test");
        robot.doubleClickOn(view.localToScreen(450, 220));
        assertThat(model.wordsProperty().get()).as("a box, a title, no row").doesNotContain("is shown");
        robot.doubleClickOn(name(robot, 0));
        assertThat(model.wordsProperty().get()).startsWith("Run A is shown.");
    }

    @Test
    void asksBeforeARunIsTakenOutThatIsInNoFile(FxRobot robot) {
        robot.interact(() -> runs.train(0.5, 0.9));
        robot.interact(() -> model.add(model.rows().getFirst().run().in(folder.resolve("saved.npz"))));
        Row saved = model.rows().getLast();
        layOut(view);
        robot.clickOn(name(robot, 0)).push(KeyCode.DELETE);
        assertThat(runs.dialogs.told.removeLast())
                .isEqualTo("Run A is not saved. | What is taken out of the list without being saved is gone. | "
                        + "Take out all the same");
        assertThat(model.rows()).hasSize(2);

        runs.dialogs.answer = Optional.of("Take out all the same");
        robot.push(KeyCode.BACK_SPACE);
        assertThat(model.rows()).extracting(Row::number).containsExactly(saved.number());
        runs.dialogs.told.clear();
        layOut(view);
        robot.clickOn(name(robot, 0)).push(KeyCode.DELETE);
        assertThat(model.rows()).isEmpty();
        assertThat(runs.dialogs.told).as("its file stays").isEmpty();
    }

    @Test
    void offersWhatCanBeDoneWithANetworkAlone(FxRobot robot) {
        robot.interact(() -> model.add(KeptRun.of(new Model(Samples.network(0), null, null), null)));
        layOut(view);
        assertThat(action("Save run…").available().get()).isFalse();
        assertThat(action("Export ONNX…").available().get()).isFalse();
        robot.interact(() -> there.set(true));
        assertThat(action("Save run…").available().get()).isTrue();
        assertThat(action("Export ONNX…").available().get()).isTrue();

        robot.clickOn(name(robot, 0)).push(KeyCode.SPACE);
        assertThat(model.overlaid()).as("it has no curves").isEmpty();
        robot.push(KeyCode.ENTER);
        assertThat(runs.shown.thereProperty().get()).isTrue();
    }

    private Action action(String label) {
        return view.actions().stream()
                .filter(action -> action.label().get().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Node name(FxRobot robot, int row) {
        return robot.lookup(".run-name.table-cell")
                .match(cell -> ((TableCell<?, ?>) cell).getIndex() == row)
                .query();
    }

    private static CheckBox box(FxRobot robot, String letter) {
        return robot.lookup("#overlay-" + letter).queryAs(CheckBox.class);
    }
}
