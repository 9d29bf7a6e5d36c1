package org.chalknet.ui.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.chalknet.ui.Texts;
import org.chalknet.ui.board.PixelView;
import org.chalknet.ui.settings.AugmentationModel.Kind;

/** What is distorted and how far, with samples. */
final class AugmentationView extends VBox {

    private final AugmentationModel model;

    /**
     * @param model what is shown
     * @param settings whether it can be changed
     * @param slider makes the row of a number
     */
    AugmentationView(AugmentationModel model, SettingsModel settings, BiFunction<String, NumberModel, Node> slider) {
        this.model = model;
        getStyleClass().add("settings-section");
        VBox affine = new VBox(
                slider.apply("shift", model.shift()),
                slider.apply("rotation", model.rotation()),
                slider.apply("scaling", model.scaling()),
                slider.apply("shear", model.shear()));
        Node elastic = slider.apply("elastic", model.elastic());
        affine.getStyleClass().add("settings-section");
        HBox kinds = kinds();
        kinds.disableProperty().bind(settings.lockedProperty());
        VBox details = new VBox();
        details.getStyleClass().add("settings-section");
        Node samples = samples();
        // JavaFX would style what is there but not visible, too, whenever a run locks the settings.
        model.kindProperty().subscribe(kind -> {
            List<Node> shown = switch (kind) {
                case OFF -> List.of();
                case AFFINE -> List.of(samples, affine);
                case ELASTIC -> List.of(samples, affine, elastic);
            };
            details.getChildren().setAll(shown);
        });
        details.managedProperty().bind(Bindings.isNotEmpty(details.getChildren()));
        getChildren().addAll(kinds, details);
    }

    private HBox kinds() {
        ToggleGroup group = new ToggleGroup();
        HBox kinds = new HBox();
        kinds.getStyleClass().add("kinds");
        for (Kind kind : Kind.values()) {
            String name = "settings.augmentation." + kind.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(Texts.get(name));
            button.setId("augmentation-" + kind.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setTooltip(new Tooltip(Texts.get(name + ".tip")));
            button.setAccessibleText(Texts.get(name + ".tip"));
            // A toggle that is chosen already stays so.
            button.setOnAction(_ -> {
                model.kindProperty().set(kind);
                button.setSelected(true);
            });
            model.kindProperty().subscribe(now -> button.setSelected(now == kind));
            kinds.getChildren().add(button);
        }
        return kinds;
    }

    private Node samples() {
        HBox samples = new HBox();
        samples.setId("augmentation-samples");
        samples.getStyleClass().add("samples");
        samples.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        samples.setAccessibleText(Texts.get("settings.augmentation.samples"));
        model.samples()
                .subscribe(() -> samples.getChildren()
                        .setAll(model.samples().stream()
                                .map(image -> {
                                    PixelView pixels = new PixelView();
                                    pixels.sideProperty()
                                            .bind(Bindings.createDoubleBinding(
                                                    () -> Math.rint(samples.getWidth()
                                                            / (AugmentationController.SAMPLES + 0.6)),
                                                    samples.widthProperty()));
                                    pixels.show(image);
                                    return pixels;
                                })
                                .toList()));
        return samples;
    }
}
