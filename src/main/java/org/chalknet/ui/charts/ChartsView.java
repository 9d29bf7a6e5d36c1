package org.chalknet.ui.charts;

import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The chart of the loss above the chart of the accuracy. */
public final class ChartsView extends VBox {

    /** Shows a model. */
    public ChartsView(ChartsModel model) {
        getStyleClass().add("charts");
        MetricView loss = new MetricView(model, Metric.LOSS, "loss");
        MetricView accuracy = new MetricView(model, Metric.ACCURACY, "accuracy");
        VBox.setVgrow(loss, Priority.ALWAYS);
        VBox.setVgrow(accuracy, Priority.ALWAYS);
        getChildren().addAll(loss, accuracy);
    }
}
