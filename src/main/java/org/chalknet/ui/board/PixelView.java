package org.chalknet.ui.board;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Shows an image as the network sees it: white on black, every pixel a sharp square. */
final class PixelView extends Canvas {

    private final DoubleProperty side = new SimpleDoubleProperty(this, "side");
    private @Nullable GreyImage image;

    PixelView() {
        getStyleClass().add("pixels");
        widthProperty().bind(side);
        heightProperty().bind(side);
        side.subscribe(this::draw);
    }

    /** The length of each side of the view; an image that is not square leaves black at its sides. */
    DoubleProperty sideProperty() {
        return side;
    }

    /** Shows an image, or plain black for null. */
    void show(@Nullable GreyImage next) {
        image = next;
        draw();
    }

    private void draw() {
        GraphicsContext pen = getGraphicsContext2D();
        pen.setFill(Color.BLACK);
        pen.fillRect(0, 0, getWidth(), getHeight());
        if (image != null) {
            double scale = side.get() / Math.max(image.columns(), image.rows());
            double width = image.columns() * scale;
            double height = image.rows() * scale;
            pen.setImageSmoothing(false);
            pen.drawImage(image.inked(Color.WHITE), (side.get() - width) / 2, (side.get() - height) / 2, width, height);
        }
    }
}
