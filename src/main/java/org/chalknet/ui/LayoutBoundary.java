package org.chalknet.ui;

import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Holds a part of the window in which much changes while a run goes on. It is laid out by itself: JavaFX would lay out all that
 * is around it, too, for each of its new texts, and take the time from the training. Only where the part has come to need
 * another size does the rest follow, a frame later.
 */
public final class LayoutBoundary extends Region {

    /** What a part needs in its width. */
    private record Needs(double minWidth, double prefWidth, double minHeight, double prefHeight) {

        static Needs of(Region part) {
            double width = part.getWidth();
            return new Needs(part.minWidth(-1), part.prefWidth(-1), part.minHeight(width), part.prefHeight(width));
        }
    }

    private final Region part;
    private @Nullable Needs needs;

    /** Holds a part. */
    public LayoutBoundary(Region part) {
        this.part = part;
        // JavaFX lays out a node that is not managed by itself.
        part.setManaged(false);
        getChildren().add(part);
        part.needsLayoutProperty().subscribe((_, needed) -> {
            if (!needed) {
                compareNeeds();
            }
        });
    }

    private void compareNeeds() {
        Needs now = Needs.of(part);
        if (needs != null && !now.equals(needs)) {
            Platform.runLater(this::requestLayout);
        }
        needs = now;
    }

    @Override
    public @Nullable Orientation getContentBias() {
        return part.getContentBias();
    }

    @Override
    public double getBaselineOffset() {
        return part.getBaselineOffset();
    }

    @Override
    protected double computeMinWidth(double height) {
        return part.minWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return part.minHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return part.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return part.prefHeight(width);
    }

    @Override
    protected double computeMaxWidth(double height) {
        return part.maxWidth(height);
    }

    @Override
    protected double computeMaxHeight(double width) {
        return part.maxHeight(width);
    }

    @Override
    protected void layoutChildren() {
        part.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
