package org.chalknet.ui.settings;

import atlantafx.base.controls.ProgressSliderSkin;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.chalknet.ui.Action;
import org.chalknet.ui.Figures;
import org.chalknet.ui.LayoutBoundary;
import org.chalknet.ui.RevealingScrollPane;
import org.chalknet.ui.Texts;
import org.kordamp.ikonli.feather.Feather;

/** The settings of the next run. */
public final class SettingsView extends VBox {

    private final SettingsModel model;
    private final Action reset;
    private final Action drawing;

    /** Shows a model. */
    public SettingsView(SettingsModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "settings");
        ScrollPane scroll = new RevealingScrollPane(content());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        BooleanBinding free = model.lockedProperty().not();
        reset = Action.of("settings.reset", Feather.ROTATE_CCW, free, model::reset, "Shortcut+Shift+R");
        drawing = Action.of("settings.drawing", Feather.SLIDERS, free, model::setForDrawing, "Shortcut+Shift+D");
        HBox buttons = new HBox(quietButton("reset", reset), quietButton("drawing", drawing));
        buttons.getStyleClass().add("settings-buttons");
        buttons.visibleProperty().bind(model.lockedProperty().not());
        StackPane footer = new StackPane(lockedLine(), buttons);
        footer.getStyleClass().add("settings-footer");
        getChildren().addAll(scroll, footer);
    }

    /** Returns what can be done from the menu and by keys. */
    public List<Action> actions() {
        return List.of(reset, drawing);
    }

    private VBox content() {
        VBox network = section("network", new LayersView(model));
        VBox regularisation =
                section("regularisation", slider("keep-prob", model.keepProb()), slider("lambda", model.lambda()));
        VBox rate = section(
                "rate",
                slider("learning-rate", model.learningRate()),
                slider("decay", model.decay()),
                new LearningRatePlot(model),
                new LayoutBoundary(formula()));
        HBox fields = new HBox(
                field("mini-batch", model.miniBatchSize()),
                field("epochs", model.epochs()),
                field("seed", model.seed()));
        fields.getStyleClass().add("field-row");
        VBox run = section(
                "run",
                fields,
                NumberField.errorLabel(model.miniBatchSize().errorProperty()),
                NumberField.errorLabel(model.epochs().errorProperty()),
                NumberField.errorLabel(model.seed().errorProperty()));
        VBox augmentation = section("augmentation", new AugmentationView(model.augmentation(), model, this::slider));
        VBox content = new VBox(network, regularisation, rate, run, augmentation);
        content.getStyleClass().add("settings-content");
        return content;
    }

    private static VBox section(String name, Node... children) {
        Label title = new Label(Texts.get("settings." + name));
        title.getStyleClass().add("panel-title");
        VBox section = new VBox(title);
        section.getChildren().addAll(children);
        section.getStyleClass().add("settings-section");
        return section;
    }

    private VBox slider(String name, NumberModel number) {
        NumberField field = numberField(name, number);
        Label label = label(name, field);
        Label caption = new Label(Texts.get("settings." + name + ".caption"));
        caption.getStyleClass().add("muted");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(label, caption, gap, field);
        line.getStyleClass().add("slider-line");

        Slider slider =
                new Slider(0, number.scale().last(), number.positionProperty().get());
        slider.setId(name + "-slider");
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setBlockIncrement(1);
        slider.setAccessibleText(Texts.get("settings." + name));
        slider.setTooltip(tooltip(name));
        slider.valueProperty().bindBidirectional(number.positionProperty());
        slider.disableProperty().bind(model.lockedProperty());
        VBox row = new VBox(line, slider, NumberField.errorLabel(number.errorProperty()));
        row.getStyleClass().add("slider-row");
        return row;
    }

    private VBox field(String name, NumberModel number) {
        NumberField field = numberField(name, number);
        VBox column = new VBox(label(name, field), field);
        column.getStyleClass().add("field-column");
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private NumberField numberField(String name, NumberModel number) {
        NumberField field = new NumberField(number);
        field.setId(name);
        field.setTooltip(tooltip(name));
        field.disableProperty().bind(model.lockedProperty());
        return field;
    }

    private static Label label(String name, Node field) {
        Label label = new Label(Texts.get("settings." + name));
        label.setLabelFor(field);
        label.setTooltip(tooltip(name));
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Tooltip tooltip(String name) {
        return new Tooltip(Texts.get("settings." + name + ".tip"));
    }

    private Label formula() {
        StringBinding text = Bindings.createStringBinding(
                () -> Texts.get(
                        "settings.rate.formula",
                        Figures.significant(model.learningRateDecay()
                                .at(model.currentEpochProperty().get()))),
                model.learningRate().valueProperty(),
                model.decay().valueProperty(),
                model.currentEpochProperty());
        Label formula = new Label();
        formula.setId("rate-formula");
        formula.getStyleClass().addAll("muted", "small");
        formula.textProperty().bind(text);
        // As wide as the settings whatever it tells, so that nothing around it need be laid out for another figure.
        formula.setPrefWidth(0);
        formula.setMaxWidth(Double.MAX_VALUE);
        return formula;
    }

    private Label lockedLine() {
        Label line = new Label(Texts.get("settings.locked"));
        line.setId("settings-locked");
        line.getStyleClass().addAll("muted", "small");
        line.visibleProperty().bind(model.lockedProperty());
        return line;
    }

    private static Button quietButton(String name, Action action) {
        Button button = action.button();
        button.setContentDisplay(ContentDisplay.TEXT_ONLY);
        button.setId("settings-" + name);
        button.getStyleClass().add("quiet");
        return button;
    }
}
