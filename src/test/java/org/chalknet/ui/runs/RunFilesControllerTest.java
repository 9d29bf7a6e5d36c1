package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.run.RunEnd;
import org.chalknet.ui.run.RunModel;
import org.chalknet.ui.run.RunObserver;
import org.chalknet.ui.runs.RunsModel.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set by JUnit and before each
class RunFilesControllerTest {

    @TempDir
    private Path folder;

    private final List<Path> saved = new ArrayList<>();
    private TrainedRuns runs;
    private RunFilesController controller;
    private Path file;

    @BeforeEach
    void make() {
        runs = new TrainedRuns(folder);
        controller = controller(runs);
        file = folder.resolve("run.npz");
        runs.dialogs.file = Optional.of(file);
    }

    @AfterEach
    void close() {
        runs.autosave.close();
    }

    @Test
    void savesARunInPlaceOfAnother() {
        RunsModel model = runs.model;
        Row first = model.add(KeptRun.of(trained(0), null));
        Row second = model.add(KeptRun.of(trained(1), null));
        controller.save(first);
        assertThat(model.files()).containsExactly(file);
        controller.save(second);
        assertThat(runs.dialogs.told).isEmpty();
        assertThat(model.rows()).extracting(Row::number).containsExactly(first.number(), second.number());
        assertThat(model.rows())
                .extracting(row -> row.run().file())
                .as("the first is still here, but in no file")
                .containsExactly(null, file);
        assertThat(saved).containsExactly(file, file);
    }

    @Test
    void takesARunOutWhoseNetworksAnotherIsSavedOver() throws Exception {
        ModelFile.save(file, trained(0));
        runs.model.add(KeptRun.of(ModelFile.read(file), file));
        Row second = runs.model.add(KeptRun.of(trained(1), null));
        controller.save(second);
        assertThat(runs.model.rows()).extracting(Row::number).containsExactly(second.number());
    }

    @Test
    void staysWithTheRunThatIsShownWhenAnotherIsSavedOverItsFile() {
        runs.train(0.5, 0.9);
        controller.saveCurrent();
        controller.save(runs.model.add(KeptRun.of(trained(1), null)));
        assertThat(runs.recorder.run())
                .isEqualTo(runs.model.rows().getFirst().run())
                .extracting(KeptRun::file)
                .isNull();
        runs.goOn(0.7);
        assertThat(runs.model.rows()).extracting(Row::letter).containsExactly("A", "B");
    }

    @Test
    void asksBeforeRunsThatAreInNoFileGoWithTheWindow() {
        List<String> closed = new ArrayList<>();
        Runnable close = () -> closed.add("closed");
        controller.leave(close);
        assertThat(closed).as("nothing is lost").hasSize(1);
        closed.clear();

        runs.model.add(KeptRun.of(trained(0), folder.resolve("saved before.npz")));
        runs.model.add(KeptRun.of(trained(1), null));
        controller.leave(close);
        assertThat(closed).isEmpty();
        assertThat(runs.dialogs.told.removeLast())
                .startsWith("Run B is not saved. | ")
                .endsWith("What is not saved is gone when Chalknet ends. | Save B… | Quit all the same");

        runs.model.add(KeptRun.of(trained(2), null));
        runs.dialogs.answer = Optional.of("Quit all the same");
        controller.leave(close);
        assertThat(closed).hasSize(1);
        assertThat(runs.dialogs.told.removeLast()).startsWith("2 runs are not saved. | B, C");
    }

    @Test
    void saysThatARunThatIsTrainedIsKept() {
        runs.model.add(KeptRun.of(trained(0), null));
        runs.model.lockedProperty().set(true);
        controller.leave(() -> {});
        assertThat(runs.dialogs.told.getLast())
                .contains(
                        "The run that is trained now is kept up to its last whole epoch, and offered at the next start.");
    }

    @Test
    void savesBeforeItLeavesAndStaysIfItCannot() {
        List<String> closed = new ArrayList<>();
        runs.model.add(KeptRun.of(trained(0), null));
        runs.dialogs.answer = Optional.of("Save A…");
        runs.dialogs.file = Optional.empty();
        controller.leave(() -> closed.add("closed"));
        assertThat(closed).as("thought better of it").isEmpty();

        runs.dialogs.file = Optional.of(folder);
        controller.leave(() -> closed.add("closed"));
        assertThat(closed).as("a folder is there").isEmpty();

        runs.dialogs.file = Optional.of(file);
        controller.leave(() -> closed.add("closed"));
        assertThat(closed).hasSize(1);
        assertThat(runs.model.files()).containsExactly(file);
    }

