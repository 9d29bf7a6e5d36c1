package org.chalknet.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.shape.Circle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class LearningRatePlotTest {

    private final SettingsModel model = new SettingsModel();

    @Test
    void movesTheDotWithoutALayout(FxRobot robot) {
        model.epochs().set(41);
        model.learningRate().set(0.5);
        model.decay().set(0.1);
        LearningRatePlot plot = new LearningRatePlot(model);
        Circle dot = (Circle) plot.lookup(".rate-dot");
        robot.interact(() -> {
            plot.resize(120, 28);
            plot.layout();
        });
        assertThat(plot.isNeedsLayout()).isFalse();
        assertThat(dot.getRadius()).isEqualTo(2);
        assertThat(dot.getCenterX()).isZero();
        assertThat(dot.getCenterY()).isZero();

        robot.interact(() -> model.currentEpochProperty().set(10));
        assertThat(plot.isNeedsLayout()).isFalse();
        assertThat(dot.getCenterX()).isEqualTo(30);
        // After 10 epochs the rate is 1 / (1 + 0.1 · 10) of the first.
        assertThat(dot.getCenterY()).isEqualTo(14);
    }
}
