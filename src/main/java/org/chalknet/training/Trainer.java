package org.chalknet.training;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.chalknet.data.Dataset;
import org.chalknet.math.NumPyRandom;
import org.chalknet.math.WorkerTeam;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.L2Regularization;
import org.chalknet.network.Network;
import org.jspecify.annotations.Nullable;

/** Trains a network on a data set: the notebook's {@code train_model}. */
public final class Trainer {

    private final Dataset dataset;
    private final TrainingSettings settings;
    private final int threads;
    private final @Nullable Profiler profiler;
    private final LongSupplier nanoTime;

    /**
     * @param dataset what to train and to measure on
     * @param settings what the run is set by
     * @param threads the number of threads to share the work, at least 1; the result has the same bits for any
     */
    public Trainer(Dataset dataset, TrainingSettings settings, int threads) {
        this(dataset, settings, threads, null);
    }

    /**
     * A trainer that has a profiler take the time of its work.
     *
     * @param profiler for as many threads and layers of the same sizes; null for none
     */
    public Trainer(Dataset dataset, TrainingSettings settings, int threads, @Nullable Profiler profiler) {
        this(dataset, settings, threads, profiler, System::nanoTime);
    }

    /** A trainer that takes the time from a clock in nanoseconds. */
    Trainer(
            Dataset dataset,
            TrainingSettings settings,
            int threads,
            @Nullable Profiler profiler,
            LongSupplier nanoTime) {
        this.dataset = dataset;
        this.settings = settings;
        this.threads = threads;
        this.profiler = profiler;
        this.nanoTime = nanoTime;
    }

    /**
     * Trains from the beginning until the last epoch is done, the loss is no longer a number, or the control says stop; blocks
     * until then.
     *
     * @param control pauses, steps and stops the run
     * @param listener hears of the progress, on the calling thread
     */
    public void run(TrainingControl control, TrainingListener listener) {
        run(null, control, listener);
    }

    /**
     * Trains on from a checkpoint as {@link #run(TrainingControl, TrainingListener)} does from the beginning, with the bits of
     * a run that was not interrupted.
     *
     * @param from a checkpoint of a run with the same settings, but perhaps fewer epochs, and on the same data; null for the
     *     beginning
     * @throws IllegalArgumentException if its network has layers of other sizes
     */
    public void run(@Nullable Checkpoint from, TrainingControl control, TrainingListener listener) {
        List<Integer> layerSizes = settings.layerSizes(dataset.inputs(), dataset.classes());
        if (from != null && !from.network().layerSizes().equals(layerSizes)) {
            throw new IllegalArgumentException("layers of %s units cannot go on from a network with %s"
                    .formatted(layerSizes, from.network().layerSizes()));
        }
        NumPyRandom random = from == null ? new NumPyRandom(settings.seed()) : new NumPyRandom(from.random());
        LearningRateDecay rate = new LearningRateDecay(settings.learningRate(), settings.decay());
        try (WorkerTeam team = new WorkerTeam(threads, control::isStopped)) {
            Network network = from == null
                    ? HeInitializer.initialize(layerSizes, random, control::isStopped)
                    : from.network().copy();
            TrainingImages images = new TrainingImages(dataset.training(), settings, threads);
            TrainingStep step = new TrainingStep(network, images, settings, team, profiler);
            Evaluation evaluation = new Evaluation(step.weights(), team);
            for (int epoch = from == null ? 0 : from.epochs(); epoch < settings.epochs(); epoch++) {
                long start = nanoTime.getAsLong();
                long waited = 0;
                images.begin(epoch);
                MiniBatches batches = new MiniBatches(dataset.training().count(), settings.miniBatchSize(), random);
                for (int batch = 0; batch < batches.count(); batch++) {
                    long arrived = nanoTime.getAsLong();
                    control.awaitTurn();
                    waited += nanoTime.getAsLong() - arrived;
                    step.train(batches, batch, rate.at(epoch), random);
                    if (step.hasDiverged()) {
                        listener.diverged(epoch);
                        return;
                    }
                    listener.trained(epoch, batches.examplesThrough(batch));
                }
                long trained = nanoTime.getAsLong();
                Evaluation.Result train = evaluation.measure(dataset.training(), false);
                Evaluation.Result test = evaluation.measure(dataset.test(), true);
                long evaluated = nanoTime.getAsLong();
                step.store();
                EpochMetrics metrics = new EpochMetrics(
                        epoch,
                        rate.at(epoch),
                        train.loss(),
                        train.accuracy(),
                        test.loss(),
                        test.accuracy(),
                        L2Regularization.penalty(network, settings.lambda(), settings.miniBatchSize()),
                        (trained - start - waited) / 1e9,
                        (evaluated - trained) / 1e9,
                        dataset.training().count(),
                        test.deadShares());
                if (!metrics.isFinite()) {
                    listener.diverged(epoch);
                    return;
                }
                if (profiler != null) {
                    profiler.count(metrics);
                }
                control.epochCompleted();
                listener.epochCompleted(metrics, new Checkpoint(network.copy(), random.state(), epoch + 1));
            }
        } catch (CancellationException e) {
            if (!control.isStopped()) {
                throw e;
            }
        }
    }
}
