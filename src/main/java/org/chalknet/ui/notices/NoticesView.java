package org.chalknet.ui.notices;

import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.chalknet.ui.Icon;
import org.chalknet.ui.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The newest notice with what can be done about it; not there while there is none. */
public final class NoticesView extends HBox {

    private static final PseudoClass PRIMARY = PseudoClass.getPseudoClass("primary");

    private final NoticesModel model;

    /** Shows a model. */
    public NoticesView(NoticesModel model) {
        this.model = model;
        setId("notice");
        getStyleClass().add("notice");
        visibleProperty().bind(Bindings.isNotEmpty(model.notices()));
        managedProperty().bind(visibleProperty());
        model.notices().subscribe(this::show);
    }

    private void show() {
        getChildren().clear();
        if (model.notices().isEmpty()) {
            return;
        }
        Notice notice = model.notices().getLast();
        Label text = new Label(notice.text());
        text.setId("notice-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        Icon.show(Feather.ALERT_CIRCLE, text);
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().add(text);
        for (Notice.Choice choice : notice.choices()) {
            Button button = new Button(choice.label());
            button.setId(choice.id());
            button.setMinWidth(USE_PREF_SIZE);
            button.disableProperty().bind(Bindings.not(choice.available()));
            button.pseudoClassStateChanged(
                    PRIMARY, choice.equals(notice.choices().getFirst()));
            button.setOnAction(_ -> {
                model.end(notice);
                choice.work().run();
            });
            getChildren().add(button);
        }
        if (notice.choices().isEmpty()) {
            Button close = new Button();
            Icon.show(Feather.X, close);
            close.setId("notice-close");
            close.setAccessibleText(Texts.get("notice.close"));
            close.setTooltip(new Tooltip(Texts.get("notice.close")));
            close.setOnAction(_ -> model.end(notice));
            getChildren().add(close);
        }
    }
}
