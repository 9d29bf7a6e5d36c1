package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.runs.Samples.SETTINGS;
import static org.chalknet.ui.runs.Samples.run;
import static org.chalknet.ui.runs.Samples.withKeepProb;

import java.nio.file.Path;
import java.util.List;
import org.chalknet.training.Augmentation;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.Test;

class RunNamesTest {

    @Test
    void sayWhatDiffers() {
        assertThat(RunNames.of(List.of(run(SETTINGS), run(withKeepProb(0.8)), run(SETTINGS))))
                .containsExactly("keep_prob 0.9", "keep_prob 0.8", "keep_prob 0.9");
        TrainingSettings other = new TrainingSettings(List.of(), 0.9, 0.1, 0.1, 0.01, 64, 30, 7, Augmentation.ELASTIC);
        assertThat(RunNames.of(List.of(run(SETTINGS), run(other))))
                .containsExactly("128-64, seed 0, augmentation off", "no hidden layer, seed 7, augmentation elastic");
    }

    @Test
    void sayThatNothingDiffers() {
        assertThat(RunNames.of(List.of(run(SETTINGS)))).containsExactly("128-64");
        assertThat(RunNames.of(List.of(run(SETTINGS), run(SETTINGS))))
                .containsExactly("same settings", "same settings");
        assertThat(RunNames.of(List.of())).isEmpty();
    }

    @Test
    void tellDataSetsApart() {
        assertThat(RunNames.of(List.of(
                        run(SETTINGS),
                        new KeptRun(
                                SETTINGS, "Fashion", null, null, List.of(), false, Samples.STATE, Samples.NONE, null))))
                .containsExactly("MNIST", "Fashion");
    }

    @Test
    void areTheFilesWhereNothingElseIsKnown() {
        KeptRun own =
                new KeptRun(null, "", null, null, List.of(), false, Samples.STATE, Samples.NONE, Path.of("/x/own.npz"));
        assertThat(RunNames.of(List.of(own, run(SETTINGS)))).contains("own.npz");
    }

    /** As when drawings of our class have joined the training. */
    @Test
    void tellHowManyImagesWereTrainedOnWhereThatDiffers() {
        EpochMetrics more = new EpochMetrics(0, 0.1, 0.2, 0.97, 0.3, 0.9, 0, 1.5, 0.5, 60_080, List.of());
        KeptRun joined =
                new KeptRun(SETTINGS, "MNIST", null, null, List.of(more), false, Samples.STATE, Samples.NONE, null);
        assertThat(RunNames.of(List.of(run(SETTINGS, 0.9), joined)))
                .containsExactly("100 images, 1 of 30 epochs", "60,080 images, 1 of 30 epochs");
        assertThat(RunNames.of(List.of(joined, joined)).getLast()).isEqualTo("same settings, 1 of 30 epochs");
    }

    @Test
    void tellHowFarARunCameThatDidNotComeToItsEnd() {
        KeptRun stopped = run(SETTINGS.withEpochs(3), 0.8, 0.9);
        KeptRun finished = run(SETTINGS.withEpochs(2), 0.8, 0.9);
        assertThat(RunNames.of(List.of(stopped))).containsExactly("128-64, 2 of 3 epochs");
        assertThat(RunNames.of(List.of(finished))).containsExactly("128-64");
        assertThat(RunNames.of(List.of(stopped, finished))).containsExactly("2 of 3 epochs", "epochs 2");
    }

    @Test
    void tellEverythingInFull() {
        KeptRun run = run(SETTINGS, 0.9, 0.98).in(Path.of("/x/a.npz"));
        assertThat(RunNames.inFull("B", run).lines())
                .containsExactly(
                        "Run B, MNIST",
                        "128-64, keep_prob 0.9, λ 0.1, α₀ 0.1, decay 0.01, mini-batch 64, epochs 30, seed 0,"
                                + " augmentation off, 100 images",
                        "After epoch 1: training loss 0.2000, accuracy 97.00 %; test loss 0.3000, accuracy 98.00 %",
                        Path.of("/x/a.npz").toString());
    }
}
