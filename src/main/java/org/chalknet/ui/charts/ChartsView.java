package org.chalknet.ui.charts;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Transform;
import org.chalknet.ui.LayoutBoundary;
import org.chalknet.ui.Texts;

/** The chart of the loss above the chart of the accuracy. */
public final class ChartsView extends VBox {

    private static final double SCALE = 2;

    private final ChartsModel model;
    /** The letters of the other runs, which a picture must explain itself: it is looked at without the list of the runs. */
    private final VBox key = new VBox();

    /** Shows a model. */
    public ChartsView(ChartsModel model) {
        this.model = model;
        getStyleClass().add("charts");
        LayoutBoundary loss = new LayoutBoundary(new MetricView(model, Metric.LOSS, "loss"));
        LayoutBoundary accuracy = new LayoutBoundary(new MetricView(model, Metric.ACCURACY, "accuracy"));
        VBox.setVgrow(loss, Priority.ALWAYS);
        VBox.setVgrow(accuracy, Priority.ALWAYS);
        key.getStyleClass().add("overlay-key");
        key.managedProperty().bind(key.visibleProperty());
        key.setVisible(false);
        getChildren().addAll(loss, accuracy, key);
    }

    /** Returns the charts as they look, but for what is only for the window, at twice their size. */
    public WritableImage picture() {
        SnapshotParameters twice = new SnapshotParameters();
        twice.setTransform(Transform.scale(SCALE, SCALE));
        twice.setFill(ground());
        return asPicture(() -> snapshot(twice, null));
    }

    /** Returns the charts as they look, but for what is only for the window, as an SVG document. */
    public String svg() {
        return asPicture(() -> SceneSvg.of(this, ground()));
    }

    private Paint ground() {
        Region root = (Region) getScene().getRoot();
        return root.getBackground() == null
                ? Color.WHITE
                : root.getBackground().getFills().getLast().getFill();
    }

    /** Makes a picture without what the charts are handled by or pointed at, but with the names of the other runs. */
    private <T> T asPicture(Supplier<T> picture) {
        Set<Node> handles = new HashSet<>(lookupAll(".epoch-slider"));
        handles.addAll(lookupAll(".epoch-slider-words"));
        int pointed = model.pointedProperty().get();
        double height = getHeight();
        try {
            handles.forEach(handle -> handle.setOpacity(0));
            model.pointAway();
            key.getChildren()
                    .setAll(model.overlays().stream().map(ChartsView::entry).toList());
            key.setVisible(!model.overlays().isEmpty());
            applyCss();
            // The key has room of its own, which the window must not take back: the charts stay as large as they are.
            setManaged(false);
            resize(getWidth(), height + (key.isVisible() ? getSpacing() + key.prefHeight(getWidth()) : 0));
            layout();
            return picture.get();
        } finally {
            key.setVisible(false);
            resize(getWidth(), height);
            setManaged(true);
            layout();
            handles.forEach(handle -> handle.setOpacity(1));
            if (pointed != ChartsModel.NONE) {
                model.pointAt(pointed);
            }
        }
    }

    private static Label entry(Overlay overlay) {
        Label entry = new Label(Texts.get("charts.overlay.key", overlay.letter(), overlay.name()));
        entry.setWrapText(true);
        entry.setMinHeight(USE_PREF_SIZE);
        entry.setStyle(overlay.style("-fx-text-fill"));
        return entry;
    }
}
