package org.chalknet.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.Axis;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.Stroke;
import org.chalknet.ui.Theme;
import org.chalknet.ui.ourclass.ClassResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class EpochPlotTest {

    @ParameterizedTest
    @EnumSource
    void showsEveryTickOfEveryRangeAtEverySize(Metric metric, FxRobot robot) {
        long seed = 20261124;
        Random random = new Random(seed);
        robot.interact(() -> {
            EpochPlot plot = inAScene(metric);
            for (int i = 0; i < 300; i++) {
                double minimum = random.nextDouble();
                AxisRange values = metric.range(minimum, minimum + (1 - minimum) * random.nextDouble(), 5);
                AxisRange epochs = AxisRange.ofEpochs(1 + random.nextInt(10_000));
                double width = 600 + 300 * random.nextDouble();
                double height = 200 + 300 * random.nextDouble();
                plot.span(epochs, values);
                plot.resize(width, height);
                plot.applyCss();
                plot.layout();

                String of = "seed %d: %s and %s at %s x %s".formatted(seed, epochs, values, width, height);
                assertAllShown(plot.getXAxis(), plot.getXAxis().getWidth(), epochs, of);
                assertAllShown(plot.getYAxis(), plot.getYAxis().getHeight(), values, of);
                assertThat(gridLines(plot)).as(of).isEqualTo(values.last() - values.first());
            }
        });
    }

    @Test
    void writesTheTicksAsTheMetricDoes(FxRobot robot) {
        robot.interact(() -> {
            EpochPlot plot = inAScene(Metric.ACCURACY);
            plot.span(AxisRange.ofEpochs(10_000), Metric.ACCURACY.range(0.943, 0.983, 5));
            plot.resize(600, 400);
            plot.applyCss();
            plot.layout();

            assertThat(labels(plot.getXAxis())).containsExactly("0", "2,000", "4,000", "6,000", "8,000", "10,000");
            assertThat(labels(plot.getYAxis()))
                    .containsExactly("94.0 %", "95.0 %", "96.0 %", "97.0 %", "98.0 %", "99.0 %");
        });
    }

    @Test
    void marksOurClassWhereItWasMeasuredLastWithItsInterval(FxRobot robot) {
        robot.interact(() -> {
            EpochPlot plot = inAScene(Metric.ACCURACY);
            plot.span(AxisRange.ofEpochs(11), AxisRange.around(0, 1, 5));
            plot.resize(600, 400);
            plot.applyCss();
            plot.mark(Measured.epoch(5, 1, 0.5), new ClassResult(4, 10, 1, List.of()), false);
            plot.layout();

            Circle dot = (Circle) plot.lookup(".class-dot");
            Line interval = (Line) plot.lookup(".class-interval");
            assertThat(dot.isVisible()).isTrue();
            assertThat(dot.getCenterX()).isEqualTo(plot.getXAxis().getDisplayPosition(4));
            assertThat(interval.isVisible()).isTrue();
            // 10 of 10: from 72.2 % to 100 %.
            assertThat(interval.getStartY()).isEqualTo(plot.getYAxis().getDisplayPosition(0.7224672), within(1e-3));
            assertThat(interval.getEndY()).isEqualTo(plot.getYAxis().getDisplayPosition(1), within(1e-3));

            plot.mark(Measured.epoch(5, 1, 0.5), null, false);
            plot.layout();
            assertThat(dot.isVisible()).isFalse();
            assertThat(interval.isVisible()).isFalse();
        });
    }

    @Test
    void keepsTheIntervalWithinTheAxes(FxRobot robot) {
        robot.interact(() -> {
            EpochPlot plot = inAScene(Metric.ACCURACY);
            Theme.BLACKBOARD.applyTo(plot.getScene());
            plot.span(AxisRange.ofEpochs(11), AxisRange.around(0.94, 0.99, 5));
            plot.resize(600, 400);
            plot.applyCss();
            Circle dot = (Circle) plot.lookup(".class-dot");
            Line interval = (Line) plot.lookup(".class-interval");
            ClassResult.Misread misread =
                    new ClassResult.Misread(new LabelledDrawing("7", new Drawing(List.of(Stroke.dot(1, 1)))), "1");
            // 19 of 20: from 76.4 % to 99.1 %, beyond both ends.
            plot.mark(Measured.epoch(5, 1, 0.98), new ClassResult(4, 20, 1, List.of(misread)), false);
            plot.layout();
            assertThat(interval.isVisible()).isTrue();
            assertThat(interval.getBoundsInParent().getMinY()).isGreaterThanOrEqualTo(0);
            assertThat(interval.getBoundsInParent().getMaxY())
                    .isLessThanOrEqualTo(plot.getYAxis().getHeight());

            for (ClassResult beyond :
                    List.of(new ClassResult(4, 2, 1, List.of(misread)), new ClassResult(11, 20, 1, List.of(misread)))) {
                plot.mark(Measured.epoch(5, 1, 0.98), beyond, false);
                plot.layout();
                assertThat(dot.isVisible()).as("%s", beyond).isFalse();
                assertThat(interval.isVisible()).as("%s", beyond).isFalse();
            }
        });
    }

    @Test
    void drawsOnlyWhatIsNewOfACurve(FxRobot robot) {
        robot.interact(() -> {
            EpochPlot plot = inAScene(Metric.LOSS);
            List<Curve.Point> three =
                    List.of(new Curve.Point(0, 0.9), new Curve.Point(1, 0.7), new Curve.Point(2, 0.6));
            plot.draw(three.subList(0, 2), List.of(), List.of());
            var drawn = plot.getData().getFirst().getData();
            List<?> before = List.copyOf(drawn);
            plot.draw(three, List.of(), List.of());
            assertThat(drawn).hasSize(3);
            assertThat(drawn.subList(0, 2)).isEqualTo(before);
            assertThat(drawn.getLast().getYValue()).isEqualTo(0.6);

            plot.draw(List.of(three.getFirst(), new Curve.Point(1, 0.8)), three, List.of());
            assertThat(drawn).hasSize(2).first().isSameAs(before.getFirst());
            assertThat(drawn.getLast().getYValue()).isEqualTo(0.8);
            assertThat(plot.getData().get(1).getData()).hasSize(3);
            plot.draw(List.of(), List.of(), List.of());
            assertThat(drawn).isEmpty();
        });
    }

    private static EpochPlot inAScene(Metric metric) {
        EpochPlot plot = new EpochPlot(metric);
        plot.setManaged(false);
        assertThat(new Scene(new Pane(plot)).getRoot()).isNotNull();
        return plot;
    }

    private static void assertAllShown(Axis<Number> axis, double length, AxisRange range, String of) {
        assertThat(labels(axis)).as(of).hasSameSizeAs(range.ticks());
        assertThat(axis.getTickMarks()).as(of).allSatisfy(tick -> {
            assertThat(tick.getPosition()).isBetween(0.0, length);
            assertThat(axis.getDisplayPosition(tick.getValue())).isBetween(0.0, length);
        });
    }

    private static List<String> labels(Axis<Number> axis) {
        return axis.getChildrenUnmodifiable().stream()
                .filter(Node::isVisible)
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .toList();
    }

    /** The line of the lowest tick is the axis itself. */
    private static long gridLines(EpochPlot plot) {
        Path lines = (Path) plot.lookup(".chart-horizontal-grid-lines");
        return lines.getElements().stream().filter(MoveTo.class::isInstance).count();
    }
}
