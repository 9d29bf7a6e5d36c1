package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chalknet.training.TrainingWarning.Kind;
import org.junit.jupiter.api.Test;

class TrainingWarningTest {

    private static final TrainingSettings DROPOUT = new TrainingSettings(List.of(4), 0.5, 0, 0.1, 0, 64, 30, 0);
    private static final TrainingSettings NO_DROPOUT = new TrainingSettings(List.of(4), 1, 0, 0.1, 0, 64, 30, 0);

    private final List<EpochMetrics> epochs = new ArrayList<>();

    @Test
    void saysNothingOfARunThatGoesWell() {
        for (double loss = 1; loss > 0.1; loss *= 0.8) {
            add(loss, 0.95, 0.9, 0.5, 0.0);
        }
        assertThat(TrainingWarning.of(DROPOUT, epochs)).isEmpty();
        assertThat(TrainingWarning.of(DROPOUT, List.of())).isEmpty();
    }

    @Test
    void warnsOnceOfALossThatRisesForFiveEpochs() {
        for (double loss : new double[] {1, 2, 3, 4, 5, 5, 6, 7, 8, 9}) {
            add(loss, 0.9, 0.9);
        }
        assertThat(TrainingWarning.of(DROPOUT, epochs)).isEmpty();
        add(10, 0.9, 0.9);
        TrainingWarning warning = new TrainingWarning(Kind.LOSS_RISES, 10, 0, 5);
        assertThat(TrainingWarning.of(DROPOUT, epochs)).containsExactly(warning);
        add(11, 0.9, 0.9);
        assertThat(TrainingWarning.of(DROPOUT, epochs)).containsExactly(warning);
    }

    @Test
    void warnsOfTheFirstLayerThatIsMostlyDead() {
        add(1, 0.9, 0.9, 0.5, 0.5);
        assertThat(TrainingWarning.of(DROPOUT, epochs)).isEmpty();
        add(1, 0.9, 0.9, 0.5, 0.75);
        add(1, 0.9, 0.9, 1.0, 0.75);
        assertThat(TrainingWarning.of(DROPOUT, epochs))
                .containsExactly(new TrainingWarning(Kind.DEAD_RELUS, 1, 2, 0.75));
    }

    @Test
    void warnsOfATrainingAccuracyThatLagsWithDropoutOnly() {
        add(1, 0.5, 0.5625);
        assertThat(TrainingWarning.of(DROPOUT, epochs)).isEmpty();
        add(1, 0.5, 0.625);
        assertThat(TrainingWarning.of(DROPOUT, epochs))
                .containsExactly(new TrainingWarning(Kind.KEEP_PROB_TOO_LOW, 1, 0, 0.125));
        assertThat(TrainingWarning.of(NO_DROPOUT, epochs)).isEmpty();
    }

    private void add(double loss, double trainAccuracy, double testAccuracy, Double... dead) {
        epochs.add(new EpochMetrics(
                epochs.size(), 0.1, loss, trainAccuracy, loss, testAccuracy, 0, 1, 1, 1000, List.of(dead)));
    }
}
