package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.chalknet.storage.ModelFile;
import org.chalknet.storage.ModelInfo;
import org.chalknet.storage.StorageException;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingControl;
import org.chalknet.ui.run.RunEnd;
import org.chalknet.ui.run.RunObserver;
import org.chalknet.ui.run.Training;
import org.chalknet.ui.runs.RunsModel.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the runs of a {@link RunRecorder}: in the list, on the disk, and when they go on. */
@SuppressWarnings("NullAway.Init") // set before each
class RecordedRunsTest {

    @TempDir
    private Path userFolder;

    private TrainedRuns runs;

    @BeforeEach
    void make() {
        runs = new TrainedRuns(userFolder);
        runs.settings.onChange(runs.shown::update);
    }

    @AfterEach
    void close() {
        runs.autosave.close();
    }

    @Test
    void listsARunThatHasEnded() throws Exception {
        runs.train(0.5, 0.9, 0.7);
        KeptRun run = only();
        assertThat(run.settings()).isEqualTo(Samples.FIVE_EPOCHS);
        assertThat(run.dataset()).isEqualTo(Samples.DATASET);
        assertThat(run.metrics()).isEqualTo(Samples.metrics(0.5, 0.9, 0.7));
        assertThat(run.networks().epochs()).containsExactly(0, 1, 2);
        assertThat(Samples.epochOf(run.lastNetwork())).isEqualTo(2);
        assertThat(runs.recorder.run()).isEqualTo(run);
        assertThat(runs.recorder.networks()).isNotNull();
        assertThat(runs.recorder.networks().asOfNow()).isEqualTo(run.networks());
        runs.charts.choose(1);
        assertThat(runs.charts.chosenProperty().get())
                .as("the charts know that its epochs are kept")
                .isEqualTo(1);
        assertThat(runs.dialogs.told).isEmpty();
    }

    @Test
    void listsNoRunWithoutAnEpoch() {
        runs.train();
        assertThat(runs.model.rows()).isEmpty();
        assertThat(runs.recorder.run()).isNull();
        runs.train(0.5);
        runs.goOn();
        assertThat(only().metrics()).hasSize(1);
    }

    @Test
    void putsARunThatWentOnInThePlaceOfWhatItWas() throws Exception {
        runs.train(0.5, 0.9);
        runs.train(0.4);
        Row first = runs.model.rows().getFirst();
        runs.show(first.run());
        runs.goOn(0.7, 0.6);
        assertThat(runs.model.rows()).extracting(Row::letter).containsExactly("A", "B");
        KeptRun whole = runs.model.rows().getFirst().run();
        assertThat(whole.metrics()).isEqualTo(Samples.metrics(0.5, 0.9, 0.7, 0.6));
        for (int epoch = 0; epoch < 4; epoch++) {
            assertThat(Samples.epochOf(whole.networks().read(epoch))).isEqualTo(epoch);
        }
        RunHistory history = runs.shown.resumable();
        assertThat(history).isNotNull();
        assertThat(history.bestEpoch()).isEqualTo(1);
        assertThat(history.epochs()).hasSize(4);
    }

    @Test
    void listsARunBesideTheOneWhoseRateWasTooHigh() {
        runs.train(0.5, 0.6);
        var half = Samples.FIVE_EPOCHS.withLearningRate(0.05);
        runs.settings.set(half);
        assertResumable(false);
        runs.shown.goOnWith(half);
        assertResumable(true);
        runs.goOn(0.7);
        assertThat(runs.model.rows())
                .extracting(row -> row.run().settings())
                .containsExactly(Samples.FIVE_EPOCHS, half);
        assertThat(runs.model.rows().getLast().run().metrics()).hasSize(3);
    }

    @Test
    void keepsTheRunInProgressUntilItsEnd() {
        runs.recorder.runStarted(Samples.FIVE_EPOCHS);
        RunRecorder failing = recorder((_, _, _, _, listener) -> {
            listener.epochCompleted(Samples.metrics(0, 0.5), Samples.after(0));
            throw new IllegalStateException("in the middle of epoch 1");
        });
        failing.runStarted(Samples.FIVE_EPOCHS);
        assertThatIllegalStateException().isThrownBy(() -> train(failing)).withMessage("in the middle of epoch 1");
        assertThat(failing.run()).isNotNull().extracting(KeptRun::metrics).isEqualTo(Samples.metrics(0.5));
        failing.runEnded(new RunEnd(RunEnd.Kind.FAILED, 1));
        runs.autosave.close();

        TrainedRuns next = new TrainedRuns(userFolder);
        assertThat(next.autosave.adopt()).hasSize(1);
        next.autosave.close();
    }

