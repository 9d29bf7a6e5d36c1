package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.storage.Model;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.RunHistory;
import org.chalknet.ui.Failures;
import org.chalknet.ui.ToldDialogs;
import org.chalknet.ui.charts.ChartsModel;
import org.chalknet.ui.run.Frames;
import org.chalknet.ui.run.RunController;
import org.chalknet.ui.run.RunModel;
import org.chalknet.ui.runs.RunsModel.Row;
import org.chalknet.ui.settings.SettingsModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFilesControllerTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void savesARunInPlaceOfAnother() {
        ToldDialogs dialogs = new ToldDialogs();
        RunsModel model = new RunsModel();
        RunFilesController controller = controller(model, dialogs);
        Path file = folder.resolve("run.npz");
        dialogs.file = Optional.of(file);
        model.rows().subscribe(() -> model.say("the hint, as after each change of the list"));
        Row first = model.add(KeptRun.of(trained(0), null));
        Row second = model.add(KeptRun.of(trained(1), null));
        controller.save(first);
        assertThat(model.files()).containsExactly(file);
        controller.save(second);
        assertThat(dialogs.told).isEmpty();
        assertThat(model.rows()).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(second.number());
            assertThat(row.run().file()).isEqualTo(file);
        });
        assertThat(model.wordsProperty().get()).isEqualTo("Saved in run.npz");
    }

    private RunFilesController controller(RunsModel model, ToldDialogs dialogs) {
        Failures failures = new Failures(dialogs, Runnable::run);
        SettingsModel settings = new SettingsModel();
        RunRecorder recorder = new RunRecorder(
                (_, _, _, _, _) -> {},
                () -> null,
                settings::settings,
                model,
                new ChartsModel(),
                new RunAutosave(folder, "test", failures),
                failures);
        Frames frames = new Frames() {
            @Override
            public void start(DoubleConsumer work) {}

            @Override
            public void stop() {}
        };
        RunController runs = new RunController(
                new RunModel(),
                settings::settings,
                () -> null,
                () -> null,
                recorder,
                Runnable::run,
                frames,
                List.of(recorder),
                failures);
        RunsController controller = new RunsController(
                model, settings, runs, recorder, () -> null, dialogs, failures, Runnable::run, Runnable::run);
        return new RunFilesController(
                model, controller, recorder, () -> null, "test", dialogs, failures, Runnable::run, Runnable::run);
    }

    private static Model trained(int seed) {
        LabelledImages images = new LabelledImages(1, 1, new byte[] {1, 2}, new byte[] {0, 1});
        Dataset data = new Dataset("two", List.of("a", "b"), images, images);
        NumPyRandom random = new NumPyRandom(seed);
        Checkpoint checkpoint =
                new Checkpoint(HeInitializer.initialize(List.of(1, 128, 64, 2), random), random.state(), 1);
        return Model.of("test", data, Samples.SETTINGS, RunHistory.and(null, Samples.metrics(0, 0.5), checkpoint));
    }
}
