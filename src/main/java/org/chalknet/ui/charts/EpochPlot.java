package org.chalknet.ui.charts;

import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.chart.LineChart;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.WilsonInterval;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;
import org.chalknet.ui.ourclass.ClassResult;
import org.jspecify.annotations.Nullable;

/** The line chart of one metric, with a dot at the newest epoch and a readout of the one pointed at. */
final class EpochPlot extends LineChart<Number, Number> {

    private final Metric metric;
    private final RangeAxis epochs;
    private final RangeAxis values;
    private final Series<Number, Number> training = new Series<>();
    private final Series<Number, Number> test = new Series<>();
    private final Series<Number, Number> ourClass = new Series<>();
    private final Line cursor = new Line();
    private final Circle trainingDot = new Circle();
    private final Circle testDot = new Circle();
    private final Circle classDot = new Circle();
    private final Line classInterval = new Line();
    private final Label epochLabel = new Label();
    private final Label trainingLabel = new Label();
    private final Label testLabel = new Label();
    private final Label classLabel = new Label();
    private final VBox readout = new VBox(epochLabel, trainingLabel, testLabel, classLabel);
    private final OverlayCurves overlays;
    private @Nullable EpochSlider slider;
    private @Nullable EpochMetrics marked;
    private @Nullable ClassResult markedClass;

    EpochPlot(Metric metric) {
        this(metric, new RangeAxis((epoch, _) -> Figures.count(Math.round(epoch))), new RangeAxis(metric::tick));
    }

    private EpochPlot(Metric metric, RangeAxis epochs, RangeAxis values) {
        super(epochs, values);
        this.metric = metric;
        this.epochs = epochs;
        this.values = values;
        values.getStyleClass().add("value-axis");
        setAnimated(false);
        setCreateSymbols(false);
        setLegendVisible(false);
        setAxisSortingPolicy(SortingPolicy.NONE);
        setVerticalGridLinesVisible(false);
        setVerticalZeroLineVisible(false);
        setHorizontalZeroLineVisible(false);
        getData().add(training);
        getData().add(test);
        getData().add(ourClass);
        // JavaFX loads what it holds a point in at the first one, which would be that of somebody's first epoch.
        training.getData().add(new Data<>(0, 0));
        training.getData().clear();
        overlays = new OverlayCurves(metric, this);

        cursor.getStyleClass().add("cursor-line");
        trainingDot.getStyleClass().add("training-dot");
        testDot.getStyleClass().add("test-dot");
        classDot.getStyleClass().add("class-dot");
        classInterval.getStyleClass().add("class-interval");
        readout.getStyleClass().add("readout");
        epochLabel.getStyleClass().add("readout-epoch");
        trainingLabel.getStyleClass().add("readout-training");
        testLabel.getStyleClass().add("readout-test");
        classLabel.getStyleClass().add("readout-class");
        classLabel.managedProperty().bind(classLabel.textProperty().isNotEmpty());
        for (Node marker : List.of(cursor, classInterval, trainingDot, testDot, classDot, readout)) {
            marker.setManaged(false);
            marker.setMouseTransparent(true);
            marker.setVisible(false);
            getPlotChildren().add(marker);
        }
        unclip();
    }

    /** The axes span all points, so that clipping would only halve the dots at the edges. */
    private void unclip() {
        for (Parent part = cursor.getParent(); part != null && part != this; part = part.getParent()) {
            part.setClip(null);
        }
    }

    /** Puts a slider on the axis of the epochs. */
    void add(EpochSlider newSlider) {
        slider = newSlider;
        // The axis lies above what is plotted, and would take the lower half of the thumb.
        epochs.setMouseTransparent(true);
        getPlotChildren().addAll(newSlider, newSlider.words());
    }

    /** Draws other runs behind the curves and what is marked. */
    void draw(List<Overlay> others, int limit) {
        overlays.draw(others, limit, getPlotChildren());
    }

    /** Returns how many steps of the axis of values there is room for. */
    ReadOnlyIntegerProperty stepsProperty() {
        return values.stepsProperty();
    }

    /** Sets what the axes span. */
    void span(AxisRange epochRange, AxisRange valueRange) {
        epochs.span(epochRange);
        values.span(valueRange);
    }

    /** Draws the curves. */
    void draw(List<Curve.Point> trainingCurve, List<Curve.Point> testCurve, List<Curve.Point> classCurve) {
        draw(trainingCurve, training.getData());
        draw(testCurve, test.getData());
        draw(classCurve, ourClass.getData());
    }

