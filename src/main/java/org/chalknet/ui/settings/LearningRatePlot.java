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
        // For each move of a managed node JavaFX would lay out the plot and all that is around it.
        dot.setManaged(false);
        getChildren().addAll(floor, curve, dot);
        model.learningRate().valueProperty().subscribe(this::requestLayout);
        model.decay().valueProperty().subscribe(this::requestLayout);
        model.epochs().valueProperty().subscribe(this::requestLayout);
        model.currentEpochProperty().subscribe(this::placeDot);
    }

    @Override
    protected void layoutChildren() {
        LearningRateDecay rate = model.learningRateDecay();
        double lastEpoch = lastEpoch();
        curve.getPoints().clear();
        long segments = Math.min(MOST_SEGMENTS, Math.round(lastEpoch));
        for (int i = 0; i <= segments; i++) {
            double epoch = Math.rint(i * lastEpoch / segments);
            curve.getPoints().addAll(x(epoch / lastEpoch), y(below(rate, epoch)));
        }
        floor.getPoints().setAll(x(0), y(1), x(1), y(1));
        dot.setRadius(getHeight() / 14);
        placeDot();
    }

    private void placeDot() {
        LearningRateDecay rate = model.learningRateDecay();
        double lastEpoch = lastEpoch();
        double epoch = Math.min(model.currentEpochProperty().get(), lastEpoch);
        dot.setCenterX(x(epoch / lastEpoch));
        dot.setCenterY(y(below(rate, epoch)));
    }

    private double lastEpoch() {
        return Math.max(1, model.epochs().valueProperty().get() - 1);
    }

    private double x(double share) {
        double left = snappedLeftInset();
        return left + share * (getWidth() - left - snappedRightInset());
    }

    private double y(double share) {
        double top = snappedTopInset();
        return top + share * (getHeight() - top - snappedBottomInset());
    }

    /** Returns how far below the first rate that of an epoch lies, as a share of the first. */
    private static double below(LearningRateDecay rate, double epoch) {
        return 1 - rate.at((int) epoch) / rate.initial();
    }
}
