package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Failures;
import org.chalknet.ui.ToldDialogs;
import org.chalknet.ui.notices.Notice;
import org.chalknet.ui.notices.NoticesModel;
import org.chalknet.ui.run.RunModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a run goes on to its end, the test of the window shows. */
@SuppressWarnings("NullAway.Init") // set before each
class UnfinishedTest {

    private final NoticesModel notices = new NoticesModel();
    private final RunModel run = new RunModel();
    private final BooleanProperty idle = new SimpleBooleanProperty(true);
    private final Queue<Runnable> training = new ArrayDeque<>();

    @TempDir
    private Path userFolder;

    private TrainedRuns runs;

    @BeforeEach
    void make() {
        runs = new TrainedRuns(userFolder);
    }

    @AfterEach
    void close() {
        runs.autosave.close();
    }

    @Test
    void offersToGoOnFromTheLastSavedEpoch() {
        leave(Samples.FIVE_EPOCHS, 0.5, 0.9, 0.7);
        offer();
        Notice notice = only();
        assertThat(notice.text()).isEqualTo("A run was cut short: 3 of 5 epochs on blank are done.");
        assertThat(notice.choices()).extracting(Notice.Choice::label).containsExactly("Go on", "Later", "Discard it");
        assertThat(notice.ofRun()).as("the next run leaves it").isFalse();

        runs.settings.seed().set(77);
        choose(0);
        assertThat(runs.settings.settings()).contains(Samples.FIVE_EPOCHS);
        assertThat(training).hasSize(1);
        assertThat(run.statusBinding().get()).isEqualTo("3 of 5 epochs done");
        assertThat(runs.charts.metrics()).isEqualTo(Samples.metrics(0.5, 0.9, 0.7));
        assertThat(runs.dialogs.told).isEmpty();
        assertThat(files()).as("the file stays until the run has ended").isNotEmpty();
        runs.autosave.ended();
        runs.autosave.forget();
        assertThat(files()).isEmpty();
    }

    @Test
    void keepsARunThatCannotGoOnWithTheImagesThatAreOpen() {
        leave(Samples.FIVE_EPOCHS, 0.5);
        runs.dataset = Samples.DATASET.limited(1, 2);
        offer();
        choose(0);
        assertThat(runs.dialogs.told)
                .singleElement()
                .asString()
                .startsWith("The run cannot go on with the images that are open now. | It was trained on: blank.");
        assertThat(training).isEmpty();
        assertThat(runs.model.rows()).isEmpty();
        assertThat(only().text()).as("it is offered again").startsWith("A run was cut short");
        runs.autosave.ended();
        runs.autosave.forget();
        assertThat(files()).isNotEmpty();
    }

    @Test
    void keepsARunThatCannotGoOnWhileADataSetIsLoaded() {
        leave(Samples.FIVE_EPOCHS, 0.5);
        TrainingSettings mine = Samples.FIVE_EPOCHS.withLearningRate(0.3);
        runs.settings.set(mine);
        offer();
        run.obstacleProperty().set("Loading the data set…");
        choose(0);
        assertThat(runs.dialogs.told)
                .containsExactly(
                        "The run cannot go on yet. | A data set is being loaded. When it is there, choose Go on.");
        assertThat(training).isEmpty();
        assertThat(runs.settings.settings()).as("nothing is shown yet").contains(mine);
        assertThat(runs.charts.metrics()).isEmpty();
        assertThat(only().text()).as("it is offered again").startsWith("A run was cut short");
        runs.autosave.ended();
        runs.autosave.forget();
        assertThat(files()).isNotEmpty();
    }

    @Test
    void keepsARunThatIsPutOff() {
        leave(Samples.FIVE_EPOCHS, 0.5);
        offer();
        choose(1);
        assertThat(notices.notices()).isEmpty();
        assertThat(training).isEmpty();
        assertThat(files()).isNotEmpty();
    }

