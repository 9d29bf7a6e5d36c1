package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LearningRateDecayTest {

    @Test
    void fallsWithTheEpochs() {
        LearningRateDecay rate = new LearningRateDecay(0.15, 0.5);

        assertThat(rate.at(0)).isEqualTo(0.15);
        assertThat(rate.at(2)).isEqualTo(0.075);
        assertThat(rate.at(8)).isEqualTo(0.03);
    }

    @Test
    void staysWithoutDecay() {
        assertThat(new LearningRateDecay(0.2, 0).at(1000)).isEqualTo(0.2);
    }
}