    @Test
    void keepsARunThatIsOverUntilItIsInAFile() {
        runs.train(0.5, 0.6);
        KeptRun run = runs.model.rows().getFirst().run();
        assertThat(userFolder.resolve("runs")).isNotEmptyDirectory();
        runs.recorder.saved(run, userFolder.resolve("run.npz"));
        assertThat(userFolder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void keepsARunThatIsOverUntilItIsTakenOutOfTheList() {
        runs.train(0.5, 0.6);
        runs.model.remove(List.copyOf(runs.model.rows()));
        assertThat(userFolder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void doesNotKeepARunThatEndsWhereItHasBeenSaved() {
        runs.train(0.5);
        runs.observers.add(new RunObserver() {
            @Override
            public void epochCompleted(EpochMetrics metrics) {
                KeptRun soFar = runs.recorder.run();
                assertThat(soFar).isNotNull();
                runs.recorder.saved(soFar, userFolder.resolve("run.npz"));
            }
        });
        runs.goOn(0.6);
        assertThat(runs.model.rows())
                .extracting(row -> row.run().file())
                .containsExactly(userFolder.resolve("run.npz"));
        assertThat(userFolder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void keepsARunThatIsOverThoughAnotherDataSetIsOpenedUntilItIsInAFile() {
        runs.train(0.5);
        KeptRun run = runs.model.rows().getFirst().run();
        runs.recorder.forget();
        assertThat(userFolder.resolve("runs")).isNotEmptyDirectory();
        runs.recorder.saved(run, userFolder.resolve("run.npz"));
        assertThat(userFolder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void keepsARunThatIsOverThoughAnotherIsShownThatIsInAFile() throws IOException, StorageException {
        runs.train(0.5);
        runs.recorder.saved(runs.model.rows().getFirst().run(), userFolder.resolve("saved.npz"));
        runs.train(0.7);
        runs.show(runs.model.rows().getFirst().run());
        runs.observers.forEach(observer -> observer.runEnded(new RunEnd(RunEnd.Kind.STOPPED, 0)));
        assertThat(userFolder.resolve("runs")).isNotEmptyDirectory();
    }

    /** Its window closes before the first epoch that it would have added. */
    @Test
    void keepsARunThatGoesOnFromTheStart() throws StorageException {
        runs.train(0.5, 0.6);
        RunHistory before = runs.shown.resumable();
        assertThat(before).isNotNull();
        RunRecorder stopped = recorder((_, _, _, _, _) -> {});
        stopped.runShown(Samples.FIVE_EPOCHS, before.epochs(), before.last().network(), Samples.DATASET);
        stopped.run(
                Samples.DATASET,
                Samples.FIVE_EPOCHS,
                before.last(),
                new TrainingControl(TrainingControl.State.RUNNING),
                (_, _) -> {});
        runs.autosave.closing();
        runs.autosave.close();

        TrainedRuns next = new TrainedRuns(userFolder);
        assertThat(next.autosave.adopt()).hasSize(1);
        ModelInfo info = ModelFile.read(next.autosave.adopt().getFirst()).info();
        assertThat(info).isNotNull();
        assertThat(info.epochs()).isEqualTo(Samples.metrics(0.5, 0.6));
        next.autosave.close();
    }

    @Test
    void trainsNoRunThatWasNotStarted() {
        assertThatIllegalStateException().isThrownBy(() -> train(runs.recorder)).withMessage("no run has been started");
    }

    private RunRecorder recorder(Training training) {
        return new RunRecorder(
                training, () -> Samples.DATASET, runs.shown, runs.model, runs.charts, runs.autosave, runs.failures);
    }

    private static void train(RunRecorder recorder) {
        recorder.run(
                Samples.DATASET,
                Samples.FIVE_EPOCHS,
                null,
                new TrainingControl(TrainingControl.State.RUNNING),
                (_, _) -> {});
    }

    private void assertResumable(boolean expected) {
        assertThat(runs.shown.resumableProperty().get()).isEqualTo(expected);
        assertThat(runs.shown.resumable() != null).isEqualTo(expected);
    }

    private KeptRun only() {
        assertThat(runs.model.rows()).hasSize(1);
        return List.copyOf(runs.model.rows()).getFirst().run();
    }
}
