package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.notices.Notice;
import org.chalknet.ui.notices.NoticesModel;
import org.chalknet.ui.run.RunEnd;
import org.junit.jupiter.api.Test;

class RunWarningsTest {

    private final NoticesModel notices = new NoticesModel();
    private final RunsModel runs = new RunsModel();
    private final AtomicInteger halved = new AtomicInteger();
    private final AtomicInteger testImages = new AtomicInteger(100);
    private final RunWarnings warnings = new RunWarnings(notices, runs, testImages::get, halved::incrementAndGet);

    @Test
    void warnsOfEachTroubleOnceInARun() {
        warnings.runStarted(TrainingSettings.DEFAULTS);
        for (int epoch = 0; epoch < 12; epoch++) {
            warnings.epochCompleted(metrics(epoch, 1 + epoch, 0.5, 0.7, List.of(0.25, epoch < 2 ? 0.5 : 0.75)));
        }
        assertThat(notices.notices())
                .extracting(Notice::text)
                .containsExactly(
                        "Training accuracy is 20 points below test accuracy in epoch 0: dropout takes so much that the"
                                + " network cannot learn. Try a larger keep_prob.",
                        "Hidden layer 2: 75 % of its ReLUs are dead. After epoch 2 they are 0 for every test image, and learn"
                                + " no more. Usually α₀ is too high or keep_prob too low.",
                        "The training loss has risen for 5 epochs in a row, up to epoch 5. Usually the learning rate is"
                                + " too high: try a smaller α₀ or more decay.");
        warnings.runStarted(TrainingSettings.DEFAULTS);
        assertThat(notices.notices()).isEmpty();
        warnings.epochCompleted(metrics(0, 1, 0.5, 0.7, List.of()));
        assertThat(notices.notices()).hasSize(1);
    }

    @Test
    void saysNothingAnewOfARunThatIsShownAgain() {
        warnings.runStarted(TrainingSettings.DEFAULTS);
        List<EpochMetrics> before = List.of(metrics(0, 1, 0.5, 0.7, List.of()), metrics(1, 1, 0.5, 0.7, List.of(0.75)));
        before.forEach(warnings::epochCompleted);
        assertThat(notices.notices()).hasSize(2);
        notices.end(notices.notices().getLast());
        Notice open = notices.notices().getFirst();
        Notice ofAnother = new Notice("diverged", "Another run has diverged.", true, List.of());
        notices.say(ofAnother);

        warnings.runShown(TrainingSettings.DEFAULTS, before, Samples.network(1), null);
        assertThat(notices.notices())
                .as("what is open stays, what was closed does too")
                .containsExactly(open);
        warnings.epochCompleted(metrics(2, 1, 0.5, 0.7, List.of(0.8)));
        assertThat(notices.notices()).as("nor when it goes on").containsExactly(open);
    }

    @Test
    void warnsOfARunFromAFile() {
        warnings.runShown(
                TrainingSettings.DEFAULTS,
                List.of(metrics(0, 1, 0.5, 0.7, List.of()), metrics(1, 1, 0.5, 0.7, List.of())),
                Samples.network(1),
                null);
        assertThat(notices.notices()).hasSize(1);
    }

    @Test
    void takesFewTestImagesForChance() {
        testImages.set(99);
        warnings.runStarted(TrainingSettings.DEFAULTS);
        warnings.epochCompleted(metrics(0, 1, 0.5, 0.7, List.of(1.0)));
        assertThat(notices.notices()).isEmpty();
    }

    @Test
    void keepsWhatIsNotAboutTheRun() {
        Notice other = new Notice("other", "other", false, List.of());
        notices.say(other);
        warnings.runStarted(TrainingSettings.DEFAULTS);
        assertThat(notices.notices()).containsExactly(other);
    }

    @Test
    void offersToGoOnFromTheLastGoodEpoch() {
        warnings.runStarted(TrainingSettings.DEFAULTS);
        warnings.epochCompleted(metrics(0, 1, 0.9, 0.9, List.of()));
        warnings.runEnded(new RunEnd(RunEnd.Kind.DIVERGED, 1));
        Notice notice = notices.notices().getFirst();
        assertThat(notice.text()).contains("no longer a number in epoch 1", "The network of epoch 0 is kept");
        Notice.Choice half = notice.choices().getFirst();
        assertThat(half.label()).isEqualTo("Go on from epoch 0 with half the rate");
        assertThat(half.available().get()).isFalse();
        runs.recoverableProperty().set(true);
        assertThat(half.available().get()).isTrue();
        half.work().run();
        assertThat(halved).hasValue(1);
    }

    @Test
    void offersToStartAgainIfThereIsNoGoodEpoch() {
        TrainingSettings tooFast = TrainingSettings.DEFAULTS.withLearningRate(8);
        warnings.runStarted(tooFast);
        warnings.runEnded(new RunEnd(RunEnd.Kind.DIVERGED, 0));
        Notice notice = notices.notices().getFirst();
        assertThat(notice.text()).contains("no longer a number in epoch 0");
        Notice.Choice half = notice.choices().getFirst();
        assertThat(half.label()).isEqualTo("Start again with half the rate");
        assertThat(half.available().get()).isFalse();
        runs.startableProperty().set(true);
        assertThat(half.available().get()).isTrue();
        half.work().run();
        assertThat(halved).hasValue(1);
        assertThat(runs.divergedAtOnceProperty().get()).isEqualTo(tooFast);
    }

    @Test
    void takesBackWhatItHasOfferedWhereOtherImagesAreShown() {
        runs.startableProperty().set(true);
        warnings.runStarted(TrainingSettings.DEFAULTS);
        warnings.runEnded(new RunEnd(RunEnd.Kind.DIVERGED, 0));
        assertThat(runs.halvableBinding().get()).isTrue();
        warnings.forget();
        assertThat(notices.notices()).isEmpty();
        assertThat(runs.halvableBinding().get()).isFalse();
    }

    @Test
    void saysNothingOfARunThatWasStopped() {
        warnings.runStarted(TrainingSettings.DEFAULTS);
        warnings.runEnded(new RunEnd(RunEnd.Kind.STOPPED, 0));
        assertThat(notices.notices()).isEmpty();
    }

    private static EpochMetrics metrics(int epoch, double loss, double train, double test, List<Double> dead) {
        return new EpochMetrics(epoch, 0.1, loss, train, loss, test, 0, 1, 1, 100, dead);
    }
}
