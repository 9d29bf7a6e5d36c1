package org.chalknet.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.chalknet.training.Augmentation;
import org.chalknet.ui.settings.AugmentationModel.Kind;
import org.junit.jupiter.api.Test;

class AugmentationModelTest {

    private final AugmentationModel model = new AugmentationModel();

    @Test
    void isOffAtFirst() {
        assertThat(model.get()).isEqualTo(Augmentation.OFF);
        assertThat(model.validBinding().get()).isTrue();
    }

    @Test
    void offersWhatHasProvedGood() {
        model.kindProperty().set(Kind.ELASTIC);
        assertThat(model.get()).isEqualTo(Augmentation.ELASTIC);
        model.kindProperty().set(Kind.AFFINE);
        assertThat(model.get()).isEqualTo(Augmentation.AFFINE);
    }

    @Test
    void takesAnAugmentationAndGivesItBack() {
        for (Augmentation augmentation : List.of(
                new Augmentation(1, 2, 0.03, 0.4, 5),
                new Augmentation(1, 2, 0.03, 0.4, 0),
                Augmentation.OFF,
                Augmentation.ELASTIC)) {
            model.set(augmentation);
            assertThat(model.get()).isEqualTo(augmentation);
        }
    }

    @Test
    void mindsOnlyTheErrorsOfWhatCounts() {
        type(model.elastic(), "1000");
        assertThat(model.validBinding().get()).isTrue();
        model.kindProperty().set(Kind.ELASTIC);
        assertThat(model.validBinding().get()).isFalse();
        model.kindProperty().set(Kind.AFFINE);
        assertThat(model.validBinding().get()).isTrue();
        type(model.shear(), "2");
        assertThat(model.validBinding().get()).isFalse();
        assertThat(model.shear().errorProperty().get()).isEqualTo("shear must be a number from 0 to 1");
    }

    @Test
    void tellsOfEveryChange() {
        List<Augmentation> told = new ArrayList<>();
        model.onChange(() -> told.add(model.get()));
        model.kindProperty().set(Kind.AFFINE);
        type(model.rotation(), "20");
        assertThat(told).hasSize(2);
        assertThat(told.getLast().rotation()).isEqualTo(20);
    }

    private static void type(NumberModel number, String text) {
        number.textProperty().set(text);
        number.commit();
    }
}
