package org.chalknet.ui.board;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Shows an image as the network sees it: white on black, every pixel a sharp square. */
public final class PixelView extends StackPane {

    private final DoubleProperty side = new SimpleDoubleProperty(this, "side");
    private final ImageView view = new ImageView();

    /** Shows plain black. */
    public PixelView() {
        getStyleClass().add("pixels");
        view.setSmooth(false);
        view.setPreserveRatio(true);
        view.fitWidthProperty().bind(side);
        view.fitHeightProperty().bind(side);
        minWidthProperty().bind(side);
        minHeightProperty().bind(side);
        maxWidthProperty().bind(side);
        maxHeightProperty().bind(side);
        getChildren().add(view);
    }

    /** The length of each side of the view; an image that is not square leaves black at its sides. */
    public DoubleProperty sideProperty() {
        return side;
    }

    /** Shows an image, or plain black for null. */
    public void show(@Nullable GreyImage next) {
        view.setImage(next == null ? null : next.inked(Color.WHITE));
    }
}
