package org.chalknet.ui.runs;

import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.chalknet.ui.Texts;
import org.chalknet.ui.charts.Overlay;
import org.chalknet.ui.runs.RunsModel.Row;
import org.jspecify.annotations.Nullable;

/** The letter of a run in its colour, with the box that shows it over the current run. */
final class OverlayCell extends TableCell<Row, Row> {

    private final RunsModel model;
    private final CheckBox box = new CheckBox();
    /** The model outlives a cell, so it must not hold it. */
    private final ListChangeListener<Integer> follow = _ -> show(getItem());

    OverlayCell(RunsModel model) {
        this.model = model;
        box.getStyleClass().add("overlay-box");
        box.setTooltip(new Tooltip(Texts.get("runs.overlay.tip")));
        box.setOnAction(_ -> changed());
        model.overlaid().addListener(new WeakListChangeListener<>(follow));
    }

    private void changed() {
        Row row = getItem();
        if (row != null) {
            model.overlay(row, box.isSelected());
        }
    }

    @Override
    protected void updateItem(Row row, boolean empty) {
        super.updateItem(row, empty);
        show(empty ? null : row);
    }

    private void show(@Nullable Row row) {
        if (row == null) {
            setGraphic(null);
            return;
        }
        box.setId("overlay-" + row.letter());
        box.setText(row.letter());
        box.setStyle(Overlay.style("-fx-text-fill", row.colour()));
        box.setSelected(model.overlaid().contains(row.number()));
        box.setDisable(row.run().metrics().isEmpty());
        box.setAccessibleText(Texts.get("runs.overlay", row.letter()));
        setGraphic(box);
    }
}