    /** The run that is chosen in the list need not be the one that the charts show. */
    @Test
    void proposesANameThatTellsWhichRunIsSaved() {
        runs.train(0.5, 0.9);
        Row chosen = runs.model.rows().getFirst();
        runs.train(0.6, 0.8);
        controller.saveCurrent();
        controller.save(chosen);
        assertThat(runs.dialogs.titles).containsExactly("Save run B", "Save run A");
        assertThat(runs.dialogs.subjects).containsExactly(Samples.DATASET.name() + "-B", Samples.DATASET.name() + "-A");
    }

    @Test
    void savesTheRunThatIsShownAgainAndItStaysTheSameWhenItGoesOn() {
        runs.train(0.5, 0.9);
        controller.saveCurrent();
        controller.saveCurrent();
        assertThat(runs.dialogs.told).isEmpty();
        assertThat(runs.model.files()).containsExactly(file);

        runs.goOn(0.7);
        assertThat(runs.model.rows()).singleElement().satisfies(row -> {
            assertThat(row.run().metrics()).hasSize(3);
            assertThat(row.run().file()).as("the file has only what was before").isNull();
        });
    }

    @Test
    void savesTheRunThatGoesOnOverItsOwnFile() {
        runs.train(0.5, 0.9);
        controller.saveCurrent();
        runs.observers.add(new RunObserver() {
            @Override
            public void epochCompleted(EpochMetrics metrics) {
                if (metrics.epoch() > 1) {
                    controller.saveCurrent();
                    assertThat(runs.model.rows())
                            .singleElement()
                            .satisfies(row -> assertThat(row.letter()).isEqualTo("A"));
                }
            }

            @Override
            public void runEnded(RunEnd end) {
                controller.saveCurrent();
            }
        });
        runs.goOn(0.7);
        runs.goOn(0.8);
        assertThat(runs.dialogs.told).isEmpty();
        assertThat(runs.model.rows()).singleElement().satisfies(row -> {
            assertThat(row.letter()).isEqualTo("A");
            assertThat(row.run().metrics()).hasSize(4);
            assertThat(row.run().file()).isEqualTo(file);
        });
    }

