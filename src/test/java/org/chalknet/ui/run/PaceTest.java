package org.chalknet.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {

    private final Pace pace = new Pace(4, 1000);

    @Test
    void knowsNothingAtFirst() {
        assertThat(pace.overallProgress()).isZero();
        assertThat(pace.secondsLeft()).isNaN();
        assertThat(pace.examplesPerSecond()).isNaN();
    }

    @Test
    void judgesTheFirstEpochByItsMiniBatches() {
        pace.trained(0, 100, 0.5);
        pace.trained(0, 250, 0.5);

        assertThat(pace.epochProgress()).isEqualTo(0.25);
        assertThat(pace.overallProgress()).isEqualTo(0.0625);
        assertThat(pace.examplesPerSecond()).isEqualTo(250);
        assertThat(pace.secondsLeft()).isCloseTo(3.75 * 4, within(1e-9));
    }

    @Test
    void judgesLaterEpochsByWholeOnesWithTheirEvaluation() {
        pace.trained(0, 1000, 9);
        pace.completed(2.5, 500);
        pace.trained(1, 500, 99);

        assertThat(pace.overallProgress()).isEqualTo(0.375);
        assertThat(pace.examplesPerSecond()).isEqualTo(500);
        assertThat(pace.secondsLeft()).isCloseTo(2.5 * 2.5, within(1e-9));

        pace.completed(1.5, 900);
        pace.trained(2, 0, 0);
        assertThat(pace.secondsLeft()).isCloseTo(2 * (2.5 - 0.4 * 1.0), within(1e-9));
    }

    @Test
    void isCompleteAfterTheLastEpoch() {
        for (int epoch = 0; epoch < 4; epoch++) {
            pace.trained(epoch, 1000, 1);
            assertThat(pace.isComplete()).isFalse();
            pace.completed(1, 1000);
        }
        assertThat(pace.isComplete()).isTrue();
        assertThat(pace.overallProgress()).isEqualTo(1);
        assertThat(pace.secondsLeft()).isZero();
    }
}
