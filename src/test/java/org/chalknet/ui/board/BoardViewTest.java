package org.chalknet.ui.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.FxWaits.layOut;
import static org.chalknet.ui.FxWaits.resize;
import static org.chalknet.ui.FxWaits.waitFor;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TouchEvent;
import javafx.scene.input.TouchPoint;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.chalknet.data.BundledMnist;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetException;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.MnistPreparation;
import org.chalknet.ink.Stroke;
import org.chalknet.network.Network;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class BoardViewTest {

    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private final BoardModel model = new BoardModel();
    private final List<LabelledDrawing> labelled = new CopyOnWriteArrayList<>();
    private final BoardController controller =
            new BoardController(model, labelled::add, background, Platform::runLater);

    @SuppressWarnings("NullAway.Init") // set by start
    private Stage stage;

    @Start
    void start(Stage stage) {
        this.stage = stage;
        Theme.loadFonts();
        controller.datasetChanged(BoardSamples.digits());
        BoardView view = new BoardView(model, controller);
        Scene scene = new Scene(new StackPane(view), 330, 830);
        view.actions().forEach(action -> action.installKeys(scene));
        Theme.BLACKBOARD.applyTo(scene);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(330);
        stage.setHeight(830);
        stage.show();
    }

    @AfterEach
    void stopAsking() {
        background.shutdownNow();
    }

    @Test
    void drawsWithThePointerAndAnswers(FxRobot robot) {
        robot.interact(() -> controller.networkChanged(BoardSamples.sureOf(3)));
        draw(robot, 0.5, 0.2, 0.5, 0.5, 0.5, 0.8);

        waitFor(() -> text(robot, "#board-answer").equals("3"));
        assertThat(strokes()).hasSize(1);
        assertThat(strokes().getFirst().size()).isGreaterThanOrEqualTo(3);
        assertThat(strokes().getFirst().x(0)).isBetween(245.0, 255.0);
        assertThat(strokes().getFirst().y(0)).isBetween(95.0, 105.0);
        assertThat(model.imageProperty().get()).isNotNull();
        assertThat(text(robot, "#board-message")).isEqualTo("91.0 % sure, then 0");
        assertThat(robot.lookup("#board-bars .percentage").queryAllAs(Label.class))
                .extracting(Label::getText)
                .hasSize(10)
                .contains("91.0 %", "1.0 %");
        layOut(stage.getScene().getRoot());
        List<Double> widths = robot.lookup("#board-bars .fill").queryAll().stream()
                .map(fill -> fill.getLayoutBounds().getWidth())
                .toList();
        assertThat(widths.get(3)).isGreaterThan(10 * widths.get(2));
        assertThat(colourAt(robot, 0.5, 0.5)).isEqualTo(Color.web("#f7f5ec"));
    }

    @Test
    void saysThatTheNetworkIsUntrainedAndShowsNoBars(FxRobot robot) {
        draw(robot, 0.5, 0.2, 0.5, 0.8);
        waitFor(() -> model.imageProperty().get() != null);
        assertThat(text(robot, "#board-message")).isEqualTo("The network is untrained: press Run");
        assertThat(robot.lookup("#board-bars .bar").queryAllAs(Node.class)).noneMatch(Node::isVisible);
    }

    @Test
    void cutsOffNeitherALongLabelNorTheWordOfADivergedTraining(FxRobot robot) {
        List<String> names = List.of("a class with a name that is rather long", "a class with a name as long as that");
        resize(stage, 290, 830);
        robot.interact(() -> {
            controller.datasetChanged(BoardSamples.dataset(names));
            controller.networkChanged(BoardSamples.always(Double.NaN, Double.NaN));
            controller.showTestDigit();
        });
        waitFor(() -> text(robot, "#board-message").contains("diverged"));
        layOut(stage.getScene().getRoot());

        for (String id : List.of("#board-caption", "#board-message")) {
            Label label = robot.lookup(id).queryAs(Label.class);
            assertThat(((Text) label.lookup(".text")).getText()).isEqualTo(label.getText());
        }
    }

    @Test
    void takesAnyOfManyNames(FxRobot robot) {
        Node others = robot.lookup("#board-other-names").query();
        assertThat(others.isVisible()).as("each of ten has a line").isFalse();
        double[] probabilities = new double[100];
        Arrays.fill(probabilities, 0.001);
        probabilities[42] = 0.901;
        resize(stage, 290, 830);
        robot.interact(() -> {
            controller.datasetChanged(BoardSamples.dataset(
                    IntStream.range(0, 100).mapToObj(Integer::toString).toList()));
            controller.networkChanged(BoardSamples.always(probabilities));
        });
        assertThat(others.isVisible()).isTrue();
        assertThat(others.isDisabled()).as("there is nothing to label").isTrue();
        draw(robot, 0.5, 0.2, 0.5, 0.8);
        waitFor(() -> text(robot, "#board-answer").equals("42"));
        layOut(stage.getScene().getRoot());
        Label answer = robot.lookup("#board-answer").queryAs(Label.class);
        assertThat(((Text) answer.lookup(".text")).getText()).as("in one line").isEqualTo("42");
        assertThat(text(robot, "#board-label-hint")).isEqualTo("Our class: key 0–9, or click a name");

        MenuButton menu = (MenuButton) others;
        assertThat(menu.getItems()).hasSize(100);
        robot.interact(() -> menu.getItems().get(99).fire());
        assertThat(labelled).extracting(LabelledDrawing::word).containsExactly("99");
    }

    @Test
    void tellsTheWholeOfLongNamesInTheSmallestWindow(FxRobot robot) {
        List<String> names = IntStream.range(0, 10)
                .mapToObj("%d of the classes, 40 characters in total"::formatted)
                .toList();
        String first = names.getFirst();
        assertThat(first).hasSize(40);
        double[] probabilities = new double[10];
        Arrays.fill(probabilities, 0.0125);
        probabilities[0] = 0.5;
        probabilities[1] = 0.4;
        resize(stage, 270, 640);
        robot.interact(() -> {
            controller.datasetChanged(BoardSamples.dataset(names));
            controller.networkChanged(BoardSamples.always(probabilities));
            controller.showTestDigit();
        });
        waitFor(() -> text(robot, "#board-answer").equals(first));
        layOut(stage.getScene().getRoot());

        for (String id : List.of("#board-caption", "#board-message", "#board-answer")) {
            Label label = robot.lookup(id).queryAs(Label.class);
            assertThat(((Text) label.lookup(".text")).getText().replace("\n", ""))
                    .as(id)
                    .isEqualTo(label.getText());
            assertThat(label.getHeight())
                    .as("height of %s", id)
                    .isGreaterThanOrEqualTo(label.prefHeight(label.getWidth()));
        }
        Bounds answer = inScene(robot.lookup("#board-answer").query());
        Bounds message = inScene(robot.lookup("#board-message").query());
        Bounds bars = inScene(robot.lookup("#board-bars").query());
        assertThat(answer.getMaxY()).isLessThanOrEqualTo(message.getMinY());
        assertThat(message.getMaxY()).isLessThanOrEqualTo(bars.getMinY());
        assertThat(bars.getMaxY()).isLessThanOrEqualTo(640);

        Node name = robot.lookup(".class-name").queryAllAs(Button.class).stream()
                .filter(button -> button.getText().equals(first))
                .findAny()
                .orElseThrow();
        assertThat(inScene(name).getWidth())
                .isGreaterThan(0.4 * bars.getWidth())
                .isLessThan(0.46 * bars.getWidth());
        assertThat(name.isDisabled()).as("no drawing to label").isTrue();
        robot.moveTo(name).moveBy(1, 1);
        waitFor(() -> robot.listWindows().stream()
                .anyMatch(
                        window -> window instanceof Tooltip tip && tip.getText().equals(first)));
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    @Test
    void leavesADotWhereThePointerIsPressedAndReleased(FxRobot robot) {
        robot.clickOn(at(robot, 0.25, 0.5), MouseButton.PRIMARY);
        assertThat(strokes()).hasSize(1);
        assertThat(colourAt(robot, 0.25, 0.5)).isEqualTo(Color.web("#f7f5ec"));
    }

    @Test
    void doesNotDrawWithTheSecondaryButton(FxRobot robot) {
        robot.moveTo(at(robot, 0.3, 0.3)).press(MouseButton.SECONDARY);
        robot.moveTo(at(robot, 0.6, 0.6)).release(MouseButton.SECONDARY);
        assertThat(model.emptyProperty().get()).isTrue();
    }

    @Test
    void drawsOnceWhatAFingerDraws(FxRobot robot) {
        Node surface = surface(robot);
        robot.interact(() -> {
            Event.fireEvent(surface, touch(TouchEvent.TOUCH_PRESSED, TouchPoint.State.PRESSED));
            Event.fireEvent(surface, mouseOfTouch(MouseEvent.MOUSE_PRESSED));
            Event.fireEvent(surface, touch(TouchEvent.TOUCH_RELEASED, TouchPoint.State.RELEASED));
            Event.fireEvent(surface, mouseOfTouch(MouseEvent.MOUSE_RELEASED));
        });
        assertThat(strokes()).hasSize(1);
        assertThat(strokes().getFirst().size()).isEqualTo(1);
    }

    @Test
    void goesOnWithAStrokeThatLeftTheBoard(FxRobot robot) {
        draw(robot, 0.5, 0.5, 0.5, 1.2, 0.9, 0.5);
        assertThat(strokes()).hasSize(1);
        assertThat(strokes().getFirst().size()).isGreaterThanOrEqualTo(3);
        for (int i = 0; i < strokes().getFirst().size(); i++) {
            assertThat(strokes().getFirst().y(i)).isBetween(0.0, 500.0);
        }
    }

    @Test
    void clearsByButtonAndByKeyAndUndoes(FxRobot robot) {
        draw(robot, 0.2, 0.2, 0.8, 0.8);
        robot.clickOn("#board-clear");
        assertThat(model.emptyProperty().get()).isTrue();
        assertThat(robot.lookup("#board-clear").queryAs(Button.class).isDisabled())
                .isTrue();
        robot.clickOn("#board-undo");
        assertThat(strokes()).hasSize(1);

        draw(robot, 0.2, 0.8, 0.8, 0.2);
        robot.type(KeyCode.DELETE);
        assertThat(model.emptyProperty().get()).isTrue();
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        assertThat(strokes()).hasSize(2);
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        assertThat(model.emptyProperty().get()).isTrue();
    }

    @Test
    void showsATestDigitUntilSomethingIsDrawn(FxRobot robot) {
        robot.clickOn("#board-test-digit");
        waitFor(() -> model.imageProperty().get() != null);
        assertThat(text(robot, "#board-caption")).matches("test image: [0-9]");
        assertThat(colourAt(robot, 0.018, 0.018)).as("the first pixel").isNotEqualTo(Color.web("#20302a"));
        robot.push(KeyCode.SHORTCUT, KeyCode.D);
        assertThat(model.sheetProperty().get().testDigit()).isNotNull();
        draw(robot, 0.5, 0.5, 0.6, 0.6);
        assertThat(model.sheetProperty().get().testDigit()).isNull();
        assertThat(text(robot, "#board-caption")).isEqualTo("28 rows × 28 columns");
    }

    @Test
    void keepsTheDrawingWhenTheThemeChanges(FxRobot robot) {
        draw(robot, 0.5, 0.2, 0.5, 0.8);
        List<Stroke> before = strokes();
        robot.interact(() -> Theme.WHITEBOARD.applyTo(stage.getScene()));
        assertThat(colourAt(robot, 0.5, 0.5)).isEqualTo(Color.web("#1f2a44"));
        assertThat(colourAt(robot, 0.2, 0.5)).isEqualTo(Color.web("#fdfdfb"));
        assertThat(strokes()).isEqualTo(before);
    }

    @Test
    void keepsTheDrawingWhenTheWindowIsResized(FxRobot robot) {
        draw(robot, 0.5, 0.2, 0.5, 0.8);
        waitForTheWholeDrawing();
        byte[] seen = Objects.requireNonNull(model.imageProperty().get()).pixels();
        List<Stroke> before = strokes();
        double sideBefore = surface(robot).getLayoutBounds().getWidth();
        resize(stage, 270, 640);
        assertThat(surface(robot).getLayoutBounds().getWidth()).isLessThan(sideBefore);
        assertThat(strokes()).isEqualTo(before);
        assertThat(Objects.requireNonNull(model.imageProperty().get()).pixels()).isEqualTo(seen);
        assertThat(colourAt(robot, 0.5, 0.5)).isEqualTo(Color.web("#f7f5ec"));
        assertThat(colourAt(robot, 0.5, 0.9)).isEqualTo(Color.web("#20302a"));
    }

    @Test
    void fitsTheSmallestWindow(FxRobot robot) {
        resize(stage, 270, 640);
        robot.interact(() -> {
            controller.datasetChanged(BoardSamples.dataset(List.of("T-shirt/top", "Ankle boot")));
            controller.networkChanged(BoardSamples.always(0.1, 0.9));
            controller.showTestDigit();
        });
        waitFor(() -> text(robot, "#board-answer").equals("Ankle boot"));
        layOut(stage.getScene().getRoot());
        for (Node node : robot.lookup(".label, .button, .surface").queryAll()) {
            Bounds inScene = node.localToScene(node.getLayoutBounds());
            assertThat(inScene.getMaxX()).as("right of %s", node).isLessThanOrEqualTo(270);
            assertThat(inScene.getMaxY()).as("bottom of %s", node).isLessThanOrEqualTo(640);
        }
        assertThat(surface(robot).getLayoutBounds().getWidth()).isGreaterThan(150);
        assertThat(robot.lookup(".button").queryAllAs(Button.class))
                .allMatch(button -> button.getWidth() >= button.prefWidth(-1));
    }

    @Test
    void showsTheStagesAndWhatEachStepIsWorth(FxRobot robot) {
        robot.interact(() -> controller.networkChanged(BoardSamples.sureOf(3)));
        draw(robot, 0.2, 0.2, 0.3, 0.6);
        waitForTheWholeDrawing();
        assertThat(text(robot, "#stage-centre-otherwise")).isEqualTo("3, 91 %");
        List<byte[]> before = stages();
        assertThat(before).doesNotHaveDuplicates();

        robot.clickOn("#stage-scale");
        waitFor(() -> Arrays.equals(stages().get(1), before.get(0)));
        assertThat(stages().get(3)).isNotEqualTo(before.get(3));
        robot.interact(() -> robot.lookup("#stage-thicken").query().requestFocus());
        robot.type(KeyCode.SPACE);
        waitFor(() -> Arrays.equals(stages().get(2), before.get(0)));
        assertThat(robot.lookup(".stage-intro").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactlyInAnyOrder("with it:", "with it:", "without it:");
        assertThat(robot.lookup("#stage-scale").query().getAccessibleText()).isEqualTo("scaled. with it: 3, 91 %");
    }

    @Test
    void canBeUsedWithoutSeeingIt(FxRobot robot) {
        Node canvas = robot.lookup("#board-canvas").query();
        assertThat(canvas.isFocusTraversable()).isTrue();
        assertThat(canvas.getAccessibleText()).contains("untrained");
        assertThat(robot.lookup(".button").queryAllAs(Button.class))
                .hasSize(14)
                .allMatch(button -> !button.getAccessibleText().isBlank())
                .allMatch(button -> !button.getTooltip().getText().isBlank());
    }

    @Test
    void readsADrawnOneAfterAShortTraining(FxRobot robot) throws DatasetException {
        Dataset mnist = BundledMnist.read().limited(5_000, 100);
        AtomicReference<Network> trained = new AtomicReference<>();
        new Trainer(mnist, new TrainingSettings(List.of(32), 1, 0, 0.1, 0, 32, 3, 0), 2)
                .run(
                        new TrainingControl(TrainingControl.State.RUNNING),
                        (_, checkpoint) -> trained.set(checkpoint.network()));
        robot.interact(() -> {
            controller.datasetChanged(mnist);
            controller.networkChanged(trained.get());
        });
        draw(robot, 0.52, 0.2, 0.5, 0.5, 0.48, 0.8);
        waitFor(() -> text(robot, "#board-answer").equals("1"));
    }

    private static TouchEvent touch(EventType<TouchEvent> type, TouchPoint.State state) {
        TouchPoint point = new TouchPoint(1, state, 50, 50, 50, 50, null, null);
        return new TouchEvent(type, point, List.of(point), 1, false, false, false, false);
    }

    private static MouseEvent mouseOfTouch(EventType<MouseEvent> type) {
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        return new MouseEvent(
                type,
                50,
                50,
                50,
                50,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                true,
                false,
                true,
                null);
    }

    /** What was drawn up to then is answered while the pen moves, from the dot on that it begins with. */
    private void waitForTheWholeDrawing() {
        byte[] whole =
                new MnistPreparation(28, 28).image(model.sheetProperty().get().drawing());
        waitFor(() -> model.imageProperty().get() != null
                && Arrays.equals(
                        Objects.requireNonNull(model.imageProperty().get()).pixels(), whole));
    }

    private void draw(FxRobot robot, double... parts) {
        robot.moveTo(at(robot, parts[0], parts[1])).press(MouseButton.PRIMARY);
        for (int i = 2; i < parts.length; i += 2) {
            robot.moveTo(at(robot, parts[i], parts[i + 1]));
        }
        robot.release(MouseButton.PRIMARY);
    }

    private static Point2D at(FxRobot robot, double partX, double partY) {
        Node surface = surface(robot);
        double side = surface.getLayoutBounds().getWidth();
        return surface.localToScreen(partX * side, partY * side);
    }

    private Color colourAt(FxRobot robot, double partX, double partY) {
        AtomicReference<WritableImage> picture = new AtomicReference<>();
        robot.interact(() -> picture.set(stage.getScene().snapshot(null)));
        Node surface = surface(robot);
        double side = surface.getLayoutBounds().getWidth();
        Point2D point = surface.localToScene(partX * side, partY * side);
        return picture.get().getPixelReader().getColor((int) point.getX(), (int) point.getY());
    }

    private static Node surface(FxRobot robot) {
        return robot.lookup(".surface").query();
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private List<byte[]> stages() {
        return model.stages().all().stream()
                .map(stage ->
                        Objects.requireNonNull(stage.imageProperty().get()).pixels())
                .toList();
    }

    private List<Stroke> strokes() {
        return model.sheetProperty().get().drawing().strokes();
    }
}
