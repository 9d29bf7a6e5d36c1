package org.chalknet.training;

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
     * Trains until the last epoch is done or the control says stop; blocks until then.
     *
     * @param control pauses, steps and stops the run
     * @param listener hears of the progress, on the calling thread
     */
    public void run(TrainingControl control, TrainingListener listener) {
        NumPyRandom random = new NumPyRandom(settings.seed());
        Network network = HeInitializer.initialize(settings.layerSizes(dataset.inputs(), dataset.classes()), random);
        LearningRateDecay rate = new LearningRateDecay(settings.learningRate(), settings.decay());
        try (WorkerTeam team = new WorkerTeam(threads, control::isStopped)) {
            TrainingImages images = new TrainingImages(dataset.training(), settings, threads);
            TrainingStep step = new TrainingStep(network, images, settings, team, profiler);
            Evaluation evaluation = new Evaluation(step.weights(), team);
            for (int epoch = 0; epoch < settings.epochs(); epoch++) {
                long start = nanoTime.getAsLong();
                long waited = 0;
                images.begin(epoch);
                MiniBatches batches = new MiniBatches(dataset.training().count(), settings.miniBatchSize(), random);
                for (int batch = 0; batch < batches.count(); batch++) {
                    long arrived = nanoTime.getAsLong();
                    control.awaitTurn();
                    waited += nanoTime.getAsLong() - arrived;
                    step.train(batches, batch, rate.at(epoch), random);
                    listener.trained(epoch, batches.examplesThrough(batch));
                }
                long trained = nanoTime.getAsLong();
                Evaluation.Result train = evaluation.measure(dataset.training());
                Evaluation.Result test = evaluation.measure(dataset.test());
                long evaluated = nanoTime.getAsLong();
                Network network2 = step.network();
                EpochMetrics metrics = new EpochMetrics(
                        epoch,
                        rate.at(epoch),
                        train.loss(),
                        train.accuracy(),
                        test.loss(),
                        test.accuracy(),
                        L2Regularization.penalty(network2, settings.lambda(), settings.miniBatchSize()),
                        (trained - start - waited) / 1e9,
                        (evaluated - trained) / 1e9,
                        dataset.training().count());
                if (profiler != null) {
                    profiler.count(metrics);
                }
                control.epochCompleted();
                listener.epochCompleted(metrics, network2.copy());
            }
        } catch (CancellationException e) {
            if (!control.isStopped()) {
                throw e;
            }
        }
    }
}