    /** What is drawn already stays: mostly a curve has grown by a point. */
    private static void draw(List<Curve.Point> curve, List<Data<Number, Number>> drawn) {
        int same = 0;
        while (same < Math.min(drawn.size(), curve.size()) && isAt(curve.get(same), drawn.get(same))) {
            same++;
        }
        if (same < drawn.size()) {
            drawn.subList(same, drawn.size()).clear();
        }
        drawn.addAll(curve.subList(same, curve.size()).stream()
                .map(point -> new Data<Number, Number>(point.epoch(), point.value()))
                .toList());
    }

    private static boolean isAt(Curve.Point point, Data<Number, Number> drawn) {
        return drawn.getXValue().intValue() == point.epoch()
                && drawn.getYValue().doubleValue() == point.value();
    }

    /**
     * Puts the dots on an epoch, with the line and the readout if it is pointed at; takes them away for null.
     *
     * @param result how well our class was read after the epoch, or after the newest that it was measured after where
     *     nothing is pointed at; null if it was not measured
     */
    void mark(@Nullable EpochMetrics metrics, @Nullable ClassResult result, boolean pointed) {
        marked = metrics;
        markedClass = result;
        classLabel.setText(
                result == null
                        ? ""
                        : Texts.get("charts.class.value", metric.exactly(metric.ourClass(result)) + interval(result)));
        cursor.setVisible(pointed);
        readout.setVisible(pointed);
        if (metrics != null && pointed) {
            epochLabel.setText(Texts.get("charts.epoch", Integer.toString(metrics.epoch())));
            trainingLabel.setText(Texts.get("charts.training.value", metric.exactly(metric.training(metrics))));
            testLabel.setText(Texts.get("charts.test.value", metric.exactly(metric.test(metrics))));
            readout.getChildren().setAll(epochLabel, trainingLabel, testLabel, classLabel);
            readout.getChildren().addAll(overlays.readouts(metrics.epoch()));
        }
        requestChartLayout();
    }

    private String interval(ClassResult result) {
        WilsonInterval interval = metric.interval(result);
        return interval == null
                ? ""
                : Texts.get(
                        "charts.interval", Figures.percent(interval.lower(), 1), Figures.percent(interval.upper(), 1));
    }

    /** Returns the place on the axis of epochs under a point of the chart. */
    double epochAt(double x, double y) {
        Point2D onScene = localToScene(x, y);
        return epochs.getValueForDisplay(epochs.sceneToLocal(onScene).getX()).doubleValue();
    }

    @Override
    protected void layoutPlotChildren() {
        super.layoutPlotChildren();
        overlays.layOut(epochs, values);
        if (slider != null) {
            slider.layOut(epochs, values.getHeight());
        }
        int epoch = marked == null ? 0 : marked.epoch();
        place(trainingDot, epoch, marked == null ? Double.NaN : metric.training(marked));
        place(testDot, epoch, marked == null ? Double.NaN : metric.test(marked));
        place(
                classDot,
                markedClass == null ? 0 : markedClass.epoch(),
                markedClass == null ? Double.NaN : metric.ourClass(markedClass));
        placeInterval();
        if (marked == null || !readout.isVisible()) {
            return;
        }
        double x = Math.round(epochs.getDisplayPosition(marked.epoch())) + 0.5;
        cursor.setStartX(x);
        cursor.setEndX(x);
        cursor.setStartY(0);
        cursor.setEndY(values.getHeight());
        readout.autosize();
        double gap = readout.getInsets().getLeft();
        double right = x + gap;
        boolean curvesAbove = testDot.getCenterY() + trainingDot.getCenterY() < values.getHeight();
        readout.relocate(
                right + readout.getWidth() > epochs.getWidth() ? x - gap - readout.getWidth() : right,
                curvesAbove ? values.getHeight() - gap / 2 - readout.getHeight() : gap / 2);
    }

    /** As far as the axis reaches. */
    private void placeInterval() {
        WilsonInterval interval = markedClass == null ? null : metric.interval(markedClass);
        classInterval.setVisible(interval != null && classDot.isVisible());
        if (interval != null) {
            classInterval.setStartX(classDot.getCenterX());
            classInterval.setEndX(classDot.getCenterX());
            classInterval.setStartY(onAxis(interval.lower()));
            classInterval.setEndY(onAxis(interval.upper()));
        }
    }

    private double onAxis(double value) {
        return values.getDisplayPosition(Math.clamp(value, values.getLowerBound(), values.getUpperBound()));
    }

    private void place(Circle dot, int epoch, double value) {
        // Between two spans of the axes a new value may lie beyond them.
        boolean shown = Double.isFinite(value) && values.isValueOnAxis(value) && epochs.isValueOnAxis(epoch);
        dot.setVisible(shown);
        if (shown) {
            dot.setRadius(values.getTickLabelFont().getSize() / 4);
            dot.setCenterX(epochs.getDisplayPosition(epoch));
            dot.setCenterY(values.getDisplayPosition(value));
        }
    }
}
