package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.Stroke;
import org.chalknet.ui.board.BoardController;
import org.chalknet.ui.board.BoardModel;
import org.chalknet.ui.charts.ChartsModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network of each epoch answers whether the epoch is even, and is the surer the later it is. */
@SuppressWarnings("NullAway.Init") // set before each
class EpochControllerTest {

    private final BoardModel board = new BoardModel();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Queue<Runnable> fxThread = new ArrayDeque<>();

    @TempDir
    private Path userFolder;

    private TrainedRuns runs;

    @BeforeEach
    void draw() {
        runs = new TrainedRuns(userFolder);
        BoardController boardController = new BoardController(board, _ -> {}, Runnable::run, Runnable::run);
        boardController.datasetChanged(Samples.DATASET);
        boardController.show(Drawing.EMPTY.with(Stroke.dot(100, 100).to(100, 300)));
        runs.observers.add(new EpochController(
                runs.charts, runs.recorder, boardController, runs.failures, background::add, fxThread::add));
    }

    @AfterEach
    void close() {
        runs.autosave.close();
        assertThat(runs.dialogs.told).isEmpty();
    }

    @Test
    void answersWithTheNewestEpochUnlessAnotherIsChosen() {
        runs.train(0.5, 0.5, 0.5);
        assertThat(answer()).isEqualTo("even");
        choose(1);
        assertThat(answer()).isEqualTo("odd");
        choose(2);
        assertThat(runs.charts.chosenProperty().get()).isEqualTo(ChartsModel.NONE);
        assertThat(answer()).isEqualTo("even");
    }

    @Test
    void staysWithTheChosenEpochWhileTheRunGoesOn() {
        runs.train(0.5, 0.5);
        runs.goOn(0.5);
        choose(0);
        runs.observers.getLast().networkChanged(Samples.network(3), 3);
        assertThat(answer()).isEqualTo("even");
        runs.charts.choose(99);
        assertThat(answer()).as("of epoch 3, which came meanwhile").isEqualTo("odd");
    }

    @Test
    void forgetsTheNetworkWhenANewRunStarts() {
        runs.train(0.5);
        runs.observers.forEach(observer -> observer.runStarted(Samples.FIVE_EPOCHS));
        assertThat(board.messageProperty().get()).isEqualTo("The network is untrained: press Run");
        runs.charts.choose(0);
        assertThat(board.messageProperty().get()).isEqualTo("The network is untrained: press Run");
    }

    @Test
    void answersWithAnEpochOfAnyRunThatIsShown() throws Exception {
        runs.train(0.5, 0.5, 0.5);
        runs.train(0.5, 0.5);
        assertThat(answer()).isEqualTo("odd");
        runs.show(runs.model.rows().getFirst().run());
        assertThat(answer()).as("the last epoch of the first run").isEqualTo("even");
        choose(1);
        assertThat(answer()).isEqualTo("odd");
        runs.show(runs.model.rows().getLast().run());
        choose(0);
        assertThat(answer()).isEqualTo("even");
    }

    @Test
    void leavesOutEpochsThatAreChosenQuickly() {
        runs.train(0.5, 0.5, 0.5, 0.5);
        runs.charts.choose(2);
        runs.charts.choose(1);
        runs.charts.choose(0);
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(fxThread).hasSize(1);
        assertThat(answer()).isEqualTo("odd");
        fxThread.remove().run();
        assertThat(answer()).isEqualTo("even");
    }

    @Test
    void answersNoMoreWithAnEpochWhenAnotherIsChosenMeanwhile() {
        runs.train(0.5, 0.5, 0.5, 0.5);
        runs.charts.choose(0);
        background.remove().run();
        runs.charts.choose(99);
        fxThread.remove().run();
        assertThat(answer()).as("the newest again").isEqualTo("odd");
    }

    /** Both runs have an epoch 0. */
    @Test
    void answersNoMoreWithAnEpochOfARunThatIsShownNoLonger() throws Exception {
        runs.train(0.5, 0.5);
        runs.train(0.5, 0.5, 0.5, 0.5);
        runs.charts.choose(0);
        background.remove().run();
        runs.show(runs.model.rows().getFirst().run());
        runs.charts.choose(0);
        fxThread.remove().run();
        assertThat(answer()).as("the newest of the run that is shown").isEqualTo("odd");
        background.remove().run();
        fxThread.remove().run();
        assertThat(answer()).isEqualTo("even");
    }

    @Test
    void tellsThatANetworkCannotBeHadAgain() throws Exception {
        KeptRun lost = new KeptRun(
                Samples.FIVE_EPOCHS,
                "blank",
                Samples.DATASET,
                null,
                Samples.metrics(0.5, 0.5),
                false,
                Samples.STATE,
                new FileNetworks(userFolder.resolve("gone.npz"), List.of(0, 1), 0),
                userFolder.resolve("gone.npz"));
        runs.shown.set(lost, null);
        runs.observers.forEach(observer ->
                observer.runShown(Samples.FIVE_EPOCHS, lost.metrics(), Samples.network(1), Samples.DATASET));
        runs.charts.choose(0);
        background.remove().run();
        assertThat(runs.dialogs.told)
                .singleElement()
                .asString()
                .startsWith("The network of epoch 0 cannot be had again. | ")
                .contains("gone.npz");
        assertThat(answer()).as("the newest answers still").isEqualTo("odd");
        runs.dialogs.told.clear();
    }

    private void choose(int epoch) {
        runs.charts.choose(epoch);
        while (!background.isEmpty()) {
            background.remove().run();
        }
        while (!fxThread.isEmpty()) {
            fxThread.remove().run();
        }
    }

    private String answer() {
        return board.answerProperty().get();
    }
}