    @Test
    void removesARunThatNobodyWants() {
        leave(Samples.FIVE_EPOCHS, 0.5);
        offer();
        choose(2);
        assertThat(only().text())
                .isEqualTo("A run was cut short: 1 of 5 epochs on blank are done. Discard it for good?");
        assertThat(only().choices()).extracting(Notice.Choice::label).containsExactly("Keep it", "Discard it for good");
        assertThat(files()).isNotEmpty();
        choose(1);
        assertThat(notices.notices()).isEmpty();
        assertThat(files()).isEmpty();
        assertThat(runs.dialogs.told).isEmpty();
    }

    @Test
    void offersARunAgainThatIsKeptAfterAll() {
        leave(Samples.FIVE_EPOCHS, 0.5);
        offer();
        choose(2);
        choose(0);
        assertThat(only().text()).startsWith("A run was cut short");
        assertThat(files()).isNotEmpty();
    }

    @Test
    void doesNotOfferToGoOnWhileARunIsActive() {
        leave(Samples.FIVE_EPOCHS, 0.5);
        offer();
        Notice.Choice goOn = only().choices().getFirst();
        assertThat(goOn.available().get()).isTrue();
        idle.set(false);
        assertThat(goOn.available().get()).isFalse();
    }

    /** The program may be killed when a run is over and before it is saved. */
    @Test
    void offersToListARunThatIsComplete() {
        leave(Samples.FIVE_EPOCHS.withEpochs(2), 0.5, 0.6);
        runs.dataset = Samples.DATASET.limited(1, 2);
        offer();
        assertThat(only().text()).isEqualTo("A run was not saved when Chalknet ended: all 2 epochs on blank are done.");
        assertThat(files()).isNotEmpty();
        choose(0);
        assertThat(runs.model.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.run().metrics()).isEqualTo(Samples.metrics(0.5, 0.6)));
        assertThat(runs.model.wordsProperty().get()).isEqualTo("Run A is in the list: save it there to keep it.");
        assertThat(notices.notices()).isEmpty();
        assertThat(files()).isEmpty();
        assertThat(training).isEmpty();
    }

    @Test
    void removesARunThatIsCompleteIfNobodyWantsIt() {
        leave(Samples.FIVE_EPOCHS.withEpochs(2), 0.5, 0.6);
        offer();
        choose(2);
        choose(1);
        assertThat(runs.model.rows()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void keepsAFileThatCannotBeReadUnlessItIsDiscarded() throws IOException {
        Path broken = Files.createDirectories(userFolder.resolve("runs")).resolve("broken.npz");
        Files.writeString(broken, "no run");
        offer();
        assertThat(only().text())
                .startsWith("A run that was cut short could not be read: ")
                .contains("broken.npz");
        choose(0);
        assertThat(broken).exists();
        offer();
        choose(1);
        choose(1);
        assertThat(broken).doesNotExist();
    }

    @Test
    void offersTheNewestFirst() throws IOException {
        leave(Samples.FIVE_EPOCHS, 0.5);
        for (Path file : files()) {
            Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        }
        leave(Samples.FIVE_EPOCHS, 0.5, 0.6);
        offer();
        assertThat(notices.notices())
                .as("the last that is said is seen first")
                .extracting(Notice::text)
                .containsExactly(
                        "A run was cut short: 1 of 5 epochs on blank are done.",
                        "A run was cut short: 2 of 5 epochs on blank are done.");
    }

    private void leave(TrainingSettings settings, double... testAccuracies) {
        RunAutosave killed = new RunAutosave(
                userFolder, "Chalknet 0", new Failures(new ToldDialogs(), Runnable::run), Runnable::run);
        killed.save(Samples.DATASET, settings, Samples.history(testAccuracies));
        killed.close();
    }

    private void offer() {
        new Unfinished(runs.autosave, runs.controller(run, training::add), idle, notices, Runnable::run, Runnable::run)
                .offer();
    }

    private Notice only() {
        assertThat(notices.notices()).hasSize(1);
        return notices.notices().getFirst();
    }

    /** As the notice's button does it. */
    private void choose(int which) {
        Notice notice = only();
        notices.end(notice);
        notice.choices().get(which).work().run();
    }

    private List<Path> files() {
        try (var files = Files.list(userFolder.resolve("runs"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
