package org.chalknet.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace(4, 1000, 0);

    @Test
    void knowsNothingAtFirst() {
        assertThat(pace.overallProgress()).isZero();
        assertThat(pace.secondsLeft()).isNaN();
        assertThat(pace.examplesPerSecond()).isNaN();
    }

    @Test
    void judgesTheFirstEpochByItsMiniBatchesAfterTheWarmUp() {
        pace.trained(0, 10, 0.5);
        pace.trained(0, 30, 0.5);
        pace.trained(0, 100, 0.5);
        assertThat(pace.epochProgress()).isEqualTo(0.1);
        assertThat(pace.overallProgress()).isEqualTo(0.025);
        assertThat(pace.secondsLeft()).isNaN();
        assertThat(pace.examplesPerSecond()).isNaN();

        pace.trained(0, 230, 0.5);
        assertThat(pace.examplesPerSecond()).isEqualTo(200);
        assertThat(pace.secondsLeft()).isCloseTo((4000 - 230) / 200.0, within(1e-9));
    }

    @Test
    void doesNotTakeTheFirstEvaluationForSlowTraining() {
        pace.trained(0, 100, 1);
        pace.trained(0, 500, 1);
        pace.trained(0, 1000, 0.1);
        pace.trained(0, 1000, 10);

        assertThat(pace.examplesPerSecond()).isEqualTo(400);
    }

    @Test
    void waitsForTheSecondEpochWhereTheFirstWasShort() {
        pace.trained(0, 1000, 2);
        pace.completed(4.5);
        pace.trained(1, 500, 0.1);
        assertThat(pace.overallProgress()).isEqualTo(0.375);
        assertThat(pace.examplesPerSecond()).isNaN();
        assertThat(pace.secondsLeft()).isNaN();

        pace.trained(1, 1000, 0.1);
        pace.completed(0.25);
        pace.trained(2, 0, 0);
        assertThat(pace.secondsLeft()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void judgesLaterEpochsByWholeOnesWithTheirEvaluation() {
        pace.trained(0, 1000, 9);
        pace.completed(7);
        pace.trained(1, 500, 99);
        assertThat(pace.secondsLeft()).isCloseTo(2.5 * 7, within(1e-9));

        pace.completed(2.5);
        pace.trained(2, 500, 99);
        assertThat(pace.overallProgress()).isEqualTo(0.625);
        assertThat(pace.examplesPerSecond()).isEqualTo(1000 / 2.5);
        assertThat(pace.secondsLeft()).isCloseTo(1.5 * 2.5, within(1e-9));

        pace.completed(1.5);
        pace.trained(3, 0, 0);
        assertThat(pace.secondsLeft()).isCloseTo(2.5 - 0.4 * 1.0, within(1e-9));
        assertThat(pace.examplesPerSecond())
                .as("what is left, too, follows from it")
                .isCloseTo(1000 / 2.1, within(1e-9));
    }

    @Test
    void judgesARunOfOneEpochByThat() {
        Pace one = new Pace(1, 1000, 0);
        one.trained(0, 1000, 0.5);
        one.completed(0.5);
        assertThat(one.examplesPerSecond()).isEqualTo(2000);
        assertThat(one.secondsLeft()).isZero();
    }

    @Test
    void isCompleteAfterTheLastEpoch() {
        for (int epoch = 0; epoch < 4; epoch++) {
            pace.trained(epoch, 1000, 1);
            assertThat(pace.isComplete()).isFalse();
            pace.completed(1);
        }
        assertThat(pace.isComplete()).isTrue();
        assertThat(pace.overallProgress()).isEqualTo(1);
        assertThat(pace.secondsLeft()).isZero();
    }

    @Test
    void judgesARunThatGoesOnByWhatItSees() {
        Pace resumed = new Pace(10, 1000, 4);
        assertThat(resumed.overallProgress()).isEqualTo(0.4);
        assertThat(resumed.secondsLeft()).isNaN();
        resumed.completed(9);
        resumed.completed(2);
        assertThat(resumed.secondsLeft()).isEqualTo(8);
        assertThat(resumed.isComplete()).isFalse();
    }
}
