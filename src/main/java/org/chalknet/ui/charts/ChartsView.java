package org.chalknet.ui.charts;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;
import org.chalknet.ui.LayoutBoundary;

/** The chart of the loss above the chart of the accuracy. */
public final class ChartsView extends VBox {

    private static final double SCALE = 2;

    private final ChartsModel model;

    /** Shows a model. */
    public ChartsView(ChartsModel model) {
        this.model = model;
        getStyleClass().add("charts");
        LayoutBoundary loss = new LayoutBoundary(new MetricView(model, Metric.LOSS, "loss"));
        LayoutBoundary accuracy = new LayoutBoundary(new MetricView(model, Metric.ACCURACY, "accuracy"));
        VBox.setVgrow(loss, Priority.ALWAYS);
        VBox.setVgrow(accuracy, Priority.ALWAYS);
        getChildren().addAll(loss, accuracy);
    }

    /** Returns the charts as they look, without what they are handled by or pointed at, at twice their size. */
    public WritableImage picture() {
        SnapshotParameters twice = new SnapshotParameters();
        twice.setTransform(Transform.scale(SCALE, SCALE));
        twice.setFill(ground());
        return withoutHandles(() -> snapshot(twice, null));
    }

    /** Returns the charts as they look, without what they are handled by or pointed at, as an SVG document. */
    public String svg() {
        return withoutHandles(() -> SceneSvg.of(this, ground()));
    }

    private Paint ground() {
        Region root = (Region) getScene().getRoot();
        return root.getBackground() == null
                ? Color.WHITE
                : root.getBackground().getFills().getLast().getFill();
    }

    private <T> T withoutHandles(Supplier<T> picture) {
        Set<Node> handles = new HashSet<>(lookupAll(".epoch-slider"));
        handles.addAll(lookupAll(".epoch-slider-words"));
        handles.forEach(handle -> handle.setOpacity(0));
        int pointed = model.pointedProperty().get();
        model.pointAway();
        applyCss();
        layout();
        try {
            return picture.get();
        } finally {
            handles.forEach(handle -> handle.setOpacity(1));
            if (pointed != ChartsModel.NONE) {
                model.pointAt(pointed);
            }
        }
    }
}
