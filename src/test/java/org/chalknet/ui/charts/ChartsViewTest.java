package org.chalknet.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.Axis;
import javafx.scene.chart.ValueAxis;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.chalknet.ui.Action;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Theme;
import org.chalknet.ui.ToldDialogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start
class ChartsViewTest {

    private static final Overlay OTHER =
            new Overlay("B", "λ 0.5, epochs 2", 1, List.of(Measured.epoch(0, 0.9, 0.6), Measured.epoch(1, 0.8, 0.7)));

    private final ChartsModel model = new ChartsModel();
    private final ToldDialogs dialogs = new ToldDialogs();

    @TempDir
    private Path folder;

    private ChartsView view;
    private List<Action> exports;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        view = new ChartsView(model);
        exports = new ExportController(
                        model,
                        view,
                        () -> "MNIST",
                        dialogs,
                        _ -> {},
                        new Failures(dialogs, Runnable::run),
                        Runnable::run,
                        Runnable::run)
                .actions();
        Scene scene = new Scene(new StackPane(view), 600, 500);
        Theme.BLACKBOARD.applyTo(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void standsWithTheSliderAtTheEpochThatAnswers(FxRobot robot) {
        run(robot, 5);
        Slider slider = robot.lookup("#epoch-slider").queryAs(Slider.class);
        assertThat(slider.isVisible()).isTrue();
        assertThat(slider.getValue()).isEqualTo(4);
        assertThat(slider.getAccessibleText()).isEqualTo("The board answers with the newest epoch");
        assertThat(robot.lookup("#epoch-slider-words").query().isVisible()).isFalse();

        robot.clickOn(slider.lookup(".thumb")).push(KeyCode.LEFT).push(KeyCode.LEFT);
        assertThat(model.chosenProperty().get()).isEqualTo(2);
        assertThat(model.pointedProperty().get()).isEqualTo(2);
        assertThat(robot.lookup("#epoch-slider-words").queryAs(Label.class).getText())
                .isEqualTo("The board answers with epoch 2");
        robot.push(KeyCode.HOME);
        assertThat(model.chosenProperty().get()).isZero();
        robot.push(KeyCode.END);
        assertThat(model.chosenProperty().get()).isEqualTo(ChartsModel.NONE);
    }

    @Test
    void putsTheThumbUnderItsEpoch(FxRobot robot) {
        run(robot, 5);
        robot.interact(() -> model.choose(2));
        layOut(robot);
        Node thumb = robot.lookup("#epoch-slider").query().lookup(".thumb");
        Node cursor = robot.lookup("#accuracy-chart").query().lookup(".cursor-line");
        robot.interact(() -> model.pointAt(2));
        layOut(robot);
        assertThat(middle(thumb)).isCloseTo(middle(cursor), within(1.5));
    }

    @Test
    void hasNoSliderWhereThereIsNothingToChoose(FxRobot robot) {
        run(robot, 1);
        assertThat(robot.lookup("#epoch-slider").query().isVisible()).isFalse();
    }

    @Test
    void drawsOtherRunsAndNamesThem(FxRobot robot) {
        run(robot, 2);
        robot.interact(() -> model.overlay(List.of(OTHER)));
        robot.interact(() -> model.pointAt(1));
        layOut(robot);
        assertThat(robot.lookup("#overlay-test-B").queryAll()).hasSize(2);
        assertThat(robot.lookup(".overlay-letter").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly("B", "B");
        assertThat(robot.lookup(".readout .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("B: training 70.000 %, test 69.000 %");
        robot.interact(() -> model.overlay(List.of()));
        robot.interact(() -> {});
        assertThat(robot.lookup("#overlay-test-B").queryAll()).isEmpty();
        assertThat(robot.lookup(".overlay-letter").queryAll()).isEmpty();
    }

    @Test
    void hasATextAtEveryTickHoweverLowItIs(FxRobot robot) {
        run(robot, 3);
        for (double height = 320; height <= 700; height += 20) {
            double now = height;
            robot.interact(() -> {
                view.setMinHeight(now);
                view.setMaxHeight(now);
            });
            layOut(robot);
            robot.interact(() -> {});
            layOut(robot);
            for (String chart : List.of("#loss-chart", "#accuracy-chart")) {
                ValueAxis<?> axis = (ValueAxis<?>) robot.lookup(chart).query().lookup(".value-axis");
                assertThat(axis.getTickMarks())
                        .as("%s in %.0f", chart, height)
                        .hasSizeBetween(3, 6)
                        .allMatch(Axis.TickMark::isTextVisible);
            }
        }
    }

    @Test
    void keepsLettersApart(FxRobot robot) {
        run(robot, 2);
        robot.interact(() -> model.overlay(List.of(OTHER, new Overlay("C", "λ 0.2", 2, OTHER.metrics()))));
        robot.interact(() -> {});
        layOut(robot);
        List<Double> tops = robot.lookup("#accuracy-chart .overlay-letter").queryAllAs(Label.class).stream()
                .map(Node::getLayoutY)
                .sorted()
                .toList();
        assertThat(tops.get(1) - tops.get(0)).isGreaterThan(8);
    }

    @Test
    void keepsTheLettersOfManyEqualRunsInThePlot(FxRobot robot) {
        run(robot, 2);
        for (int runs : new int[] {8, 40}) {
            robot.interact(() -> model.overlay(IntStream.range(0, runs)
                    .mapToObj(i -> new Overlay("B" + i, "λ 0." + i, i % Overlay.COLOURS, OTHER.metrics()))
                    .toList()));
            robot.interact(() -> {});
            layOut(robot);
            for (String chart : List.of("#loss-chart", "#accuracy-chart")) {
                Node plot = robot.lookup(chart).query();
                Node axis = plot.lookup(".value-axis");
                double top = axis.localToScene(0, 0).getY();
                double bottom = top + axis.getLayoutBounds().getHeight();
                assertThat(robot.from(plot).lookup(".overlay-letter").queryAllAs(Node.class))
                        .as("%d runs in %s", runs, chart)
                        .hasSize(runs)
                        .extracting(ChartsViewTest::middleY)
                        .allMatch(middle -> top <= middle && middle <= bottom);
            }
        }
    }

    @Test
    void becomesAPictureAtTwiceTheSizeWithoutTheSlider(FxRobot robot) throws Exception {
        run(robot, 3);
        robot.interact(() -> model.choose(0));
        export(robot, 0, "charts.png");

        var image = ImageIO.read(folder.resolve("charts.png").toFile());
        assertThat(image.getWidth()).isEqualTo(2 * (int) view.getWidth());
        assertThat(image.getHeight()).isEqualTo(2 * (int) view.getHeight());
        WritableImage[] without = new WritableImage[1];
        robot.interact(() -> {
            robot.lookup("#epoch-slider").query().setVisible(false);
            without[0] = view.picture();
        });
        assertThat(image.getRGB(400, 900)).isEqualTo(without[0].getPixelReader().getArgb(400, 900));
        assertThat(robot.lookup("#epoch-slider").query().getOpacity()).isEqualTo(1);
    }

    @Test
    void isAsWideAsTheChartsAndNamesOtherRunsWholeHoweverLongTheirNamesAre(FxRobot robot) throws Exception {
        String name = "a long name ".repeat(30) + "with an end";
        robot.interact(() -> model.overlay(List.of(new Overlay("B", name, 1, OTHER.metrics()))));
        export(robot, 0, "charts.png");
        assertThat(ImageIO.read(folder.resolve("charts.png").toFile()).getWidth())
                .isEqualTo(2 * (int) view.getWidth());
        export(robot, 1, "charts.svg");
        assertThat(texts(document("charts.svg")).map(Element::getTextContent).collect(Collectors.joining(" ")))
                .contains("B: " + name);
    }

    @Test
    void leavesTheChartsOfAPictureAsLargeAsTheyAreHoweverManyOtherRunsThereAre(FxRobot robot) throws Exception {
        run(robot, 3);
        export(robot, 1, "alone.svg");
        Document alone = document("alone.svg");
        robot.interact(() -> model.overlay(IntStream.range(0, 20)
                .mapToObj(i -> new Overlay("B" + i, "λ 0." + i, i % Overlay.COLOURS, OTHER.metrics()))
                .toList()));
        robot.interact(() -> {});
        layOut(robot);
        double height = view.getHeight();
        double plot = view.lookup("#loss-chart").getLayoutBounds().getHeight();
        export(robot, 0, "charts.png");
        export(robot, 1, "charts.svg");
        Document picture = document("charts.svg");
        assertThat(texts(picture).map(Element::getTextContent)).contains("B0: λ 0.0", "B19: λ 0.19");
        assertThat(height(picture)).isGreaterThan(height(alone) + 20 * 15);
        assertThat(topOf("Accuracy over epochs", picture)).isEqualTo(topOf("Accuracy over epochs", alone));
        assertThat(topOf("B19: λ 0.19", picture)).isBetween(height(alone) + 19 * 15, height(picture));
        assertThat(ImageIO.read(folder.resolve("charts.png").toFile()).getHeight())
                .isEqualTo(2 * (int) Math.ceil(height(picture)));
        assertThat(view.getHeight()).isEqualTo(height);
        assertThat(view.lookup("#loss-chart").getLayoutBounds().getHeight()).isEqualTo(plot);
    }

    @Test
    void becomesASoundSvgWithEveryCurveAndText(FxRobot robot) throws Exception {
        run(robot, 3);
        robot.interact(() -> model.overlay(List.of(OTHER)));
        robot.interact(() -> {});
        robot.interact(() -> model.pointAt(1));
        layOut(robot);
        export(robot, 1, "charts.svg");

        String svg = Files.readString(folder.resolve("charts.svg"));
        Document document = document("charts.svg");
        assertThat(document.getDocumentElement().getAttribute("viewBox"))
                .startsWith("0 0 %.2f ".formatted(view.getWidth()));
        assertThat(svg)
                .contains("Loss over epochs", "Accuracy over epochs", ">B<", "#8fd3f4", "#f6d365", "#f0a566")
                .contains(">B: λ 0.5, epochs 2<");
        assertThat(document.getElementsByTagName("path").getLength()).isGreaterThanOrEqualTo(8);
        assertThat(svg).doesNotContain("The board answers", "B: training 70", "NaN");
        assertThat(model.pointedProperty().get()).isEqualTo(1);
        assertThat(view.lookup(".overlay-key").isVisible())
                .as("the window has the list of the runs")
                .isFalse();
    }

    private Document document(String name) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve(name).toFile());
    }

    private static Stream<Element> texts(Document svg) {
        NodeList texts = svg.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength()).mapToObj(i -> (Element) texts.item(i));
    }

    private static double height(Document svg) {
        return Double.parseDouble(svg.getDocumentElement().getAttribute("height"));
    }

    private static double topOf(String words, Document svg) {
        return texts(svg)
                .filter(text -> text.getTextContent().equals(words))
                .mapToDouble(text -> Double.parseDouble(text.getAttribute("y")))
                .findFirst()
                .orElseThrow();
    }

    private void export(FxRobot robot, int which, String name) {
        dialogs.file = Optional.of(folder.resolve(name));
        robot.interact(() -> exports.get(which).perform());
    }

    private void run(FxRobot robot, int epochs) {
        robot.interact(() -> {
            model.expect(epochs);
            IntStream.range(0, epochs).forEach(epoch -> {
                model.epochCompleted(Measured.epoch(epoch, 1.0 / (1 + epoch), 0.9 + 0.01 * epoch));
                model.keep(epoch);
            });
        });
        robot.interact(() -> {});
        layOut(robot);
    }

    private void layOut(FxRobot robot) {
        robot.interact(() -> {
            view.applyCss();
            view.layout();
        });
    }

    private static double middleY(Node node) {
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        return (bounds.getMinY() + bounds.getMaxY()) / 2;
    }

    private static double middle(Node node) {
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        return (bounds.getMinX() + bounds.getMaxX()) / 2;
    }
}
