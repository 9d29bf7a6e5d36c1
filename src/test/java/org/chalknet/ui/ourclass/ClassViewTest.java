package org.chalknet.ui.ourclass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.FxWaits.waitFor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Theme;
import org.chalknet.ui.ToldDialogs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ClassViewTest {

    private static final LabelledDrawing NINE = ClassSamples.drawing("9", 1);
    private static final LabelledDrawing ONE = ClassSamples.drawing("1", 2);
    private static final LabelledDrawing OTHER_NINE = ClassSamples.drawing("9", 3);

    private final ToldDialogs dialogs = new ToldDialogs();
    private final ClassModel model = new ClassModel();
    private final List<Drawing> onBoard = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set by start
    private ClassController controller;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        controller = new ClassController(
                model, folder, dialogs, new Failures(dialogs, Platform::runLater), Runnable::run, Runnable::run);
        controller.datasetChanged(ClassSamples.DIGITS);
        ClassFilesController files = new ClassFilesController(
                model,
                controller,
                dialogs,
                _ -> {},
                new Failures(dialogs, Platform::runLater),
                Runnable::run,
                Runnable::run);
        Scene scene = new Scene(new StackPane(new ClassView(model, controller, files, onBoard::add)), 600, 200);
        Theme.WHITEBOARD.applyTo(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.setWidth(600);
        stage.setHeight(200);
        stage.show();
    }

    @BeforeEach
    void labelThree() {
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            for (LabelledDrawing drawing : List.of(NINE, ONE, OTHER_NINE)) {
                controller.label(drawing);
            }
        });
    }

    @Test
    void showsTheDrawingsByDigit(FxRobot robot) {
        waitFor(() -> thumbnails(robot).equals(List.of("1", "9", "9")));
        assertThat(robot.lookup("#class-digit-9").queryAs(ToggleButton.class).getAccessibleText())
                .isEqualTo("9: 2 drawings");
        robot.clickOn("#class-digit-9");
        waitFor(() -> thumbnails(robot).equals(List.of("9", "9")));
        robot.clickOn("#class-digit-9");
        waitFor(() -> thumbnails(robot).size() == 3);
    }

    @Test
    void showsAllDrawingsWhereTheChosenClassIsGone(FxRobot robot) {
        robot.clickOn("#class-digit-9");
        waitFor(() -> thumbnails(robot).equals(List.of("9", "9")));
        LabelledDrawing bag = ClassSamples.drawing("Bag", 4);
        robot.interact(() -> {
            controller.datasetChanged(ClassSamples.dataset(List.of("Bag", "Coat")));
            controller.label(bag);
        });
        waitFor(() -> thumbnails(robot).equals(List.of("Bag")));
    }

    @Test
    void putsADrawingOnTheBoard(FxRobot robot) {
        choose(robot, 1);
        robot.type(KeyCode.ENTER);
        assertThat(onBoard).containsExactly(NINE.drawing());
        robot.doubleClickOn(cell(robot, 0));
        assertThat(onBoard).containsExactly(NINE.drawing(), ONE.drawing());
        robot.clickOn("#class-show");
        assertThat(onBoard).hasSize(3);
    }

    @Test
    void putsNothingOnTheBoardByAClickBesideAThumbnail(FxRobot robot) {
        choose(robot, 1);
        Bounds last = cell(robot, 2).localToScreen(cell(robot, 2).getBoundsInLocal());
        robot.doubleClickOn(last.getMaxX() + 40, last.getCenterY());
        robot.doubleClickOn(last.getMaxX() - 1, last.getMaxY() - 1);
        assertThat(onBoard).isEmpty();
    }

    @Test
    void relabelsRemovesAndTakesBack(FxRobot robot) {
        choose(robot, 0);
        robot.type(KeyCode.DIGIT7);
        assertThat(model.drawings()).contains(new LabelledDrawing("7", ONE.drawing()));
        robot.clickOn("#class-undo");
        assertThat(model.drawings()).contains(ONE);

        choose(robot, 0);
        robot.type(KeyCode.DELETE);
        assertThat(model.drawings()).containsExactly(NINE, OTHER_NINE);
        robot.clickOn("#class-undo");
        choose(robot, 2);
        robot.clickOn("#class-remove");
        assertThat(model.drawings()).containsExactly(NINE, ONE);
        assertThat(robot.lookup("#class-message").queryAs(Label.class).getText())
                .isEqualTo("Removed: 1");
    }

    @Test
    void splitsTheDrawings(FxRobot robot) {
        assertThat(robot.lookup("#class-split-words").queryAs(Label.class).getText())
                .isEqualTo("0 train, 3 measure");
        robot.interact(() -> robot.lookup("#class-split").queryAs(Slider.class).setValue(50));
        assertThat(robot.lookup("#class-split-words").queryAs(Label.class).getText())
                .isEqualTo("1 train, 2 measure");
    }

    @Test
    void makesNoThumbnailOutOfSight(FxRobot robot) {
        robot.interact(() -> model.addAll(IntStream.range(10, 5_000)
                .mapToObj(i -> ClassSamples.drawing("0", i))
                .toList()));
        waitFor(() -> thumbnails(robot).size() > 5);
        assertThat(thumbnails(robot)).hasSizeLessThan(60);
    }

    @Test
    void everyControlHasAWordForThoseWhoDoNotSee(FxRobot robot) {
        assertThat(robot.lookup(".button").queryAllAs(Button.class))
                .hasSize(5)
                .allSatisfy(button -> assertThat(button.getAccessibleText()).isNotBlank())
                .allSatisfy(button -> assertThat(button.getTooltip().getText()).isNotBlank());
        assertThat(robot.lookup("#class-split").query().getAccessibleText()).isNotBlank();
        assertThat(robot.lookup("#class-list").query().getAccessibleText()).isNotBlank();
    }

    private void choose(FxRobot robot, int index) {
        waitFor(() -> thumbnails(robot).size() > index);
        robot.clickOn(cell(robot, index));
    }

    private static Node cell(FxRobot robot, int index) {
        return cells(robot).filter(cell -> cell.getIndex() == index).findAny().orElseThrow();
    }

    private static Stream<ListCell<?>> cells(FxRobot robot) {
        return robot.lookup(".thumbnail").queryAll().stream()
                .<ListCell<?>>map(cell -> (ListCell<?>) cell)
                .filter(cell -> !cell.isEmpty());
    }

    private static List<String> thumbnails(FxRobot robot) {
        return cells(robot)
                .filter(Node::isVisible)
                .sorted(Comparator.comparingInt(IndexedCell::getIndex))
                .map(Labeled::getText)
                .toList();
    }
}
