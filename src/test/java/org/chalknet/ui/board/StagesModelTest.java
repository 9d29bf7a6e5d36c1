package org.chalknet.ui.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.chalknet.ink.Prediction;
import org.chalknet.ink.PreparationStep;
import org.junit.jupiter.api.Test;

class StagesModelTest {

    private static final List<String> NAMES = List.of("cat", "dog");
    private static final Prediction CAT = new Prediction(new float[] {0.9f, 0.1f});
    private static final Prediction DOG = new Prediction(new float[] {0.3f, 0.7f});

    private final StagesModel model = new StagesModel();

    @Test
    void leadsFromTheDrawingThroughEveryStep() {
        assertThat(model.all())
                .extracting(StageModel::step)
                .containsExactly(null, PreparationStep.SCALE, PreparationStep.THICKEN, PreparationStep.CENTRE);
    }

    @Test
    void takesTheStepsThatAreSwitchedOn() {
        assertThat(model.taken()).isEqualTo(PreparationStep.ALL);
        model.all().get(2).takenProperty().set(false);
        assertThat(model.taken()).containsExactlyInAnyOrder(PreparationStep.SCALE, PreparationStep.CENTRE);
    }

    @Test
    void showsASingleImageAtTheLastStage() {
        GreyImage image = new GreyImage(1, 1, new byte[] {9});
        model.showImages(List.of(image));
        assertThat(model.all())
                .extracting(stage -> stage.imageProperty().get())
                .containsExactly(null, null, null, image);
        model.showImages(List.of());
        assertThat(model.all()).allMatch(stage -> stage.imageProperty().get() == null);
    }

    @Test
    void tellsWhichStepDecides() {
        model.showOtherwise(Map.of(PreparationStep.SCALE, DOG, PreparationStep.CENTRE, CAT), CAT, NAMES);
        assertThat(model.all())
                .extracting(stage -> stage.otherwiseProperty().get())
                .containsExactly("", "dog, 70 %", "", "cat, 90 %");
        assertThat(model.all())
                .extracting(stage -> stage.decisiveProperty().get())
                .containsExactly(false, true, false, false);
    }

    @Test
    void saysNothingOfANetworkThatHasDiverged() {
        Prediction nan = new Prediction(new float[] {Float.NaN, Float.NaN});
        model.showOtherwise(Map.of(PreparationStep.SCALE, nan), nan, NAMES);
        assertThat(model.all().get(1).otherwiseProperty().get()).isEmpty();
    }
}
