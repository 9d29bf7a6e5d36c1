package org.chalknet.ui.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<NumberModel, LayerChip> hidden = new HashMap<>();
    private final Label inputs;
    private final Label classes;
    private final Button add = new Button(Texts.get("settings.layer.add"));

    LayersView(SettingsModel model) {
        this.model = model;
        inputs = end(model.inputsProperty().map(Number::toString), "settings.inputs.tip");
        classes = end(model.classesProperty().map(Number::toString), "settings.classes.tip");
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
        parameters.getStyleClass().add("muted");
        parameters
                .textProperty()
                .bind(model.parameterCountProperty()
                        .map(count -> Texts.get(
                                "settings.parameters",
                                count.longValue() == SettingsModel.UNKNOWN ? "–" : Figures.count(count.longValue()))));
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

    /** The chips of the layers that stay are kept, and with them their cursor and their listeners. */
    private void show() {
        hidden.keySet().retainAll(model.hiddenLayers());
        List<Node> shown = new ArrayList<>();
        shown.add(inputs);
        errors.getChildren().clear();
        for (NumberModel layer : model.hiddenLayers()) {
            LayerChip chip = hidden.computeIfAbsent(layer, this::chip);
            errors.getChildren().add(chip.error());
            chip.setNumber(errors.getChildren().size());
            shown.add(afterArrow(chip));
        }
        shown.add(afterArrow(classes));
        chips.getChildren().setAll(shown);
    }

    private LayerChip chip(NumberModel layer) {
        return new LayerChip(layer, model.lockedProperty(), () -> {
            model.removeLayer(layer);
            add.requestFocus();
        });
    }

    private void focusLastLayer() {
        Objects.requireNonNull(hidden.get(model.hiddenLayers().getLast())).focusField();
    }

    private static HBox afterArrow(Node chip) {
        Label arrow = new Label("→");
        arrow.getStyleClass().add("muted");
        HBox pair = new HBox(arrow, chip);
        pair.getStyleClass().add("layer-pair");
        return pair;
    }

    private static Label end(ObservableValue<String> units, String tip) {
        Label chip = new Label();
        chip.getStyleClass().add("layer-end");
        chip.textProperty().bind(units);
        chip.setTooltip(new Tooltip(Texts.get(tip)));
        return chip;
    }
}
