package org.chalknet.ui.board;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import org.chalknet.ui.Texts;

/** A line for each class: its name, a bar as long as it is probable, and the percentage. */
final class ProbabilityBars extends GridPane {

    private static final PseudoClass TOP = PseudoClass.getPseudoClass("top");

    private static final double LARGEST_PART_OF_NAMES = 0.45;

    private final ObservableList<ClassProbability> classes;
    private final ObservableBooleanValue labellable;
    private final Consumer<String> label;

    /**
     * @param classes the lines
     * @param labellable whether there is a drawing to label
     * @param label labels the drawing with the name of a class
     */
    ProbabilityBars(
            ObservableList<ClassProbability> classes, ObservableBooleanValue labellable, Consumer<String> label) {
        this.classes = classes;
        this.labellable = labellable;
        this.label = label;
        getStyleClass().add("probability-bars");
        ColumnConstraints bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        bars.setFillWidth(true);
        ColumnConstraints percentages = new ColumnConstraints();
        percentages.setMinWidth(Region.USE_PREF_SIZE);
        percentages.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(new ColumnConstraints(), bars, percentages);
        classes.addListener((ListChangeListener<ClassProbability>) _ -> fitLines());
        fitLines();
    }

    private void fitLines() {
        if (getRowCount() != classes.size()) {
            getChildren().clear();
            getRowConstraints().clear();
            for (int i = 0; i < classes.size(); i++) {
                addLine(i);
            }
        }
    }

    private void addLine(int index) {
        ObjectBinding<ClassProbability> line = Bindings.valueAt(classes, index);
        Button name = new Button();
        name.getStyleClass().add("class-name");
        name.textProperty().bind(line.map(ClassProbability::className));
        StringBinding explanation =
                Bindings.createStringBinding(() -> Texts.get("board.label", name.getText()), name.textProperty());
        name.maxWidthProperty().bind(widthProperty().multiply(LARGEST_PART_OF_NAMES));
        Tooltip tip = new Tooltip();
        tip.textProperty()
                .bind(Bindings.when(name.disabledProperty())
                        .then(name.textProperty())
                        .otherwise(explanation));
        name.setTooltip(tip);
        // A button that is disabled shows no tooltip, and the name may be too long for it.
        StackPane cell = new StackPane(name);
        cell.setAlignment(Pos.CENTER_LEFT);
        Tooltip.install(cell, tip);
        name.accessibleTextProperty().bind(explanation);
        name.disableProperty()
                .bind(Bindings.not(labellable).or(name.textProperty().isEmpty()));
        name.setOnAction(_ -> label.accept(name.getText()));
        Label percentage = new Label();
        percentage.getStyleClass().add("percentage");
        percentage.textProperty().bind(line.map(ClassProbability::percentage));
        Bar bar = new Bar(line.map(ClassProbability::probability));
        bar.visibleProperty().bind(percentage.textProperty().isNotEmpty());
        ObservableValue<Boolean> top = line.map(ClassProbability::top);
        for (Node node : new Node[] {name, bar, percentage}) {
            top.subscribe(isTop -> node.pseudoClassStateChanged(TOP, Boolean.TRUE.equals(isTop)));
        }
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        getRowConstraints().add(row);
        addRow(index, cell, bar, percentage);
    }

    /** A bar that fills a part of its width. */
    private static final class Bar extends Region {

        private static final double HAIRLINE = 2;

        private final ObservableValue<Double> part;
        private final Region fill = new Region();

        Bar(ObservableValue<Double> part) {
            this.part = part;
            getStyleClass().add("bar");
            fill.getStyleClass().add("fill");
            getChildren().add(fill);
            part.subscribe(_ -> requestLayout());
        }

        @Override
        protected void layoutChildren() {
            Double filled = part.getValue();
            double width = filled == null ? 0 : Math.max(filled * getWidth(), HAIRLINE);
            fill.resizeRelocate(0, 0, snapSizeX(width), getHeight());
        }
    }
}
