package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.Dropout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DropoutMasksTest {

    private static final double KEEP_PROB = 0.6;
    /** Six mini-batches of 7 and one of 3. */
    private static final int EXAMPLES = 45;

    private final NumPyRandom random = new NumPyRandom(4);
    private final NumPyRandom again = new NumPyRandom(4);

    /** Whoever draws how much when, they are those of a loop over mini-batches, hidden layers, units and examples. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void areTheNotebooksHoweverManyAreDrawnAhead(int timesAhead) {
        DropoutMasks masks = masks(List.of(784, 70, 5, 10), EXAMPLES);
        for (int epoch = 0; epoch < 2; epoch++) {
            MiniBatches batches = new MiniBatches(EXAMPLES, 7, random);
            new MiniBatches(EXAMPLES, 7, again);
            masks.begin(batches);
            for (int batch = 0; batch < batches.count(); batch++) {
                for (int time = 0; time < timesAhead; time++) {
                    masks.drawAhead();
                }
                masks.draw(batch);
                check(masks.of(batch), KEEP_PROB, batches.size(batch), again);
            }
        }
        assertThat(random.state()).isEqualTo(again.state());
    }

    @Test
    void areTheNotebooksThoughAnotherThreadDrawsAheadAllTheTime() throws InterruptedException {
        DropoutMasks masks = masks(List.of(784, 70, 5, 10), 7 * 200);
        Thread other = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                masks.drawAhead();
            }
        });
        for (int epoch = 0; epoch < 20; epoch++) {
            MiniBatches batches = new MiniBatches(7 * 200, 7, random);
            new MiniBatches(7 * 200, 7, again);
            masks.begin(batches);
            for (int batch = 0; batch < batches.count(); batch++) {
                masks.draw(batch);
                check(masks.of(batch), KEEP_PROB, batches.size(batch), again);
            }
        }
        other.interrupt();
        other.join();
    }

    /** Of units and examples so many that only three mini-batches have room; and more than there is room for, of which two have it. */
    @ParameterizedTest
    @CsvSource({"2000, 3", "4000, 2"})
    void leaveThoseAloneThatAreTrainedOnWhileTheNextAreDrawn(int units, int room) {
        TrainingSettings settings = new TrainingSettings(List.of(units), KEEP_PROB, 0, 0.1, 0, 5000, 1, 0);
        DropoutMasks masks = new DropoutMasks(List.of(1, units, 2), 20_000, settings, random);
        assertThat(masks.of(room)).isSameAs(masks.of(0)).isNotSameAs(masks.of(room - 1));
        MiniBatches batches = new MiniBatches(20_000, 5000, random);
        new MiniBatches(20_000, 5000, again);
        masks.begin(batches);
        masks.draw(0);
        for (int batch = 0; batch < batches.count(); batch++) {
            masks.drawAhead();
            if (batch + 1 < batches.count()) {
                masks.draw(batch + 1);
                masks.drawAhead();
            }
            check(masks.of(batch), KEEP_PROB, 5000, again);
        }
    }

    @Test
    void areDrawnAheadForSomeMiniBatchesAtATime() {
        DropoutMasks masks = masks(List.of(784, 70, 5, 10), EXAMPLES);
        masks.begin(new MiniBatches(EXAMPLES, 7, random));
        new MiniBatches(EXAMPLES, 7, again);

        masks.drawAhead();

        for (int batch = 0; batch < 4; batch++) {
            check(masks.of(batch), KEEP_PROB, 7, again);
        }
        assertThat(random.state()).isEqualTo(again.state());
    }

    @Test
    void areNoneWithoutDropout() {
        TrainingSettings settings = new TrainingSettings(List.of(3), 1, 0, 0.1, 0, 7, 1, 0);
        DropoutMasks masks = new DropoutMasks(List.of(1, 3, 2), EXAMPLES, settings, random);
        masks.begin(new MiniBatches(EXAMPLES, 7, random));
        new MiniBatches(EXAMPLES, 7, again);

        masks.drawAhead();
        masks.draw(6);

        assertThat(masks.of(6)).isEmpty();
        assertThat(random.state()).isEqualTo(again.state());
    }

    @Test
    void areDrawnInAnEpochOnly() {
        DropoutMasks masks = masks(List.of(784, 5, 10), EXAMPLES);

        masks.drawAhead();
        assertThat(random.state()).as("nothing drawn").isEqualTo(again.state());
        assertThatThrownBy(() -> masks.draw(0)).hasMessage("no epoch has begun");
    }

    private DropoutMasks masks(List<Integer> layerSizes, int examples) {
        TrainingSettings settings =
                new TrainingSettings(layerSizes.subList(1, layerSizes.size() - 1), KEEP_PROB, 0, 0.1, 0, 7, 1, 0);
        return new DropoutMasks(layerSizes, examples, settings, random);
    }

    /** Checks the masks of m examples against uniforms, row by row as NumPy draws them. */
    static void check(List<Dropout> masks, double keepProb, int m, NumPyRandom uniforms) {
        assertThat(masks).isNotEmpty();
        for (int l = 1; l <= masks.size(); l++) {
            Dropout dropout = masks.get(l - 1);
            for (int unit = 0; unit < dropout.mask().rows(); unit++) {
                for (int j = 0; j < m; j++) {
                    if (dropout.mask().get(unit, j) != uniforms.uniform() < keepProb) {
                        throw new AssertionError("layer %d, unit %d, example %d".formatted(l, unit, j));
                    }
                }
            }
        }
    }
}
