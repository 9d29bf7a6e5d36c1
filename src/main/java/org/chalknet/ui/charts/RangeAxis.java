package org.chalknet.ui.charts;

import java.util.List;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.chart.ValueAxis;

/**
 * An axis with a tick at each step of its range and at both ends. JavaFX's own axis hides the tick at an end where
 * rounding puts it a hair beyond.
 */
final class RangeAxis extends ValueAxis<Number> {

    /** In pixels: far above an error of rounding, far below what can be seen. */
    private static final double HAIR = 1e-6;

    /** More than that nobody reads. */
    private static final int MOST_STEPS = 5;

    private static final int FEWEST_STEPS = 2;

    private final BiFunction<Double, Double, String> label;
    private final ReadOnlyIntegerWrapper steps = new ReadOnlyIntegerWrapper(MOST_STEPS);
    private AxisRange range = new AxisRange(0, 1, 1);

    /**
     * @param label returns the text at a tick for its value and the step between two ticks
     */
    RangeAxis(BiFunction<Double, Double, String> label) {
        super(0, 1);
        this.label = label;
        setAnimated(false);
        setMinorTickVisible(false);
        setTickMarkVisible(false);
    }

    /**
     * Returns how many steps, {@value #FEWEST_STEPS} to {@value #MOST_STEPS}, an upright axis has room for with a text at each
     * tick. With more, JavaFX's axis would leave out some of the texts, here one and there another.
     */
    ReadOnlyIntegerProperty stepsProperty() {
        return steps.getReadOnlyProperty();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (getSide().isVertical()) {
            double room =
                    measureTickMarkSize(Double.valueOf(range.upper()), range).getHeight() + getTickLabelGap();
            steps.set(Math.clamp((long) (getHeight() / room - HAIR), FEWEST_STEPS, MOST_STEPS));
        }
    }

    /** Sets what the axis spans. */
    void span(AxisRange newRange) {
        if (!newRange.equals(range)) {
            setRange(newRange, false);
            invalidateRange();
            requestAxisLayout();
        }
    }

    @Override
    public double getDisplayPosition(Number value) {
        double position = super.getDisplayPosition(value);
        double nearest = Math.clamp(position, 0, getSide().isVertical() ? getHeight() : getWidth());
        return Math.abs(position - nearest) < HAIR ? nearest : position;
    }

    @Override
    protected AxisRange getRange() {
        return range;
    }

    @Override
    protected void setRange(Object newRange, boolean animate) {
        range = (AxisRange) newRange;
        setLowerBound(range.lower());
        setUpperBound(range.upper());
    }

    @Override
    protected List<Number> calculateTickValues(double length, Object ofRange) {
        return List.copyOf(((AxisRange) ofRange).ticks());
    }

    @Override
    protected List<Number> calculateMinorTickMarks() {
        return List.of();
    }

    @Override
    protected String getTickMarkLabel(Number value) {
        return label.apply(value.doubleValue(), range.step());
    }
}
