package org.chalknet.ink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreparationStepTest {

    @Test
    void areTakenInTheOrderOfTheLesson() {
        assertThat(PreparationStep.ALL)
                .containsExactly(PreparationStep.SCALE, PreparationStep.THICKEN, PreparationStep.CENTRE);
    }
}
