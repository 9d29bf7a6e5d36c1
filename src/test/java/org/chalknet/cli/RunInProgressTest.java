package org.chalknet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.chalknet.storage.FullDisk;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingListener;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RunInProgressTest {

    private static final Network NETWORK = HeInitializer.initialize(List.of(1, 2), new NumPyRandom(0));

    @TempDir
    Path folder;

    private final StringWriter err = new StringWriter();
    private final List<String> heard = new ArrayList<>();

    @Test
    void savesTheRunAndPassesOnWhatItHears() throws Exception {
        Path file = folder.resolve("a.npz");
        try (RunInProgress kept = kept(file, 2, 100, null)) {
            kept.trained(0, 64);
            complete(kept, 0, 0.5);
            complete(kept, 1, 0.25);
            kept.diverged(2);
            kept.finish(false);
        }
        assertThat(heard).containsExactly("trained 0, 64", "epoch 0", "epoch 1", "diverged 2");
        assertThat(err).hasToString("");
        RunHistory history = ModelFile.read(file).history();
        assertThat(history).isNotNull();
        assertThat(history.epochs()).hasSize(2);
        assertThat(history.bestEpoch()).isZero();
    }

    @Test
    void goesOnWithWhatIsKeptAlready() throws Exception {
        Path file = folder.resolve("a.npz");
        RunHistory before = RunHistory.and(null, metrics(0, 0.5), checkpoint(0));
        try (RunInProgress kept = kept(file, 2, 100, before)) {
            complete(kept, 1, 0.25);
            kept.finish(false);
        }
        Model model = ModelFile.read(file);
        assertThat(model.info()).isNotNull();
        assertThat(model.info().epochs()).containsExactly(metrics(0, 0.5), metrics(1, 0.25));
    }

    @Test
    void tellsWhatIsKeptOfARunThatWasToldToEnd() throws Exception {
        Path file = folder.resolve("a.npz");
        try (RunInProgress kept = kept(file, 2, 100, null)) {
            complete(kept, 0, 0.5);
            kept.finish(true);
        }
        assertThat(told())
                .isEqualTo("the training was stopped after epoch 0; --resume %s goes on with it".formatted(file));
        RunHistory history = ModelFile.read(file).history();
        assertThat(history).isNotNull();
        assertThat(history.epochs()).hasSize(1);
    }

    @Test
    void tellsThatNothingIsKept() throws Exception {
        try (RunInProgress kept = kept(folder.resolve("a.npz"), 2, 100, null)) {
            kept.finish(true);
        }
        assertThat(told()).isEqualTo("the training was stopped in epoch 0; no epoch is kept");
        RunHistory before = RunHistory.and(null, metrics(0, 0.5), checkpoint(0));
        try (RunInProgress kept = kept(folder.resolve("b.npz"), 2, 100, before)) {
            kept.finish(true);
        }
        assertThat(told()).isEqualTo("the training was stopped in epoch 1; what it goes on from is kept as it was");
        assertThat(folder).isEmptyDirectory();
        try (RunInProgress kept = kept(null, 2, 100, null)) {
            complete(kept, 0, 0.5);
            kept.finish(true);
        }
        assertThat(told()).isEqualTo("the training was stopped after epoch 0; without --save, it cannot go on");
    }

    @Test
    void tellsNothingOfARunThatWasOverWhenTheProgramWasToldToEnd() throws Exception {
        try (RunInProgress kept = kept(null, 1, 100, null)) {
            complete(kept, 0, 0.5);
            kept.finish(true);
        }
        try (RunInProgress kept = kept(null, 2, 100, null)) {
            complete(kept, 0, 0.5);
            kept.diverged(1);
            kept.finish(true);
        }
        assertThat(err).hasToString("");
    }

    @Test
    void tellsWhereARunWasStoppedThatCannotBeSaved() throws Exception {
        Path file = folder.resolve("gone/a.npz");
        try (RunInProgress kept = kept(file, 2, 100, null)) {
            complete(kept, 0, 0.5);
            assertThatThrownBy(() -> kept.finish(true))
                    .hasMessage("the training was stopped after epoch 0; --save %s does not hold the whole run: "
                                    .formatted(file)
                            + "there is no such folder");
        }
    }

    @Test
    void tellsThatItIsLateWhereThereIsSomethingToSave() throws Exception {
        try (RunInProgress kept = kept(null, 2, 100, null)) {
            kept.tellThatItIsLate();
        }
        assertThat(err).hasToString("");
        Path file = folder.resolve("a.npz");
        try (RunInProgress kept = kept(file, 2, 100, null)) {
            kept.tellThatItIsLate();
            assertThat(told())
                    .isEqualTo("there is no time left to save the whole run: %s is left as it was".formatted(file));
            complete(kept, 0, 0.5);
            kept.finish(false);
            kept.tellThatItIsLate();
        }
        assertThat(told())
                .isEqualTo("there is no time left to save the whole run: %s holds it up to an earlier epoch, "
                                .formatted(file)
                        + "and --resume goes on from there");
    }

    private String told() {
        String told = err.toString().strip();
        err.getBuffer().setLength(0);
        return told;
    }

    @Test
    void savesNothingWithoutAFile() {
        try (RunInProgress kept = kept(null, 2, 100, null)) {
            complete(kept, 0, 0.5);
            assertThatNoException().isThrownBy(() -> kept.finish(false));
        }
        assertThat(heard).containsExactly("epoch 0");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatTheDiskIsFullAndSavesWhenItIsNoMore() throws Exception {
        Path file = folder.resolve("a.npz");
        FullDisk.under(file);
        try (RunInProgress kept = kept(file, 3, 100, null)) {
            complete(kept, 0, 0.5);
            while (err.toString().isEmpty()) {
                Thread.onSpinWait();
            }
            complete(kept, 1, 0.5);
            complete(kept, 2, 0.5);
            kept.finish(false);
        }
        assertThat(err)
                .hasToString(
                        "--save %s cannot be written: No space left on device; the training goes on%n".formatted(file));
        assertThat(ResumedRun.read(file).history().epochs()).hasSize(3);
    }

    @Test
    void saysOnceThatTheDiskIsFullAtTheEnd() throws Exception {
        Path file = Files.writeString(folder.resolve("a.npz"), "old");
        FullDisk.under(file);
        try (RunInProgress kept = kept(file, 1, 100, null)) {
            complete(kept, 0, 0.5);
            assertThatThrownBy(() -> kept.finish(false))
                    .isInstanceOf(CommandFailure.class)
                    .hasMessage("--save %s does not hold the whole run: No space left on device", file);
        }
        assertThat(err).hasToString("");
        assertThat(file).hasContent("old");
    }

    @Test
    void warnsOnceAndOfATestSetThatTellsSomething() {
        for (int testImages : new int[] {99, 100}) {
            try (RunInProgress kept = kept(null, 3, testImages, null)) {
                complete(kept, 0, 0.5);
                complete(kept, 1, 0.75);
                complete(kept, 2, 0.75);
            }
        }
        assertThat(err)
                .hasToString(
                        "after epoch 1: the training set is read 25.0 points worse than the test set; keep_prob may be "
                                + "too low%n".formatted());
    }

    @Test
    void needsAPlaceForTheFile() throws Exception {
        RunInProgress.requirePlace(null);
        RunInProgress.requirePlace(folder.resolve("a.npz"));
        assertThatThrownBy(() -> RunInProgress.requirePlace(folder))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("--save %s cannot be written: it is a folder", folder);
        Path file = Files.writeString(folder.resolve("a"), "");
        assertThatThrownBy(() -> RunInProgress.requirePlace(file.resolve("a.npz")))
                .hasMessage("--save %s cannot be written: there is no such folder", file.resolve("a.npz"));
        // As long as a name may be: what is written beside it first has a longer one.
        Path tooLong = folder.resolve("a".repeat(255));
        assertThatThrownBy(() -> RunInProgress.requirePlace(tooLong))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith("--save %s cannot be written: ".formatted(tooLong));
        Path kept = Files.writeString(folder.resolve("kept.npz"), "old");
        RunInProgress.requirePlace(kept);
        assertThat(kept).hasContent("old");
        FullDisk.under(kept);
        assertThatThrownBy(() -> RunInProgress.requirePlace(kept))
                .hasMessageStartingWith("--save %s cannot be written: ".formatted(kept));
        assertThat(kept).hasContent("old");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.tmp");
    }

    private RunInProgress kept(@Nullable Path file, int epochs, int testImages, @Nullable RunHistory before) {
        Dataset dataset = new Dataset(
                "tiny",
                List.of("0", "1"),
                new LabelledImages(1, 1, new byte[1], new byte[1]),
                new LabelledImages(1, 1, new byte[testImages], new byte[testImages]));
        TrainingSettings settings = new TrainingSettings(List.of(), 0.5, 0, 0.1, 0, 64, epochs, 0);
        return new RunInProgress(file, dataset, settings, before, new PrintWriter(err), new TrainingListener() {
            @Override
            public void trained(int epoch, int examples) {
                heard.add("trained %d, %d".formatted(epoch, examples));
            }

            @Override
            public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
                heard.add("epoch " + metrics.epoch());
            }

            @Override
            public void diverged(int epoch) {
                heard.add("diverged " + epoch);
            }
        });
    }

    private static void complete(RunInProgress kept, int epoch, double testAccuracy) {
        kept.epochCompleted(metrics(epoch, testAccuracy), checkpoint(epoch));
    }

    private static EpochMetrics metrics(int epoch, double testAccuracy) {
        return new EpochMetrics(epoch, 0.1, 1, 0.5, 1, testAccuracy, 0, 1, 1, 1, List.of());
    }

    private static Checkpoint checkpoint(int epoch) {
        return new Checkpoint(NETWORK, new NumPyRandom(0).state(), epoch + 1);
    }
}
