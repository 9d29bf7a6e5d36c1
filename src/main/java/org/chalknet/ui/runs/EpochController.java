package org.chalknet.ui.runs;

import java.io.IOException;
import java.util.concurrent.Executor;
import org.chalknet.network.Network;
import org.chalknet.storage.StorageException;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Failures;
import org.chalknet.ui.LatestOnly;
import org.chalknet.ui.Texts;
import org.chalknet.ui.board.BoardController;
import org.chalknet.ui.charts.ChartsModel;
import org.chalknet.ui.run.RunEnd;
import org.chalknet.ui.run.RunObserver;
import org.jspecify.annotations.Nullable;

/**
 * Lets the board answer with the network of the chosen epoch, which is the newest unless another has been chosen. Of epochs that
 * are chosen quickly one after the other, some are left out. All methods are for the FX thread.
 */
public final class EpochController implements RunObserver {

    /** An epoch of a run, to be answered with. */
    private record Wanted(Networks networks, int epoch) {}

    private final ChartsModel charts;
    private final RunRecorder recorder;
    private final BoardController board;
    private final Failures failures;
    private final Executor fxThread;
    private final LatestOnly<Wanted> reading;
    private @Nullable Network newest;

    /**
     * @param charts where the epoch is chosen
     * @param recorder has the networks
     * @param board answers
     * @param failures told when a network cannot be had again
     * @param background runs the reading: one thread
     * @param fxThread runs what touches the board, on the FX thread
     */
    public EpochController(
            ChartsModel charts,
            RunRecorder recorder,
            BoardController board,
            Failures failures,
            Executor background,
            Executor fxThread) {
        this.charts = charts;
        this.recorder = recorder;
        this.board = board;
        this.failures = failures;
        reading = new LatestOnly<>(background, this::read);
        this.fxThread = fxThread;
        charts.chosenProperty().subscribe((_, epoch) -> chosen(epoch.intValue()));
    }

    @Override
    public void runStarted(TrainingSettings settings) {
        newest = null;
        board.networkChanged(null);
    }

    @Override
    public void networkChanged(Network network, int epoch) {
        newest = network;
        if (charts.chosenProperty().get() == ChartsModel.NONE) {
            board.networkChanged(network);
        }
    }

    @Override
    public void runEnded(RunEnd end) {
        if (newest == null && end.kind() == RunEnd.Kind.DIVERGED) {
            board.diverged();
        }
    }

    private void chosen(int epoch) {
        Networks networks = recorder.networks();
        if (epoch == ChartsModel.NONE) {
            if (newest != null) {
                board.networkChanged(newest);
            }
        } else if (networks != null) {
            reading.want(new Wanted(networks, epoch));
        }
    }

    private void read(Wanted wanted) {
        int epoch = wanted.epoch();
        try {
            Network network = wanted.networks().read(epoch);
            fxThread.execute(() -> {
                if (charts.chosenProperty().get() == epoch && wanted.networks().equals(recorder.networks())) {
                    board.networkChanged(network);
                }
            });
        } catch (IOException | StorageException e) {
            failures.tell(Texts.get("runs.epoch.failed", Integer.toString(epoch)), Failures.reason(e));
        }
    }
}
