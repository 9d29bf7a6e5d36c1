package org.chalknet.ui.settings;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.chalknet.training.Setting;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Icon;
import org.chalknet.ui.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The layers of the network in a row, the hidden ones to be changed, and the number of its parameters. */
final class LayersView extends VBox {

    private final SettingsModel model;
    private final FlowPane chips = new FlowPane();
    private final VBox errors = new VBox();
    private final Button add = new Button(Texts.get("settings.layer.add"));

    LayersView(SettingsModel model) {
        this.model = model;
        getStyleClass().add("layers");
        chips.getStyleClass().add("layer-chips");
        add.setId("layer-add");
        Icon.show(Feather.PLUS, add);
        add.getStyleClass().add("quiet");
        add.setTooltip(new Tooltip(Texts.get("settings.layer.add.tip")));
        add.disableProperty()
                .bind(model.lockedProperty()
                        .or(Bindings.size(model.hiddenLayers())
                                .greaterThanOrEqualTo((int) Setting.HIDDEN_LAYERS.maximum())));
        add.setOnAction(_ -> {
            model.addLayer();
            focusLastLayer();
        });

        Label parameters = new Label();
        parameters.setId("parameter-count");
        parameters.getStyleClass().addAll("muted", "tabular");
        parameters
                .textProperty()
                .bind(model.parameterCountProperty()
                        .map(count -> Texts.get("settings.parameters", Figures.count(count.longValue()))));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox footer = new HBox(parameters, gap, add);
        footer.getStyleClass().add("layer-footer");

        model.hiddenLayers().addListener((ListChangeListener<NumberModel>) change -> {
            while (change.next()) {
                if (change.wasAdded() || change.wasRemoved()) {
                    show();
                }
            }
        });
        show();
        getChildren().addAll(chips, errors, footer);
    }

    private void show() {
        List<Node> shown = new ArrayList<>();
        shown.add(end(model.inputsProperty().map(Number::toString), "settings.inputs.tip"));
        errors.getChildren().clear();
        int number = 1;
        for (NumberModel layer : model.hiddenLayers()) {
            shown.add(afterArrow(hidden(layer, number)));
            errors.getChildren().add(NumberField.errorLabel(layer));
            number++;
        }
        shown.add(afterArrow(end(model.classesProperty().map(Number::toString), "settings.classes.tip")));
        chips.getChildren().setAll(shown);
    }

    private void focusLastLayer() {
        chips.lookupAll(".number-field").stream().reduce((_, last) -> last).ifPresent(Node::requestFocus);
    }

    private static HBox afterArrow(Node chip) {
        Label arrow = new Label("→");
        arrow.getStyleClass().addAll("muted", "layer-arrow");
        HBox pair = new HBox(arrow, chip);
        pair.getStyleClass().add("layer-pair");
        return pair;
    }

    private static Label end(ObservableValue<String> units, String tip) {
        Label chip = new Label();
        chip.getStyleClass().addAll("layer-end", "tabular");
        chip.textProperty().bind(units);
        chip.setTooltip(new Tooltip(Texts.get(tip)));
        return chip;
    }

    private HBox hidden(NumberModel layer, int number) {
        NumberField field = new NumberField(layer);
        field.setId("layer-" + number);
        field.setAccessibleText(Texts.get("settings.layer.accessible", number));
        field.setTooltip(new Tooltip(Texts.get("settings.layer.tip", number)));
        field.disableProperty().bind(model.lockedProperty());
        Button remove = new Button();
        Icon.show(Feather.X, remove);
        remove.getStyleClass().add("layer-remove");
        remove.setAccessibleText(Texts.get("settings.layer.remove", number));
        remove.setTooltip(new Tooltip(Texts.get("settings.layer.remove", number)));
        remove.disableProperty().bind(model.lockedProperty());
        remove.setOnAction(_ -> {
            model.removeLayer(layer);
            add.requestFocus();
        });
        HBox chip = new HBox(field, remove);
        chip.getStyleClass().add("layer-chip");
        return chip;
    }
}
