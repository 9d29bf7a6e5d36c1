package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
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
    void trainsTheNetworkOfTheDefaultsAloneAndThenTogetherUntilStopped() {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        List<EpochMetrics> epochs = new ArrayList<>();
        WarmUp.run(2, control, new TrainingListener() {
            @Override
            public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
                assertThat(checkpoint.network().layerSizes()).containsExactly(784, 128, 64, 10);
                epochs.add(metrics);
                if (epochs.size() == 12) {
                    control.stop();
                }
            }
        });

        assertThat(epochs).extracting(EpochMetrics::epoch).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1);
        assertThat(epochs.getLast().loss()).isFinite();
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
