package org.chalknet.ui.ourclass;

import java.util.function.Function;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.chalknet.data.Dataset;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.MnistPreparation;
import org.chalknet.ui.board.GreyImage;
import org.chalknet.ui.board.PixelView;

/** A drawing in a list, as the network sees it, with words below. Its image is made when it comes into sight. */
final class Thumbnail<T> extends ListCell<T> {

    private static final double OF_FONT_SIZE = 2.6;

    private final ClassModel model;
    private final Function<T, LabelledDrawing> drawing;
    private final Function<T, String> words;
    private final PixelView pixels = new PixelView();

    /**
     * @param model knows the size of the images
     * @param drawing the drawing of an item
     * @param words what stands below it
     */
    Thumbnail(ClassModel model, Function<T, LabelledDrawing> drawing, Function<T, String> words) {
        this.model = model;
        this.drawing = drawing;
        this.words = words;
        getStyleClass().add("thumbnail");
        setContentDisplay(ContentDisplay.TOP);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        pixels.sideProperty().bind(fontProperty().map(font -> Math.rint(font.getSize() * OF_FONT_SIZE)));
    }

    /** Makes a list lie, its items side by side. */
    static void layOut(ListView<?> list) {
        list.setOrientation(Orientation.HORIZONTAL);
        list.getStyleClass().add("thumbnails");
        list.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        Dataset dataset = model.datasetProperty().get();
        if (empty || item == null || dataset == null) {
            setGraphic(null);
            setText(null);
        } else {
            int rows = dataset.training().rows();
            int columns = dataset.training().columns();
            byte[] image = new MnistPreparation(rows, columns)
                    .image(drawing.apply(item).drawing());
            pixels.show(new GreyImage(rows, columns, image));
            setGraphic(pixels);
            setText(words.apply(item));
        }
    }
}