    @Test
    void keepsTheNetworksOfAnOpenedRunThatGoesOnAndIsSavedOverItsFile() throws Exception {
        ModelFile.save(file, Model.of("test", Samples.DATASET, Samples.FIVE_EPOCHS, Samples.history(0.9, 0.5)));
        controller.open();
        runs.goOn(0.95, 0.6);
        controller.saveCurrent();
        assertThat(runs.dialogs.told).isEmpty();
        Networks networks = runs.model.rows().getFirst().run().networks();
        for (int epoch : networks.epochs()) {
            assertThat(Samples.epochOf(networks.read(epoch))).isEqualTo(epoch);
        }
        assertThat(networks.epochs()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void listsARunThatWentOnWithHalfTheRateAndIsSavedOverTheFileOfTheDivergedOne() {
        runs.train(0.5, 0.9);
        controller.saveCurrent();
        TrainingSettings half = Samples.FIVE_EPOCHS.withLearningRate(0.05);
        runs.settings.set(half);
        runs.shown.goOnWith(half);
        runs.observers.add(new RunObserver() {
            @Override
            public void networkChanged(Network network, int epoch) {
                controller.saveCurrent();
                assertThat(runs.model.files()).containsExactly(file);
            }
        });
        runs.goOn(0.7);
        assertThat(runs.dialogs.told).isEmpty();
        assertThat(runs.model.rows()).hasSize(2);
        assertThat(runs.model.rows().getFirst().run().file())
                .as("the diverged one is in no file now")
                .isNull();
        assertThat(runs.model.rows().getLast()).satisfies(row -> {
            assertThat(row.run().settings()).isEqualTo(half);
            assertThat(row.run().metrics()).hasSize(3);
            assertThat(row.run().file()).isEqualTo(file);
        });
    }

    /** It is kept in case the program ends, and offered at the next start. */
    @Test
    void leavesWithoutAQuestionForWhatTheRunThatIsTrainedHasGoneOnFrom() {
        runs.train(0.5, 0.9);
        List<String> closed = new ArrayList<>();
        runs.observers.add(new RunObserver() {
            @Override
            public void networkChanged(Network network, int epoch) {
                controller.leave(() -> closed.add("epoch " + epoch));
            }
        });
        runs.goOn(0.7);
        assertThat(closed).containsExactly("epoch 2");
        controller.leave(() -> closed.add("ended"));
        assertThat(closed).hasSize(1);
    }

    @Test
    void asksAgainIfARunHasEndedSinceItAsked() {
        runs.model.add(KeptRun.of(trained(0), null));
        runs.dialogs.waits = true;
        List<String> closed = new ArrayList<>();
        controller.leave(() -> closed.add("closed"));
        runs.model.add(KeptRun.of(trained(1), null));
        runs.dialogs.answer("Quit all the same");
        assertThat(closed).isEmpty();
        assertThat(runs.dialogs.told.getLast()).startsWith("2 runs are not saved.");
        runs.dialogs.answer("Quit all the same");
        assertThat(closed).hasSize(1);
    }

    /** Paused and saved, another is saved over its file; then it is stopped. */
    @Test
    void knowsThatAnotherRunHasBeenSavedOverTheFileOfTheOneThatIsTrained() {
        Row other = runs.model.add(KeptRun.of(trained(0), null));
        runs.observers.add(new RunObserver() {
            @Override
            public void networkChanged(Network network, int epoch) {
                controller.saveCurrent();
                controller.save(other);
            }
        });
        runs.train(0.5, 0.9);
        assertThat(runs.model.rows()).extracting(row -> row.run().file()).containsExactly(file, null);
    }

    /** As when it is paused, saved and then stopped. */
    @Test
    void knowsTheFileOfARunThatWasSavedWhileItWasTrained() {
        runs.observers.add(new RunObserver() {
            @Override
            public void networkChanged(Network network, int epoch) {
                controller.saveCurrent();
            }
        });
        runs.train(0.5, 0.9);
        assertThat(runs.dialogs.told).isEmpty();
        assertThat(runs.model.files()).containsExactly(file);
    }

    @Test
    void exportsNoNetworkThatHasDiverged() throws Exception {
        runs.train(0.5);
        float[] weights = runs.model
                .rows()
                .getFirst()
                .run()
                .lastNetwork()
                .layers()
                .getFirst()
                .weights()
                .data;
        weights[3] = Float.NaN;
        controller.exportOnnx();
        weights[3] = Float.MAX_VALUE;
        weights[5] = Float.MAX_VALUE;
        controller.exportOnnx();
        assertThat(file).doesNotExist();
        assertThat(runs.dialogs.told)
                .satisfiesExactly(
                        told -> assertThat(told)
                                .startsWith("The network could not be saved in “run.npz”. | Its training")
                                .contains("NaN in W1"),
                        told -> assertThat(told).contains("too large numbers in W1 or b1"));
        weights[3] = 0;
        weights[5] = 0;
        controller.exportOnnx();
        assertThat(file).isNotEmptyFile();
    }

    @Test
    void remembersTheRunsThatCannotBeReadUntilTheyAreForgotten() throws Exception {
        Path good = folder.resolve("good.npz");
        ModelFile.save(good, trained(0));
        Path damaged = Files.writeString(folder.resolve("damaged.npz"), "no run");
        Path gone = folder.resolve("gone.npz");
        Path unmounted = folder.resolve("drive").resolve("run.npz");
        List<Path> remembered = new ArrayList<>();
        Consumer<List<Path>> listed = files -> {
            remembered.clear();
            remembered.addAll(files);
        };

        controller.restore(List.of(damaged, good, gone, unmounted), listed);
        assertThat(remembered).containsExactly(good, damaged, unmounted);
        assertThat(runs.dialogs.told)
                .singleElement()
                .asString()
                .startsWith("Some runs of the list could not be read.")
                .contains("damaged.npz: expected", unmounted + ": expected a file, but found none", "Forget them")
                .doesNotContain("gone.npz");
        runs.model.remove(List.copyOf(runs.model.rows()));
        assertThat(remembered).containsExactly(damaged, unmounted);

        TrainedRuns next = new TrainedRuns(folder);
        next.dialogs.takesOffers = true;
        controller(next).restore(List.copyOf(remembered), listed);
        assertThat(remembered).isEmpty();
        next.autosave.close();
    }

    private RunFilesController controller(TrainedRuns runs) {
        return new RunFilesController(
                runs.model,
                runs.controller(new RunModel(), Runnable::run),
                runs.recorder,
                () -> runs.dataset,
                "test",
                runs.dialogs,
                saved::add,
                runs.failures,
                Runnable::run,
                Runnable::run);
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
