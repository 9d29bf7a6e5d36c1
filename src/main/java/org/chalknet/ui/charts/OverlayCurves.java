package org.chalknet.ui.charts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.ValueAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import org.chalknet.training.EpochMetrics;
import org.chalknet.ui.Texts;

/** The curves of other runs in a plot, each pair in a colour of its own, with the letter of its run at the end. */
final class OverlayCurves {

    /** Training and test of one run, and its letter. */
    private record Pair(Overlay overlay, List<XYChart.Series<Number, Number>> curves, Label letter) {}

    /** Of two letters, as a part of their height: capitals leave room below. */
    private static final double LETTER_DISTANCE = 0.75;

    private final Metric metric;
    private final LineChart<Number, Number> plot;
    private final List<Pair> pairs = new ArrayList<>();

    OverlayCurves(Metric metric, LineChart<Number, Number> plot) {
        this.metric = metric;
        this.plot = plot;
    }

    /** Shows runs in place of those that were shown. */
    void draw(List<Overlay> overlays, int limit, ObservableList<Node> plotChildren) {
        if (pairs.stream().map(Pair::overlay).toList().equals(overlays)) {
            return;
        }
        for (Pair pair : pairs) {
            plot.getData().removeAll(pair.curves());
            plotChildren.remove(pair.letter());
        }
        pairs.clear();
        for (Overlay overlay : overlays) {
            Label letter = new Label(overlay.letter());
            letter.getStyleClass().add("overlay-letter");
            letter.setStyle(overlay.style("-fx-text-fill"));
            letter.setManaged(false);
            letter.setMouseTransparent(true);
            letter.setVisible(!overlay.metrics().isEmpty());
            plotChildren.addFirst(letter);
            pairs.add(new Pair(
                    overlay,
                    List.of(
                            curve(overlay, metric::training, limit, "overlay-training"),
                            curve(overlay, metric::test, limit, "overlay-test")),
                    letter));
        }
    }

    private XYChart.Series<Number, Number> curve(
            Overlay overlay, ToDoubleFunction<EpochMetrics> value, int limit, String style) {
        XYChart.Series<Number, Number> series = new XYChart.Series<>();
        plot.getData().add(series);
        Node line = series.getNode();
        line.toBack();
        line.setId(style + "-" + overlay.letter());
        line.setStyle(overlay.style("-fx-stroke") + "-fx-stroke-width: 0.11em;"
                + (style.equals("overlay-test") ? "-fx-stroke-dash-array: 0.5em 0.35em;" : ""));
        series.getData()
                .setAll(Curve.of(overlay.metrics(), EpochMetrics::epoch, value, limit).stream()
                        .map(point -> new XYChart.Data<Number, Number>(point.epoch(), point.value()))
                        .toList());
        return series;
    }

    /** Puts the letters at the ends of the test curves, one below the other where these are close, and all in the plot. */
    void layOut(ValueAxis<Number> epochs, ValueAxis<Number> values) {
        List<Pair> fromTheTop = pairs.stream()
                .filter(pair -> !test(pair).isEmpty())
                .sorted(Comparator.comparingDouble(
                        pair -> values.getDisplayPosition(end(pair).getYValue())))
                .toList();
        double free = Double.NEGATIVE_INFINITY;
        int below = fromTheTop.size();
        for (Pair pair : fromTheTop) {
            below--;
            Label letter = pair.letter();
            letter.autosize();
            double height = letter.getHeight();
            double lowest = values.getHeight() - height;
            double distance = Math.min(LETTER_DISTANCE * height, lowest / fromTheTop.size());
            double y = Math.max(free, values.getDisplayPosition(end(pair).getYValue()) - height / 2);
            letter.relocate(
                    epochs.getDisplayPosition(end(pair).getXValue()) + height / 3,
                    Math.min(y, lowest - below * distance));
            free = y + distance;
        }
    }

    private static List<XYChart.Data<Number, Number>> test(Pair pair) {
        return pair.curves().getLast().getData();
    }

    private static XYChart.Data<Number, Number> end(Pair pair) {
        return test(pair).getLast();
    }

    /** Returns a line for each run that has come as far as an epoch, with what it measured there. */
    List<Label> readouts(int epoch) {
        return pairs.stream()
                .map(Pair::overlay)
                .filter(overlay -> epoch < overlay.metrics().size())
                .map(overlay -> readout(overlay, overlay.metrics().get(epoch)))
                .toList();
    }

    private Label readout(Overlay overlay, EpochMetrics metrics) {
        Label label = new Label(Texts.get(
                "charts.overlay",
                overlay.letter(),
                metric.exactly(metric.training(metrics)),
                metric.exactly(metric.test(metrics))));
        label.setStyle(overlay.style("-fx-text-fill"));
        return label;
    }
}
