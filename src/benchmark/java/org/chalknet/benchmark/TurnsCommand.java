package org.chalknet.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.chalknet.data.BundledMnist;
import org.chalknet.data.DatasetException;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Trains a run whenever it reads a line, and prints the notebook's line of each epoch; ends with its input. Each run begins anew: the
 * longer a network has been trained, the more of its activations may be 0, which are left out of the products.
 */
@Command(name = "turns", description = "Trains when told so.", hidden = true)
final class TurnsCommand implements Callable<Integer>, TrainingListener {

    @Option(names = "--threads", required = true)
    private int threads;

    @Option(names = "--wide")
    private boolean wide;

    /** Of a run. */
    @Option(names = "--epochs", required = true)
    private int epochs;

    private TurnsCommand() {}

    @Override
    public Integer call() throws DatasetException, IOException {
        Workload workload = wide ? Workload.WIDE : Workload.NARROW;
        Trainer trainer = new Trainer(BundledMnist.read(), workload.settings(epochs), threads);
        BufferedReader turns = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (turns.readLine() != null) {
            trainer.run(new TrainingControl(TrainingControl.State.RUNNING), this);
        }
        return 0;
    }

    @Override
    public void epochCompleted(EpochMetrics metrics, Checkpoint checkpoint) {
        Epoch epoch = new Epoch(metrics.trainSeconds(), metrics.evaluateSeconds(), metrics.testAccuracy());
        System.out.println(epoch.notebookLine(metrics.epoch(), metrics.loss()));
    }

    @Override
    public void diverged(int epoch) {
        throw new IllegalStateException("the training has diverged in epoch " + epoch);
    }
}
