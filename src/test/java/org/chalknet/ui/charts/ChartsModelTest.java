package org.chalknet.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.Test;

class ChartsModelTest {

    private final ChartsModel model = new ChartsModel();

    @Test
    void forgetsTheOldRunWhenANewOneStarts() {
        model.runStarted(TrainingSettings.DEFAULTS);
        model.epochCompleted(Measured.epoch(0, Double.NaN, 0.1));
        model.pointAt(0);

        model.runStarted(TrainingSettings.DEFAULTS);

        assertThat(model.metrics()).isEmpty();
        assertThat(model.firstEpochWithoutLossProperty().get()).isEqualTo(ChartsModel.NONE);
        assertThat(model.pointedProperty().get()).isEqualTo(ChartsModel.NONE);
        assertThat(model.epochsProperty().get()).isEqualTo(30);
    }

    @Test
    void expectsEpochsOnlyWhileThereIsNoRunToShow() {
        model.expect(7);
        assertThat(model.epochsProperty().get()).isEqualTo(7);

        model.runStarted(TrainingSettings.DEFAULTS);
        model.epochCompleted(Measured.epoch(0, 1, 0.1));
        model.expect(9);
        assertThat(model.epochsProperty().get()).isEqualTo(30);
    }

    @Test
    void remembersSinceWhenTheLossIsNoNumber() {
        model.epochCompleted(Measured.epoch(0, 1, 0.1));
        assertThat(model.firstEpochWithoutLossProperty().get()).isEqualTo(ChartsModel.NONE);
        model.epochCompleted(Measured.epoch(1, Double.POSITIVE_INFINITY, 0.1));
        model.epochCompleted(Measured.epoch(2, Double.NaN, 0.1));
        assertThat(model.firstEpochWithoutLossProperty().get()).isEqualTo(1);
    }

    @Test
    void pointsAtTheNearestEpoch() {
        model.pointAt(3);
        assertThat(model.pointedProperty().get()).isEqualTo(ChartsModel.NONE);

        for (int epoch = 0; epoch < 5; epoch++) {
            model.epochCompleted(Measured.epoch(epoch, 1, 0.1));
        }
        model.pointAt(2.4);
        assertThat(model.pointedProperty().get()).isEqualTo(2);
        model.pointAt(77);
        assertThat(model.pointedProperty().get()).isEqualTo(4);
        model.pointOn(-1);
        assertThat(model.pointedProperty().get()).isEqualTo(3);
        model.pointAway();
        model.pointOn(-1);
        assertThat(model.pointedProperty().get()).isEqualTo(3);
    }
}
