package org.chalknet.ui.ourclass;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ui.board.GreyImage;
import org.chalknet.ui.board.PixelView;

/** A drawing in a list, as the network sees it, with words below. Its image is made when it comes into sight. */
final class Thumbnail<T> extends ListCell<T> {

    private static final double OF_FONT_SIZE = 2.6;

    /** In font sizes. */
    private static final double LARGEST_WIDTH = 8;

    private final ClassModel model;
    private final Function<T, LabelledDrawing> drawing;
    private final Function<T, String> words;
    private final PixelView pixels = new PixelView();
    /** One for all items, as a tooltip is dear to make and items change with every epoch. */
    private final Tooltip tip = new Tooltip();

    /**
     * @param model knows the size of the images
     * @param drawing the drawing of an item
     * @param words what stands below it
     * @param clicks how many clicks on the thumbnail choose it
     * @param chosen gets the item that is chosen
     */
    Thumbnail(
            ClassModel model,
            Function<T, LabelledDrawing> drawing,
            Function<T, String> words,
            int clicks,
            Consumer<T> chosen) {
        this.model = model;
        this.drawing = drawing;
        this.words = words;
        getStyleClass().add("thumbnail");
        setContentDisplay(ContentDisplay.TOP);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        tip.textProperty().bind(textProperty());
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() % clicks == 0 && isOn(event)) {
                chosen.accept(getItem());
            }
        });
        pixels.sideProperty().bind(fontProperty().map(font -> Math.rint(font.getSize() * OF_FONT_SIZE)));
    }

    /** Of names that are longer the end is left out. */
    @Override
    protected double computePrefWidth(double height) {
        return Math.min(
                super.computePrefWidth(height), LARGEST_WIDTH * getFont().getSize());
    }

    /** A cell is as high as its list, which may be higher than what is in it. */
    private boolean isOn(MouseEvent event) {
        return !isEmpty()
                && getChildren().stream()
                        .anyMatch(part -> part.getBoundsInParent().contains(event.getX(), event.getY()));
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
        ClassImages images = model.images();
        if (empty || item == null || images == null) {
            setGraphic(null);
            setText(null);
            setTooltip(null);
        } else {
            byte[] image = images.of(drawing.apply(item).drawing());
            pixels.show(new GreyImage(images.rows(), images.columns(), image));
            setGraphic(pixels);
            setText(words.apply(item));
            setTooltip(tip);
        }
    }
}
