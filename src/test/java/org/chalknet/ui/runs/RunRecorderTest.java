package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingListener;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Failures;
import org.chalknet.ui.ToldDialogs;
import org.chalknet.ui.charts.ChartsModel;
import org.chalknet.ui.run.RunEnd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set by JUnit and before each test
class RunRecorderTest {

    private static final RunEnd STOPPED = new RunEnd(RunEnd.Kind.STOPPED, 0);
    private static final RunEnd DIVERGED = new RunEnd(RunEnd.Kind.DIVERGED, 1);

    private final RunsModel model = new RunsModel();
    private final ToldDialogs dialogs = new ToldDialogs();
    private TrainingSettings settings = Samples.SETTINGS;
    private Dataset dataset = dataset();

    @TempDir
    private Path folder;

    private RunAutosave autosave;
    private ShownRun shown;
    private RunRecorder recorder;

    @BeforeEach
    void start() {
        Failures failures = new Failures(dialogs, Runnable::run);
        autosave = new RunAutosave(folder, "test", failures, Runnable::run);
        shown = new ShownRun(() -> dataset, () -> Optional.of(settings));
        recorder = new RunRecorder(
                (_, _, _, _, listener) -> listener.epochCompleted(metrics(), checkpoint(0)),
                () -> dataset,
                shown,
                model,
                new ChartsModel(),
                autosave,
                failures);
    }

    @AfterEach
    void close() {
        autosave.close();
        assertThat(dialogs.told).isEmpty();
    }

    @Test
    void letsAStoppedRunGoOn() {
        train(STOPPED);
        assertThat(shown.resumableProperty().get()).isTrue();
        assertThat(shown.recoverableProperty().get()).isFalse();
    }

    @Test
    void letsARunThatHasDivergedGoOnWithOtherSettingsOnly() {
        train(DIVERGED);
        assertThat(model.rows().getFirst().run().end()).isEqualTo(DIVERGED);
        assertThat(shown.resumableProperty().get()).isFalse();
        assertThat(shown.resumable()).isNull();
        assertThat(shown.recoverableProperty().get()).isTrue();

        settings = settings.withLearningRate(0.05);
        shown.goOnWith(settings);
        assertThat(shown.resumable()).isNotNull();
        assertThat(shown.recoverableProperty().get()).isFalse();
    }

    @Test
    void letsNoRunGoOnThatDivergedAsSoonAsItWentOn() {
        KeptRun run =
                model.add(KeptRun.of(trained(0), null).on(List.of(dataset))).run();
        show(run);
        assertThat(shown.resumableProperty().get()).isTrue();
        recorder.runEnded(DIVERGED);
        assertThat(shown.resumableProperty().get()).isFalse();
        assertThat(shown.recoverableProperty().get()).isTrue();
        assertThat(model.rows()).singleElement().satisfies(row -> {
            assertThat(row.run().end()).isEqualTo(DIVERGED);
            assertThat(row.run()).isEqualTo(recorder.run());
        });
    }

    /** Another run is saved over the file of the one that is shown. */
    @Test
    void answersWithTheRunThatIsShownWhateverBecomesOfItsFile() throws Exception {
        Path file = folder.resolve("run.npz");
        Model first = trained(0);
        ModelFile.save(file, first);
        show(KeptRun.of(first, file).on(List.of(dataset)));
        ModelFile.save(file, trained(1));
        Networks networks = recorder.networks();
        assertThat(networks).isNotNull();
        assertThat(networks.epochs()).containsExactly(0);
        assertThat(networks.read(0).layers().getFirst().weights().data)
                .isEqualTo(first.network().layers().getFirst().weights().data);
    }

    /** What keeps a run takes a moment at its first epoch, for which nobody should wait. */
    @Test
    void tellsOfAnEpochBeforeItIsKept() {
        recorder.runStarted(settings);
        AtomicInteger told = new AtomicInteger();
        recorder.run(dataset, settings, null, new TrainingControl(TrainingControl.State.RUNNING), (TrainingListener)
                (_, _) -> {
                    assertThat(folder.resolve("runs")).doesNotExist();
                    told.incrementAndGet();
                });
        assertThat(told).hasValue(1);
        assertThat(folder.resolve("runs")).exists();
    }

    private void train(RunEnd end) {
        recorder.runStarted(settings);
        recorder.run(dataset, settings, null, new TrainingControl(TrainingControl.State.RUNNING), (TrainingListener)
                (_, _) -> {});
        recorder.epochCompleted(metrics());
        recorder.runEnded(end);
    }

    private void show(KeptRun run) {
        try {
            RunHistory history = run.history();
            shown.set(run, history);
            recorder.runShown(settings, run.metrics(), run.lastNetwork(), run.dataset());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static EpochMetrics metrics() {
        return Samples.metrics(0, 0.5);
    }

    private static Checkpoint checkpoint(int seed) {
        NumPyRandom random = new NumPyRandom(seed);
        return new Checkpoint(HeInitializer.initialize(List.of(1, 128, 64, 2), random), random.state(), 1);
    }

    private static Model trained(int seed) {
        return Model.of("test", dataset(), Samples.SETTINGS, RunHistory.and(null, metrics(), checkpoint(seed)));
    }

    private static Dataset dataset() {
        LabelledImages images = new LabelledImages(1, 1, new byte[] {1, 2}, new byte[] {0, 1});
        return new Dataset("two", List.of("a", "b"), images, images);
    }
}
