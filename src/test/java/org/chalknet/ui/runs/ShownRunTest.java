package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.chalknet.data.Dataset;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShownRunTest {

    private static final RunHistory HISTORY = Samples.history(0.5, 0.6);
    private static final KeptRun RUN = run(false);

    private @Nullable TrainingSettings settings = Samples.FIVE_EPOCHS;
    private @Nullable Dataset dataset = Samples.DATASET;
    private final ShownRun shown = new ShownRun(() -> dataset, () -> Optional.ofNullable(settings));

    @Test
    void goesOnWithTheSettingsThatItHadAndMoreEpochs() {
        assertResumable(false);
        shown.set(RUN, HISTORY);
        assertResumable(true);
        set(Samples.FIVE_EPOCHS.withLearningRate(0.2));
        assertResumable(false);
        set(null);
        assertResumable(false);
        set(Samples.FIVE_EPOCHS.withEpochs(2));
        assertResumable(false);
        set(Samples.FIVE_EPOCHS.withEpochs(3));
        assertResumable(true);
        shown.clear();
        assertResumable(false);
        assertThat(shown.run()).isNull();
    }

    @Test
    void goesOnWithItsOwnImagesOnly() {
        shown.set(RUN, HISTORY);
        dataset = Samples.blank("another");
        shown.update();
        assertResumable(false);
        dataset = null;
        shown.update();
        assertResumable(false);
        dataset = Samples.DATASET;
        shown.update();
        assertResumable(true);
    }

    @Test
    void cannotGoOnIfNobodyKnowsHowItStands() {
        shown.set(RUN, null);
        assertResumable(false);
        assertThat(shown.run()).isEqualTo(RUN);
    }

    @Test
    void goesOnAfterItHasDivergedWithOtherSettingsOnly() {
        shown.set(run(true), HISTORY);
        assertResumable(false);
        assertThat(shown.recoverableProperty().get()).isTrue();
        TrainingSettings half = Samples.FIVE_EPOCHS.withLearningRate(0.05);
        set(half);
        assertResumable(false);
        shown.goOnWith(half);
        assertResumable(true);
        assertThat(shown.recoverableProperty().get()).isFalse();
        assertThat(shown.run()).isNotNull().extracting(KeptRun::settings).isEqualTo(half);
    }

    private void set(@Nullable TrainingSettings changed) {
        settings = changed;
        shown.update();
    }

    private void assertResumable(boolean expected) {
        assertThat(shown.resumableProperty().get()).isEqualTo(expected);
        assertThat(shown.resumable()).isEqualTo(expected ? HISTORY : null);
    }

    private static KeptRun run(boolean diverged) {
        return new KeptRun(
                Samples.FIVE_EPOCHS,
                "blank",
                Samples.DATASET,
                null,
                Samples.metrics(0.5, 0.6),
                diverged,
                Samples.STATE,
                Samples.NONE,
                null);
    }
}
