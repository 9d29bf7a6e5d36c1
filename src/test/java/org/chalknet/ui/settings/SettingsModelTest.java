package org.chalknet.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.Test;

class SettingsModelTest {

    private final SettingsModel model = new SettingsModel();

    @Test
    void startsWithTheDefaults() {
        assertThat(model.validProperty().get()).isTrue();
        assertThat(model.toSettings()).contains(TrainingSettings.DEFAULTS);
    }

    @Test
    void countsTheParametersOfTheDataSetAndTheLayers() {
        assertThat(model.parameterCountProperty().get())
                .isEqualTo((784 * 128 + 128) + (128 * 64 + 64) + (64 * 10 + 10))
                .isEqualTo(109_386);

        model.removeLayer(model.hiddenLayers().getFirst());
        assertThat(model.parameterCountProperty().get()).isEqualTo((784 * 64 + 64) + (64 * 10 + 10));

        type(model.hiddenLayers().getFirst(), "4096");
        assertThat(model.parameterCountProperty().get()).isEqualTo(785L * 4096 + 4097 * 10);

        model.removeLayer(model.hiddenLayers().getFirst());
        model.inputsProperty().set(4);
        model.classesProperty().set(3);
        assertThat(model.parameterCountProperty().get()).isEqualTo(4 * 3 + 3);
    }

    @Test
    void addsALayerLikeTheOneBefore() {
        model.addLayer();
        assertThat(model.toSettings().orElseThrow().hiddenLayers()).isEqualTo(List.of(128, 64, 64));

        while (!model.hiddenLayers().isEmpty()) {
            model.removeLayer(model.hiddenLayers().getLast());
        }
        assertThat(model.toSettings().orElseThrow().hiddenLayers()).isEmpty();

        model.addLayer();
        assertThat(model.toSettings().orElseThrow().hiddenLayers()).isEqualTo(List.of(64));
    }

    @Test
    void isValidOnlyWhenEveryValueIs() {
        type(model.keepProb(), "0");
        type(model.seed(), "-1");
        type(model.epochs(), "many");
        assertThat(model.validProperty().get()).isFalse();
        assertThat(model.toSettings()).isEmpty();

        type(model.seed(), "1");
        type(model.keepProb(), "1");
        assertThat(model.validProperty().get()).isFalse();

        type(model.epochs(), "3");
        assertThat(model.validProperty().get()).isTrue();

        type(model.seed(), "wrong again");
        assertThat(model.validProperty().get()).isFalse();
    }

    @Test
    void isValidAgainWithoutTheWrongLayer() {
        type(model.hiddenLayers().getLast(), "0");
        assertThat(model.validProperty().get()).isFalse();

        model.removeLayer(model.hiddenLayers().getLast());
        assertThat(model.validProperty().get()).isTrue();
    }

    @Test
    void takesWhatIsStillBeingTyped() {
        model.epochs().textProperty().set("7");
        model.hiddenLayers().getFirst().textProperty().set("32");

        TrainingSettings settings = model.toSettings().orElseThrow();

        assertThat(settings.epochs()).isEqualTo(7);
        assertThat(settings.hiddenLayers()).isEqualTo(List.of(32, 64));
    }

    @Test
    void goesBackToTheDefaults() {
        type(model.lambda(), "5");
        type(model.decay(), "wrong");
        model.addLayer();

        model.reset();

        assertThat(model.toSettings()).contains(TrainingSettings.DEFAULTS);
    }

    private static void type(NumberModel number, String text) {
        number.textProperty().set(text);
        number.commit();
    }
}
