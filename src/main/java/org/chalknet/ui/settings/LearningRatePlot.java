package org.chalknet.ui.settings;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import org.chalknet.training.LearningRateDecay;
import org.chalknet.ui.Texts;

/** A small plot of the learning rate over the epochs, with a dot at the current one. */
final class LearningRatePlot extends Region {

    private static final int MOST_SEGMENTS = 60;

    private final SettingsModel model;
    private final Polyline curve = new Polyline();
    private final Polyline floor = new Polyline();
    private final Circle dot = new Circle();

    LearningRatePlot(SettingsModel model) {
        this.model = model;
        getStyleClass().add("rate-plot");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Texts.get("settings.rate.plot"));
        curve.getStyleClass().add("rate-curve");
        floor.getStyleClass().add("rate-floor");
        dot.getStyleClass().add("rate-dot");
        getChildren().addAll(floor, curve, dot);
        model.learningRate().valueProperty().subscribe(this::requestLayout);
        model.decay().valueProperty().subscribe(this::requestLayout);
        model.epochs().valueProperty().subscribe(this::requestLayout);
        model.currentEpochProperty().subscribe(this::requestLayout);
    }

    @Override
    protected void layoutChildren() {
        LearningRateDecay rate = model.learningRateDecay();
        double lastEpoch = Math.max(1, model.epochs().valueProperty().get() - 1);
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = getHeight() - top - snappedBottomInset();
        curve.getPoints().clear();
        long segments = Math.min(MOST_SEGMENTS, Math.round(lastEpoch));
        for (int i = 0; i <= segments; i++) {
            double epoch = Math.rint(i * lastEpoch / segments);
            curve.getPoints().addAll(left + epoch / lastEpoch * width, top + below(rate, epoch) * height);
        }
        floor.getPoints().setAll(left, top + height, left + width, top + height);
        double epoch = Math.min(model.currentEpochProperty().get(), lastEpoch);
        dot.setRadius(getHeight() / 14);
        dot.setCenterX(left + epoch / lastEpoch * width);
        dot.setCenterY(top + below(rate, epoch) * height);
    }

    /** Returns how far below the first rate that of an epoch lies, as a share of the first. */
    private static double below(LearningRateDecay rate, double epoch) {
        return 1 - rate.at((int) epoch) / rate.initial();
    }
}
