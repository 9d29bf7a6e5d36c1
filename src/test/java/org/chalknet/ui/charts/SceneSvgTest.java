package org.chalknet.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.LinearGradient;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SceneSvgTest {

    private final Pane root = new Pane();

    SceneSvgTest() {
        root.resize(200, 100);
        // Its place in the window is none of the picture's.
        new Pane(root).relocate(30, 40);
        root.relocate(7, 9);
    }

    @Test
    void hasTheSizeAndTheGround() throws Exception {
        Element svg = svg();
        assertThat(svg.getTagName()).isEqualTo("svg");
        assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 200.00 100.00");
        assertThat(written(svg, "rect", "x", "y", "width", "height", "fill"))
                .containsExactly("0.00 0.00 200.00 100.00 #1c2522");
    }

    @Test
    void drawsLinesAndDots() throws Exception {
        Line line = new Line(1, 2, 3, 4);
        line.setStroke(Color.web("#8fd3f4"));
        line.setStrokeWidth(2.5);
        line.getStrokeDashArray().setAll(6.0, 4.5);
        line.setStrokeLineCap(StrokeLineCap.ROUND);
        line.relocate(10, 20);
        Circle dot = new Circle(50, 60, 3.5, Color.web("#f6d365", 0.5));
        Element svg = svg(line, dot);
        // Laid out by its bounds, which half of its stroke belongs to.
        assertThat(written(svg, "line", "x1", "y1", "x2", "y2")).containsExactly("11.25 21.25 13.25 23.25");
        assertThat(written(svg, "line", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "fill"))
                .containsExactly("#8fd3f4 2.50 6.00 4.50 round none");
        assertThat(written(svg, "circle", "cx", "cy", "r", "fill", "fill-opacity", "stroke"))
                .containsExactly("50.00 60.00 3.50 #f6d365 0.50 none");
    }

    @Test
    void drawsPathsWithoutFillingThem() throws Exception {
        Path path = new Path(new MoveTo(1, 2), new LineTo(3, 4), new ClosePath());
        path.setStroke(Color.RED);
        path.setFill(Color.BLUE);
        path.setTranslateX(10);
        assertThat(written(svg(path), "path", "d", "fill", "stroke"))
                .containsExactly("M11.00 2.00 L13.00 4.00 Z none #ff0000");
    }

    @Test
    void refusesWhatNoChartIsMadeOf() {
        Path curve = new Path(new MoveTo(0, 0), new CubicCurveTo(1, 1, 2, 2, 3, 3));
        assertThatIllegalStateException().isThrownBy(() -> svg(curve)).withMessageContaining("CubicCurveTo");
    }

    @Test
    void drawsTheAreasOfABackground() throws Exception {
        Region region = new Region();
        region.setBackground(new Background(
                new BackgroundFill(Color.web("#25302c"), new CornerRadii(4), Insets.EMPTY),
                new BackgroundFill(Color.TRANSPARENT, CornerRadii.EMPTY, Insets.EMPTY),
                new BackgroundFill(Color.web("#3a4843"), CornerRadii.EMPTY, new Insets(1, 2, 3, 4))));
        region.resizeRelocate(5, 6, 50, 40);
        assertThat(written(svg(region), "rect", "x", "y", "width", "height", "rx", "fill"))
                .containsExactly(
                        "0.00 0.00 200.00 100.00 0.00 #1c2522",
                        "5.00 6.00 50.00 40.00 4.00 #25302c",
                        "9.00 7.00 44.00 36.00 0.00 #3a4843");
    }

    @Test
    void writesEveryLineOfAText() throws Exception {
        Text text = new Text("Loss < 1 & more\nsecond line");
        text.setFill(Color.web("#f1eee4"));
        text.relocate(20, 30);
        Element svg = svg(text);
        NodeList lines = svg.getElementsByTagName("text");
        assertThat(lines.getLength()).isEqualTo(2);
        assertThat(lines.item(0).getTextContent()).isEqualTo("Loss < 1 & more");
        assertThat(lines.item(1).getTextContent()).isEqualTo("second line");
        List<Double> baselines = IntStream.range(0, 2)
                .mapToObj(i -> Double.parseDouble(((Element) lines.item(i)).getAttribute("y")))
                .toList();
        double lineHeight = text.getLayoutBounds().getHeight() / 2;
        assertThat(baselines.get(0)).isBetween(30.0, 30 + lineHeight);
        assertThat(baselines.get(1) - baselines.get(0)).isBetween(lineHeight - 0.02, lineHeight + 0.02);
        assertThat(((Element) lines.item(0)).getAttribute("font-family")).endsWith(", sans-serif");
        assertThat(((Element) lines.item(0)).getAttribute("fill")).isEqualTo("#f1eee4");
    }

    @Test
    void breaksATextWhereTheWindowDoes() throws Exception {
        Text text = new Text("first second third");
        text.setTextAlignment(TextAlignment.RIGHT);
        text.setWrappingWidth(new Text("first second ").getLayoutBounds().getWidth());
        text.relocate(20, 30);
        NodeList lines = svg(text).getElementsByTagName("text");
        assertThat(IntStream.range(0, lines.getLength()).mapToObj(lines::item).map(org.w3c.dom.Node::getTextContent))
                .containsExactly("first second", "third");
        assertThat(Double.parseDouble(((Element) lines.item(1)).getAttribute("x")))
                .isGreaterThan(20 + 0.3 * text.getWrappingWidth());
    }

    @Test
    void leavesOutWhatIsNotSeen() throws Exception {
        Circle hidden = new Circle(3);
        hidden.setVisible(false);
        Pane transparent = new Pane(new Circle(3));
        transparent.setOpacity(0);
        Path unstroked = new Path(new MoveTo(0, 0), new LineTo(1, 1));
        unstroked.setStroke(null);
        Region shaded = new Region();
        shaded.setBackground(Background.fill(LinearGradient.valueOf("linear-gradient(to right, red, blue)")));
        shaded.resize(10, 10);
        Element svg = svg(hidden, transparent, unstroked, shaded, new Text(""), new Path());
        assertThat(svg.getElementsByTagName("*").getLength())
                .as("the ground alone")
                .isEqualTo(1);
    }

    @Test
    void writesNumbersAlikeInEveryLanguage() throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(written(svg(new Circle(1.5, 2.25, 1)), "circle", "cx", "cy"))
                    .containsExactly("1.50 2.25");
        } finally {
            Locale.setDefault(before);
        }
    }

    private Element svg(Node... nodes) throws Exception {
        root.getChildren().setAll(nodes);
        String text = SceneSvg.of(root, Color.web("#1c2522"));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(text)))
                .getDocumentElement();
    }

    private static List<String> written(Element svg, String tag, String... attributes) {
        NodeList found = svg.getElementsByTagName(tag);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> String.join(
                        " ",
                        List.of(attributes).stream()
                                .map(((Element) found.item(i))::getAttribute)
                                .toList()))
                .toList();
    }
}
