package org.chalknet.ui.run;

import java.util.List;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import org.chalknet.ui.Texts;

/**
 * What the run is doing and, at the far end of the line, its pace in the longest wording for which there is room. The line
 * is never narrower than the status with the shortest.
 */
final class RunStatusLine extends Pane {

    private final Label status = new Label();
    private final Label speed = new Label();
    private final ObservableValue<List<String>> wordings;

    /**
     * @param words what the run is doing
     * @param wordings its pace, the longest wording first
     */
    RunStatusLine(ObservableStringValue words, ObservableValue<List<String>> wordings) {
        this.wordings = wordings;
        getStyleClass().add("run-words");
        status.setId("run-status");
        status.textProperty().bind(words);
        speed.setId("run-speed");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(wordings.map(list -> Texts.get("run.speed.tip", list.getFirst())));
        speed.tooltipProperty().bind(wordings.map(list -> list.getFirst().isEmpty() ? null : whole));
        getChildren().addAll(status, speed);
        wordings.subscribe(() -> {
            speed.setText(fitting(getWidth()));
            requestLayout();
        });
    }

    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + needed(wordings.getValue().getLast()) + snappedRightInset();
    }

    @Override
    protected double computePrefWidth(double height) {
        return computeMinWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return snappedTopInset() + status.prefHeight(-1) + snappedBottomInset();
    }

    @Override
    protected void layoutChildren() {
        double top = snappedTopInset();
        double height = status.prefHeight(-1);
        double left = snappedLeftInset();
        double right = getWidth() - snappedRightInset();
        speed.setText(fitting(getWidth()));
        double statusWidth = status.prefWidth(-1);
        double speedWidth = Math.min(speed.prefWidth(-1), Math.max(0, right - left - statusWidth));
        status.resizeRelocate(left, top, Math.min(statusWidth, right - left), height);
        speed.resizeRelocate(right - speedWidth, top, speedWidth, height);
    }

    private String fitting(double width) {
        List<String> all = wordings.getValue();
        double room = width - snappedLeftInset() - snappedRightInset();
        return all.stream()
                .filter(wording -> needed(wording) <= room)
                .findFirst()
                .orElse(all.getLast());
    }

    /** Returns the width of the status with a wording of the pace and a gap between them. */
    private double needed(String wording) {
        double statusWidth = status.prefWidth(-1);
        return wording.isEmpty() ? statusWidth : statusWidth + status.prefHeight(-1) + widthOf(wording);
    }

    private double widthOf(String wording) {
        Text text = new Text(wording);
        text.setFont(speed.getFont());
        return snapSizeX(text.getLayoutBounds().getWidth());
    }
}
