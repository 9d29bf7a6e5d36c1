package org.chalknet.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.chalknet.data.BundledMnist;
import org.chalknet.data.DatasetException;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.Setting;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Trains an epoch whenever it reads a line, and prints the notebook's line of it; ends with its input. */
@Command(name = "turns", description = "Trains when told so.", hidden = true)
final class TurnsCommand implements Callable<Integer>, TrainingListener {

    @Option(names = "--threads", required = true)
    private int threads;

    @Option(names = "--wide")
    private boolean wide;

    private final TrainingControl control = new TrainingControl(TrainingControl.State.PAUSED);

    private TurnsCommand() {}

    @Override
    public Integer call() throws DatasetException {
        Workload workload = wide ? Workload.WIDE : Workload.NARROW;
        Trainer trainer = new Trainer(BundledMnist.read(), workload.settings((int) Setting.EPOCHS.maximum()), threads);
        Thread.ofPlatform().daemon().name("turns").start(this::readTurns);
        trainer.run(control, this);
        return 0;
    }

    private void readTurns() {
        try (BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (turns.readLine() != null) {
                control.step();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            control.stop();
        }
    }

    @Override
    public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
        Epoch epoch = new Epoch(metrics.trainSeconds(), metrics.evaluateSeconds(), metrics.testAccuracy());
        System.out.println(epoch.notebookLine(metrics.epoch(), metrics.loss()));
    }
}
