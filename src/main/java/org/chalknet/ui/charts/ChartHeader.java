package org.chalknet.ui.charts;

import javafx.geometry.Orientation;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * The title of a chart with the legend at the far end of its line, or below it where the widest that the legend can become
 * does not fit beside the title: the chart below never moves while it is drawn.
 */
final class ChartHeader extends Pane {

    private final Region title;
    private final HBox legend;
    private final Region widestLegend;

    /**
     * @param title the title
     * @param legend the legend, with one entry at least
     * @param widestLegend a legend as wide as the other can become, measured and never shown
     */
    ChartHeader(Region title, HBox legend, Region widestLegend) {
        this.title = title;
        this.legend = legend;
        this.widestLegend = widestLegend;
        widestLegend.setVisible(false);
        getStyleClass().add("chart-header");
        getChildren().addAll(title, legend, widestLegend);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.max(title.minWidth(-1), legend.minWidth(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return title.prefWidth(-1) + gap() + widestLegend.prefWidth(-1);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return isOneLine(width) ? title.prefHeight(-1) : title.prefHeight(-1) + legend.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double titleHeight = title.prefHeight(-1);
        double legendHeight = legend.prefHeight(-1);
        double legendWidth = Math.min(width, legend.prefWidth(-1));
        title.resizeRelocate(0, 0, Math.min(width, title.prefWidth(-1)), titleHeight);
        legend.resize(legendWidth, legendHeight);
        if (isOneLine(width)) {
            // A box that aligned its entries by baselines would be higher until a new one was laid out.
            double baseline = legend.getChildren().getFirst().getBaselineOffset();
            legend.relocate(snapPositionX(width - legendWidth), snapPositionY(title.getBaselineOffset() - baseline));
        } else {
            legend.relocate(0, titleHeight);
        }
    }

    private boolean isOneLine(double width) {
        return width < 0 || computePrefWidth(-1) <= width;
    }

    /** As wide as the title's text is high. */
    private double gap() {
        return title.prefHeight(-1);
    }
}
