package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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
    }

    @Test
    void trainsTheNetworkOfTheDefaultsUntilStopped() {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        List<EpochMetrics> epochs = new ArrayList<>();
        WarmUp.run(control, new TrainingListener() {
            @Override
            public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
                assertThat(checkpoint.network().layerSizes()).containsExactly(784, 128, 64, 10);
                epochs.add(metrics);
                if (epochs.size() == 2) {
                    control.stop();
                }
            }
        });

        assertThat(epochs).hasSize(2);
        assertThat(epochs.getLast().loss()).isFinite();
    }

    @Test
    void doesNothingOnceStopped() {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        control.stop();
        WarmUp.run(control, new TrainingListener() {
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
