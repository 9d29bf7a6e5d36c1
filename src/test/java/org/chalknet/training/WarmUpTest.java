package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void hasImagesLikeThoseOfMnist() {
        Dataset dataset = WarmUp.dataset();
        LabelledImages mnist = Digits.all().training();

        assertThat(dataset.inputs()).isEqualTo(mnist.pixelsPerImage());
        assertThat(dataset.classes()).isEqualTo(10);
        assertThat(inkedShare(dataset.training())).isBetween(0.9 * inkedShare(mnist), 1.1 * inkedShare(mnist));
        assertThat(dataset.training().largestLabel()).isEqualTo(9);
        assertThat(dataset.test().count()).isEqualTo(500);
        assertThat(inkedShare(dataset.test())).isBetween(0.9 * inkedShare(mnist), 1.1 * inkedShare(mnist));
    }

    @Test
    void hasInputsThatAreZeroInAllImagesAndOthersThatAreNot() {
        LabelledImages images = WarmUp.dataset().training();
        byte[] anyInk = new byte[images.pixelsPerImage()];
        for (int i = 0; i < images.pixels().length; i++) {
            anyInk[i % anyInk.length] |= images.pixels()[i];
        }

        assertThat(Arrays.copyOf(anyInk, 4 * 28)).containsOnly(0);
        for (int row = 4; row < 24; row++) {
            assertThat(Arrays.copyOfRange(anyInk, 28 * row, 28 * row + 4)).containsOnly(0);
            assertThat(Arrays.copyOfRange(anyInk, 28 * row + 4, 28 * row + 24)).doesNotContain(0);
        }
    }

    @Test
    void trainsTheNetworkOfTheDefaultsAnewUntilStopped() {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        List<EpochMetrics> epochs = new ArrayList<>();
        List<Boolean> together = new ArrayList<>();
        WarmUp.run(7, control, new TrainingListener() {
            @Override
            public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
                assertThat(checkpoint.network().layerSizes()).containsExactly(784, 128, 64, 10);
                epochs.add(metrics);
                together.add(isAlive("chalknet-worker-6"));
                if (epochs.size() == 12) {
                    control.stop();
                }
            }
        });

        assertThat(epochs).extracting(EpochMetrics::epoch).containsExactly(0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1);
        assertThat(epochs.getLast().loss()).isFinite();
        assertThat(together.subList(0, 10))
                .containsExactly(false, false, false, false, false, true, true, true, true, true);
    }

    @Test
    void meetsOtherWorkersBeforeTheLongestRunWhichIsOfOne() {
        WarmUp.Run longest = WarmUp.RUNS.stream()
                .max(Comparator.comparingInt(WarmUp.Run::passes))
                .orElseThrow();

        assertThat(longest.together()).isFalse();
        assertThat(WarmUp.RUNS.subList(0, WarmUp.RUNS.indexOf(longest)))
                .extracting(WarmUp.Run::together)
                .contains(true);
    }

    @Test
    void hasWholeMiniBatchesThatAreSmallerThanTheDefaults() {
        int images = WarmUp.dataset().training().count();
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        List<Integer> trained = new ArrayList<>();
        WarmUp.run(1, control, new TrainingListener() {
            @Override
            public void trained(int epoch, int examples) {
                trained.add(examples);
                if (examples == images) {
                    control.stop();
                }
            }

            @Override
            public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {}
        });

        int size = trained.getFirst();
        assertThat(size).isLessThan(TrainingSettings.DEFAULTS.miniBatchSize());
        assertThat(images - trained.get(trained.size() - 2)).isEqualTo(size);
    }

    @Test
    void doesNothingOnceStopped() {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        control.stop();
        WarmUp.run(2, control, new TrainingListener() {
            @Override
            public void trained(int epoch, int examples) {
                throw new AssertionError("trained on " + examples);
            }

            @Override
            public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {}
        });
    }

    private static boolean isAlive(String thread) {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(alive -> alive.getName().equals(thread));
    }

    private static double inkedShare(LabelledImages images) {
        int inked = 0;
        for (byte pixel : images.pixels()) {
            if (pixel != 0) {
                inked++;
            }
        }
        return (double) inked / images.pixels().length;
    }
}
