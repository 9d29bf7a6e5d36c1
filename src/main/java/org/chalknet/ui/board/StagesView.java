package org.chalknet.ui.board;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.chalknet.ui.Texts;

/** The stages in a row, each step with a switch and with what the network would answer without it. */
final class StagesView extends HBox {

    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private static final PseudoClass DECISIVE = PseudoClass.getPseudoClass("decisive");

    /**
     * @param model what is shown
     * @param side the length of the images' sides
     */
    StagesView(StagesModel model, ObservableValue<Double> side) {
        getStyleClass().add("stages");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        model.all().forEach(stage -> getChildren().add(column(stage, side)));
    }

    private static Node column(StageModel stage, ObservableValue<Double> side) {
        String name = Texts.get("board.stage." + stage.name());
        PixelView pixels = new PixelView();
        pixels.setId("stage-" + stage.name() + "-image");
        pixels.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        pixels.setAccessibleText(Texts.get("board.stage.image", name));
        pixels.sideProperty().bind(side);
        stage.imageProperty().subscribe(pixels::show);
        VBox column = new VBox(pixels);
        column.getStyleClass().add("stage");
        column.setMinWidth(0);
        HBox.setHgrow(column, Priority.ALWAYS);
        if (stage.step() == null) {
            Label label = new Label(name);
            label.setLabelFor(pixels);
            column.getChildren().add(label);
        } else {
            column.getChildren().addAll(step(stage, name), intro(stage), otherwise(stage));
            stage.takenProperty().subscribe(taken -> column.pseudoClassStateChanged(OFF, !taken));
        }
        return column;
    }

    private static CheckBox step(StageModel stage, String name) {
        CheckBox step = new CheckBox(name);
        step.setId("stage-" + stage.name());
        step.setMinWidth(USE_PREF_SIZE);
        step.setTooltip(new Tooltip(Texts.get("board.stage." + stage.name() + ".tip")));
        step.selectedProperty().bindBidirectional(stage.takenProperty());
        StringBinding told = Bindings.createStringBinding(
                () -> stage.otherwiseProperty().get().isEmpty()
                        ? name
                        : "%s. %s %s"
                                .formatted(
                                        name,
                                        intro(stage.takenProperty().get()),
                                        stage.otherwiseProperty().get()),
                stage.otherwiseProperty(),
                stage.takenProperty());
        step.accessibleTextProperty().bind(told);
        return step;
    }

    private static Label intro(StageModel stage) {
        Label intro = new Label();
        intro.getStyleClass().addAll("muted", "stage-intro");
        intro.textProperty().bind(stage.takenProperty().map(StagesView::intro));
        intro.visibleProperty().bind(stage.otherwiseProperty().isNotEmpty());
        return intro;
    }

    private static String intro(boolean taken) {
        return Texts.get(taken ? "board.stage.without" : "board.stage.with");
    }

    private static Label otherwise(StageModel stage) {
        Label otherwise = new Label();
        otherwise.setId("stage-" + stage.name() + "-otherwise");
        otherwise.getStyleClass().addAll("stage-otherwise", "tabular");
        // A long name takes no room from the other stages.
        otherwise.setPrefWidth(0);
        otherwise.setMaxWidth(Double.MAX_VALUE);
        otherwise.textProperty().bind(stage.otherwiseProperty());
        otherwise.setTooltip(new Tooltip());
        otherwise.getTooltip().textProperty().bind(stage.otherwiseProperty());
        stage.decisiveProperty().subscribe(decisive -> otherwise.pseudoClassStateChanged(DECISIVE, decisive));
        return otherwise;
    }
}
