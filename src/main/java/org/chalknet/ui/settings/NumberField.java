package org.chalknet.ui.settings;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/** A text field of a number: what is typed counts as soon as it is allowed; on Enter and when the focus leaves, what is wrong is told. */
final class NumberField extends TextField {

    NumberField(NumberModel model) {
        getStyleClass().add("number-field");
        textProperty().bindBidirectional(model.textProperty());
        setOnAction(_ -> model.commit());
        focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                model.commit();
            }
        });
        model.errorProperty().subscribe(error -> {
            pseudoClassStateChanged(Styles.STATE_DANGER, !error.isEmpty());
            setAccessibleHelp(error);
        });
    }

    /** Returns a line that says what is wrong, and is not there while nothing is and the text empty. */
    static Label errorLabel(ObservableStringValue text) {
        Label error = new Label();
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        error.setMinHeight(USE_PREF_SIZE);
        error.textProperty().bind(text);
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }
}
