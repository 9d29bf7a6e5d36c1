package org.chalknet.ui.board;

import static org.assertj.core.api.Assertions.assertThat;

import org.chalknet.ink.PreparationStep;
import org.junit.jupiter.api.Test;

class StageModelTest {

    private final StageModel stage = new StageModel(PreparationStep.CENTRE);

    @Test
    void isNamedAfterItsStep() {
        assertThat(stage.name()).isEqualTo("centre");
        assertThat(new StageModel(null).name()).isEqualTo("drawn");
    }

    @Test
    void takesItsStepAtFirst() {
        assertThat(stage.takenProperty().get()).isTrue();
        assertThat(stage.otherwiseProperty().get()).isEmpty();
    }

    @Test
    void saysWhatTheAnswerWereAndHowSure() {
        stage.showOtherwise("3", 0.716, true);
        assertThat(stage.otherwiseProperty().get()).isEqualTo("3, 72 %");
        assertThat(stage.decisiveProperty().get()).isTrue();
        stage.showOtherwise("7", 0.98, false);
        assertThat(stage.decisiveProperty().get()).isFalse();
        stage.showOtherwise(null, 0, true);
        assertThat(stage.otherwiseProperty().get()).isEmpty();
        assertThat(stage.decisiveProperty().get()).isFalse();
    }
}
