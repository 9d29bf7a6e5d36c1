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
        assertThat(TrainingWarning.of(DROPOUT, 100, epochs)).isEmpty();
        assertThat(TrainingWarning.of(DROPOUT, 100, List.of())).isEmpty();
    }

    @Test
    void warnsOnceOfALossThatRisesForFiveEpochs() {
        for (double loss : new double[] {1, 2, 3, 4, 5, 5, 6, 7, 8, 9}) {
            add(loss, 0.9, 0.9);
        }
        assertThat(TrainingWarning.of(DROPOUT, 100, epochs)).isEmpty();
        add(10, 0.9, 0.9);
        TrainingWarning warning = new TrainingWarning(Kind.LOSS_RISES, 10, 0, 5);
        assertThat(TrainingWarning.of(DROPOUT, 100, epochs)).containsExactly(warning);
        add(11, 0.9, 0.9);
        assertThat(TrainingWarning.of(DROPOUT, 100, epochs)).containsExactly(warning);
    }

    @Test
    void namesTheEpochThoughThoseBeforeAreNotLookedAt() {
        for (int i = 0; i < 20; i++) {
            add(1, 0.9, 0.9, 0.0);
        }
        add(1, 0.5, 0.625, 0.75);
        for (double loss = 2; loss <= 6; loss++) {
            add(loss, 0.9, 0.9, 0.0);
        }
        assertThat(TrainingWarning.of(DROPOUT, 100, epochs.subList(18, epochs.size())))
                .containsExactly(
                        new TrainingWarning(Kind.LOSS_RISES, 25, 0, 5),
                        new TrainingWarning(Kind.DEAD_RELUS, 20, 1, 0.75),
                        new TrainingWarning(Kind.KEEP_PROB_TOO_LOW, 20, 0, 0.125));
    }

    @Test
    void warnsOfTheFirstLayerThatIsMostlyDead() {
        add(1, 0.9, 0.9, 0.5, 0.5);
        assertThat(TrainingWarning.of(DROPOUT, 100, epochs)).isEmpty();
        add(1, 0.9, 0.9, 0.5, 0.75);
        add(1, 0.9, 0.9, 1.0, 0.75);
        assertThat(TrainingWarning.of(DROPOUT, 100, epochs))
                .containsExactly(new TrainingWarning(Kind.DEAD_RELUS, 1, 2, 0.75));
    }

    @Test
    void warnsOfATrainingAccuracyThatLagsWithDropoutOnly() {
        add(1, 0.5, 0.5625);
        assertThat(TrainingWarning.of(DROPOUT, 100, epochs)).isEmpty();
        add(1, 0.5, 0.625);
        assertThat(TrainingWarning.of(DROPOUT, 100, epochs))
                .containsExactly(new TrainingWarning(Kind.KEEP_PROB_TOO_LOW, 1, 0, 0.125));
        assertThat(TrainingWarning.of(NO_DROPOUT, 100, epochs)).isEmpty();
    }

    @Test
    void takesFewTestImagesForChance() {
        for (int i = 0; i < 6; i++) {
            add(1 + i, 0.5, 0.75, 1.0);
        }
        assertThat(TrainingWarning.of(DROPOUT, 100, epochs))
                .extracting(TrainingWarning::kind)
                .containsExactly(Kind.LOSS_RISES, Kind.DEAD_RELUS, Kind.KEEP_PROB_TOO_LOW);
        assertThat(TrainingWarning.of(DROPOUT, 99, epochs))
                .extracting(TrainingWarning::kind)
                .containsExactly(Kind.LOSS_RISES);
    }

    private void add(double loss, double trainAccuracy, double testAccuracy, Double... dead) {
        epochs.add(new EpochMetrics(
                epochs.size(), 0.1, loss, trainAccuracy, loss, testAccuracy, 0, 1, 1, 1000, List.of(dead)));
    }
}
