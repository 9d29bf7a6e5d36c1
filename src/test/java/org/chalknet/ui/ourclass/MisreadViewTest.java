package org.chalknet.ui.ourclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.FxWaits.waitFor;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ui.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class MisreadViewTest {

    private static final LabelledDrawing NINE = ClassSamples.drawing("9", 1);
    private static final LabelledDrawing ONE = ClassSamples.drawing("1", 2);

    private final ClassModel model = new ClassModel();
    private final List<Drawing> onBoard = new ArrayList<>();

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        model.setDataset(ClassSamples.DIGITS);
        Scene scene = new Scene(new VBox(new MisreadView(model, onBoard::add)), 500, 200);
        Theme.BLACKBOARD.applyTo(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.setWidth(500);
        stage.setHeight(200);
        stage.show();
    }

    @Test
    void isNotThereWhileThereIsNothingToMeasure(FxRobot robot) {
        assertThat(robot.lookup(".misread").query().isVisible()).isFalse();
        assertThat(robot.lookup(".misread").query().isManaged()).isFalse();
    }

    @Test
    void putsAMisreadDrawingOnTheBoard(FxRobot robot) {
        robot.interact(() -> model.show(new ClassResult(
                3, 30, 0.5, List.of(new ClassResult.Misread(NINE, "4"), new ClassResult.Misread(ONE, "7")))));
        waitFor(() -> texts(robot).equals(List.of("9 as 4", "1 as 7")));
        assertThat(robot.lookup("#misread-words").queryAs(Label.class).getText())
                .isEqualTo("Our class: 93.3 % right,\n95 % interval 78.7 % to 98.2 %.\nMisread: 2 of 30");

        robot.clickOn("1 as 7");
        assertThat(onBoard).containsExactly(ONE.drawing());
        robot.type(KeyCode.LEFT).type(KeyCode.ENTER);
        assertThat(onBoard).containsExactly(ONE.drawing(), NINE.drawing());
    }

    @Test
    void putsNothingOnTheBoardByAClickBesideAThumbnail(FxRobot robot) {
        robot.interact(() -> model.show(new ClassResult(3, 30, 0.5, List.of(new ClassResult.Misread(NINE, "4")))));
        waitFor(() -> texts(robot).equals(List.of("9 as 4")));
        robot.clickOn("9 as 4");
        assertThat(onBoard).hasSize(1);
        Bounds list = robot.lookup("#misread-list")
                .query()
                .localToScreen(robot.lookup("#misread-list").query().getBoundsInLocal());
        robot.clickOn(list.getMaxX() - 40, list.getCenterY());
        robot.clickOn(list.getMinX() + 1, list.getMinY() + 1);
        assertThat(onBoard).hasSize(1);
    }

    @Test
    void saysThatNoneIsMisread(FxRobot robot) {
        robot.interact(() -> model.show(new ClassResult(3, 30, 0.5, List.of())));
        assertThat(robot.lookup("#misread-words").queryAs(Label.class).getText())
                .endsWith("Misread: 0 of 30");
        assertThat(robot.lookup("#misread-list").query().isVisible()).isFalse();
    }

    private static List<String> texts(FxRobot robot) {
        return robot.lookup(".thumbnail").queryAll().stream()
                .map(cell -> (ListCell<?>) cell)
                .filter(cell -> !cell.isEmpty())
                .map(Labeled::getText)
                .toList();
    }
}
