package org.chalknet.ui.settings;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.chalknet.ui.Icon;
import org.chalknet.ui.Texts;
import org.kordamp.ikonli.feather.Feather;

/** A hidden layer: the number of its units in a field, and a button that removes it. */
final class LayerChip extends HBox {

    private final NumberField field;
    private final Button remove = new Button();
    private final Label error;
    private final IntegerProperty position = new SimpleIntegerProperty();

    /**
     * @param layer the number of units
     * @param locked whether nothing can be changed now
     * @param removal removes the layer
     */
    LayerChip(NumberModel layer, ObservableBooleanValue locked, Runnable removal) {
        getStyleClass().add("layer-chip");
        field = new NumberField(layer);
        field.setTooltip(new Tooltip());
        field.disableProperty().bind(locked);
        Icon.show(Feather.X, remove);
        remove.getStyleClass().add("layer-remove");
        remove.setTooltip(new Tooltip());
        remove.disableProperty().bind(locked);
        remove.setOnAction(_ -> removal.run());
        error = NumberField.errorLabel(Bindings.createStringBinding(
                () -> layer.errorProperty().get().isEmpty()
                        ? ""
                        : Texts.get(
                                "settings.layer.error",
                                position.get(),
                                layer.errorProperty().get()),
                position,
                layer.errorProperty()));
        layer.errorProperty().subscribe(text -> pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty()));
        getChildren().addAll(field, remove);
    }

    /** Says which of the hidden layers it is, counted from 1. */
    void setNumber(int number) {
        position.set(number);
        field.setId("layer-" + number);
        field.setAccessibleText(Texts.get("settings.layer.accessible", number));
        field.getTooltip().setText(Texts.get("settings.layer.tip", number));
        remove.setAccessibleText(Texts.get("settings.layer.remove", number));
        remove.getTooltip().setText(Texts.get("settings.layer.remove", number));
    }

    /** Returns the line that says what is wrong with the number. */
    Label error() {
        return error;
    }

    /** Puts the cursor into the field. */
    void focusField() {
        field.requestFocus();
    }
}
