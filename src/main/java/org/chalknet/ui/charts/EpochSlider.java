package org.chalknet.ui.charts;

import javafx.beans.binding.Bindings;
import javafx.scene.chart.ValueAxis;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.chalknet.ui.Texts;

/** A slider on the axis of the epochs: the board answers with the network of the epoch at which it stands. */
final class EpochSlider extends Slider {

    private final ChartsModel model;
    private final Label words = new Label();
    private boolean showing;

    EpochSlider(ChartsModel model) {
        this.model = model;
        setId("epoch-slider");
        getStyleClass().add("epoch-slider");
        setManaged(false);
        setMajorTickUnit(1);
        setMinorTickCount(0);
        setBlockIncrement(1);
        setTooltip(new Tooltip(Texts.get("charts.slider.tip")));
        words.setId("epoch-slider-words");
        words.getStyleClass().add("epoch-slider-words");
        words.setManaged(false);
        words.setMouseTransparent(true);
        words.setLabelFor(this);
        words.textProperty()
                .bind(model.chosenProperty().map(epoch -> Texts.get("charts.slider", Integer.toString((int) epoch))));
        words.visibleProperty().bind(model.chosenProperty().isNotEqualTo(ChartsModel.NONE));
        accessibleTextProperty()
                .bind(Bindings.when(words.visibleProperty())
                        .then(words.textProperty())
                        .otherwise(Texts.get("charts.slider.newest")));
        setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, EpochSlider::keepForItself);
        model.kept().subscribe(this::show);
        model.chosenProperty().subscribe(this::show);
        valueProperty().subscribe((_, value) -> {
            if (!showing) {
                model.choose(value.doubleValue());
                model.pointAt(value.doubleValue());
                show();
            }
        });
    }

    /** A slider acts on these when they are released, and would leave the press to the plot. */
    private static void keepForItself(KeyEvent event) {
        if (event.getCode() == KeyCode.HOME || event.getCode() == KeyCode.END) {
            event.consume();
        }
    }

    /** Returns the words that stand above the slider. */
    Label words() {
        return words;
    }

    private void show() {
        boolean any = model.kept().size() > 1;
        setVisible(any);
        if (any) {
            showing = true;
            setMin(model.kept().getFirst());
            setMax(model.kept().getLast());
            int chosen = model.chosenProperty().get();
            setValue(chosen == ChartsModel.NONE ? getMax() : chosen);
            showing = false;
            if (getParent() != null) {
                getParent().requestLayout();
            }
        }
    }

    /** Stands on the axis, so that the thumb is at its epoch. */
    void layOut(ValueAxis<Number> epochs, double floor) {
        if (!isVisible()) {
            return;
        }
        applyCss();
        double height = prefHeight(-1);
        double thumb = lookup(".thumb") == null ? height : lookup(".thumb").prefWidth(-1);
        double left = epochs.getDisplayPosition(getMin());
        double right = epochs.getDisplayPosition(getMax());
        resizeRelocate(left - thumb / 2, floor - height / 2, right - left + thumb, height);
        words.autosize();
        double middle = epochs.getDisplayPosition(getValue()) - words.getWidth() / 2;
        words.relocate(
                Math.clamp(middle, 0, Math.max(0, epochs.getWidth() - words.getWidth())),
                floor - height - words.getHeight());
    }
}
