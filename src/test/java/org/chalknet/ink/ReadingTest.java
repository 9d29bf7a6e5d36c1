package org.chalknet.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.chalknet.network.Network;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class ReadingTest {

    private static final MnistPreparation PREPARATION = new MnistPreparation(28, 28);
    private static final Drawing SMALL_AND_LOW =
            new Drawing(List.of(Stroke.dot(100, 300).to(160, 310).to(120, 420)));
    private static final Network NETWORK = network();

    @Test
    void showsTheImageAfterEveryStep() {
        Reading reading = Reading.of(SMALL_AND_LOW, PREPARATION, PreparationStep.ALL, NETWORK);
        assertThat(reading.stages())
                .containsExactly(
                        PREPARATION.image(SMALL_AND_LOW, Set.of()),
                        PREPARATION.image(SMALL_AND_LOW, Set.of(PreparationStep.SCALE)),
                        PREPARATION.image(SMALL_AND_LOW, Set.of(PreparationStep.SCALE, PreparationStep.THICKEN)),
                        PREPARATION.image(SMALL_AND_LOW));
        assertThat(reading.stages()).doesNotHaveDuplicates();
    }

    @Test
    void changesNothingAtAStepThatIsNotTaken() {
        List<byte[]> stages = Reading.of(SMALL_AND_LOW, PREPARATION, Set.of(PreparationStep.THICKEN), null)
                .stages();
        assertThat(stages.get(1)).isEqualTo(stages.get(0));
        assertThat(stages.get(2)).isNotEqualTo(stages.get(1));
        assertThat(stages.get(3)).isEqualTo(stages.get(2));
    }

    @Test
    void asksWhatTheAnswerWereWithEachStepChanged() {
        for (Set<PreparationStep> steps : List.of(
                PreparationStep.ALL, EnumSet.of(PreparationStep.SCALE), EnumSet.noneOf(PreparationStep.class))) {
            Reading reading = Reading.of(SMALL_AND_LOW, PREPARATION, steps, NETWORK);
            assertThat(numbers(Objects.requireNonNull(reading.answer())))
                    .isEqualTo(numbers(Prediction.of(NETWORK, PREPARATION.image(SMALL_AND_LOW, steps))));
            for (PreparationStep step : PreparationStep.values()) {
                Set<PreparationStep> changed = EnumSet.copyOf(PreparationStep.ALL);
                changed.removeIf(other -> other == step ? steps.contains(step) : !steps.contains(other));
                assertThat(numbers(Objects.requireNonNull(reading.otherwise().get(step))))
                        .as("%s of %s", step, steps)
                        .isEqualTo(numbers(Prediction.of(NETWORK, PREPARATION.image(SMALL_AND_LOW, changed))));
            }
        }
    }

    @Test
    void answersNothingWithoutANetwork() {
        Reading reading = Reading.of(SMALL_AND_LOW, PREPARATION, PreparationStep.ALL, null);
        assertThat(reading.answer()).isNull();
        assertThat(reading.otherwise()).isEmpty();
        assertThat(reading.stages()).hasSize(4);
    }

    @Test
    void refusesAnEmptyDrawing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reading.of(Drawing.EMPTY, PREPARATION, PreparationStep.ALL, NETWORK));
    }

    private static List<Float> numbers(Prediction prediction) {
        return List.of(prediction.probability(0), prediction.probability(1), prediction.probability(2));
    }

    /** A network of any weights. */
    private static Network network() {
        Random random = new Random(1);
        R032Store weights = R032Store.FACTORY.make(3, 784);
        for (int i = 0; i < weights.data.length; i++) {
            weights.data[i] = (float) random.nextGaussian() / 20;
        }
        return new Network(List.of(new Network.Layer(weights, R032Store.FACTORY.make(3, 1))));
    }
}
