package org.chalknet.ui.charts;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.chalknet.training.EpochMetrics;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;
import org.chalknet.ui.ourclass.ClassResult;

/** One chart with its title, its legend and what there is to say about it. */
final class MetricView extends VBox {

    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");
    private static final int POINTS_DRAWN = 500;

    private final ChartsModel model;
    private final Metric metric;
    private final EpochPlot plot;
    private final Label trainingLegend = legend("training-line");
    private final Label testLegend = legend("test-line");
    private final Label classLegend = legend("class-line");
    private boolean refreshing;

    MetricView(ChartsModel model, Metric metric, String name) {
        this.model = model;
        this.metric = metric;
        plot = new EpochPlot(metric);
        plot.setId(name + "-chart");
        getStyleClass().addAll("panel", "chart-panel");

        Label title = new Label(Texts.get("charts." + name));
        title.getStyleClass().add("panel-title");
        title.setLabelFor(plot);
        HBox legends = legends(trainingLegend, testLegend, classLegend);
        classLegend.visibleProperty().bind(Bindings.isNotEmpty(model.classResults()));
        classLegend.managedProperty().bind(classLegend.visibleProperty());

        Label hint = new Label();
        hint.setId(name + "-hint");
        hint.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> hint(name), model.runningProperty(), model.divergedInProperty()));
        hint.getStyleClass().add("chart-hint");
        hint.setMouseTransparent(true);
        hint.setWrapText(true);
        hint.visibleProperty().bind(Bindings.isEmpty(model.metrics()).and(Bindings.isEmpty(model.overlays())));
        StackPane body = new StackPane(plot, hint);
        if (metric == Metric.LOSS) {
            body.getChildren().add(lossWarning());
        } else {
            plot.add(new EpochSlider(model));
        }
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(new ChartHeader(title, legends, widestLegends()), body);

        follow();
        model.metrics().subscribe(this::refreshSoon);
        model.classResults().subscribe(this::refreshSoon);
        model.epochsProperty().subscribe(this::refreshSoon);
        model.overlays().subscribe(this::refreshSoon);
        model.pointedProperty().subscribe(this::mark);
        plot.stepsProperty().subscribe(this::refreshSoon);
        refresh();
    }

    private String hint(String name) {
        int divergedIn = model.divergedInProperty().get();
        if (model.runningProperty().get()) {
            return Texts.get("charts." + name + ".first");
        }
        return divergedIn == ChartsModel.NONE
                ? Texts.get("charts." + name + ".empty")
                : Texts.get("charts." + name + ".diverged", Figures.count(divergedIn));
    }

    private void follow() {
        plot.setFocusTraversable(true);
        plot.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        plot.setOnMouseMoved(event -> model.pointAt(plot.epochAt(event.getX(), event.getY())));
        plot.setOnMouseExited(_ -> model.pointAway());
        plot.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                model.pointAway();
            }
        });
        plot.setOnKeyPressed(this::onKey);
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> model.pointOn(-1);
            case RIGHT -> model.pointOn(1);
            case HOME -> model.pointAt(0);
            case END -> model.pointAt(Double.MAX_VALUE);
            case ESCAPE -> model.pointAway();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private Label lossWarning() {
        Label warning = new Label();
        warning.setId("loss-warning");
        warning.getStyleClass().add("chart-warning");
        warning.setMouseTransparent(true);
        warning.setWrapText(true);
        warning.textProperty()
                .bind(model.firstEpochWithoutLossProperty()
                        .map(epoch -> Texts.get("charts.loss.infinite", epoch.toString())));
        warning.visibleProperty()
                .bind(model.firstEpochWithoutLossProperty()
                        .isNotEqualTo(ChartsModel.NONE)
                        .and(model.pointedProperty().isEqualTo(ChartsModel.NONE)));
        StackPane.setAlignment(warning, Pos.CENTER);
        return warning;
    }

    /** Epochs may come in hundreds a frame: they are drawn together, when all of the frame are there. */
    private void refreshSoon() {
        if (!refreshing) {
            refreshing = true;
            Platform.runLater(() -> {
                refreshing = false;
                refresh();
            });
        }
    }

    private void refresh() {
        List<List<Curve.Point>> curves = model.curves(metric, POINTS_DRAWN);
        double[] values = DoubleStream.concat(
                        curves.stream().flatMap(List::stream).mapToDouble(Curve.Point::value),
                        model.overlays().stream()
                                .flatMap(overlay -> overlay.metrics().stream())
                                .flatMapToDouble(one -> DoubleStream.of(metric.training(one), metric.test(one)))
                                .filter(Double::isFinite))
                .toArray();
        double minimum = Arrays.stream(values).min().orElse(0);
        double maximum = Arrays.stream(values).max().orElse(1);
        plot.span(
                AxisRange.ofEpochs(model.epochsShown()),
                metric.range(minimum, maximum, plot.stepsProperty().get()));
        plot.draw(curves.get(0), curves.get(1), curves.get(2));
        plot.draw(model.overlays(), POINTS_DRAWN);
        plot.pseudoClassStateChanged(EMPTY, values.length == 0);
        mark();
    }

    private void mark() {
        List<EpochMetrics> metrics = model.metrics();
        int pointed = model.pointedProperty().get();
        if (metrics.isEmpty()) {
            plot.mark(null, null, false);
            trainingLegend.setText(Texts.get("charts.training"));
            testLegend.setText(Texts.get("charts.test"));
        } else {
            if (pointed == ChartsModel.NONE) {
                plot.mark(metrics.getLast(), model.newestClassResult(), false);
            } else {
                plot.mark(metrics.get(pointed), model.classResult(pointed), true);
            }
            EpochMetrics last = metrics.getLast();
            trainingLegend.setText(Texts.get("charts.training.value", metric.shortly(metric.training(last))));
            testLegend.setText(Texts.get("charts.test.value", metric.shortly(metric.test(last))));
        }
        ClassResult newest = model.newestClassResult();
        if (newest != null) {
            classLegend.setText(Texts.get("charts.class.value", metric.shortly(metric.ourClass(newest))));
        }
        plot.setAccessibleText(Stream.of(trainingLegend, testLegend, classLegend)
                .filter(Label::isVisible)
                .map(Label::getText)
                .reduce(Texts.get("charts.accessible"), (all, next) -> all + ", " + next));
    }

    private HBox widestLegends() {
        HBox legends = legends(legend("training-line"), legend("test-line"), legend("class-line"));
        List<String> keys = List.of("charts.training.value", "charts.test.value", "charts.class.value");
        for (int i = 0; i < keys.size(); i++) {
            ((Label) legends.getChildren().get(i)).setText(Texts.get(keys.get(i), metric.widest()));
        }
        return legends;
    }

    private static HBox legends(Label... labels) {
        HBox legends = new HBox(labels);
        legends.getStyleClass().add("legends");
        return legends;
    }

    private static Label legend(String style) {
        Line sample = new Line(0, 0, 0, 0);
        sample.getStyleClass().addAll("legend-line", style);
        Label legend = new Label(null, sample);
        legend.setContentDisplay(ContentDisplay.LEFT);
        legend.getStyleClass().addAll("legend", "muted");
        sample.endXProperty().bind(legend.fontProperty().map(font -> font.getSize() * 1.6));
        return legend;
    }
}
