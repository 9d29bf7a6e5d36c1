package org.chalknet.training;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.LongSupplier;
import org.chalknet.data.Dataset;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.NumPyRandom;
import org.chalknet.math.WorkerTeam;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.L2Regularization;
import org.chalknet.network.Network;
import org.chalknet.network.PreparedWeights;
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
        try (WorkerTeam team = new WorkerTeam(threads, control::isStopped)) {
            new Run(layerSizes, from, team, control, listener).train();
        } catch (CancellationException e) {
            if (!control.isStopped()) {
                throw e;
            }
        }
    }

    /** One run. An epoch is evaluated while the next one is trained. */
    private final class Run {

        /**
         * An epoch that has been trained.
         *
         * @param trainSeconds what it took to train it
         * @param beginSeconds what it took to begin its evaluation
         */
        private record Trained(
                int epoch,
                Checkpoint checkpoint,
                EpochEvaluation evaluation,
                double trainSeconds,
                double beginSeconds) {}

        private final int first;
        private final WorkerTeam team;
        private final TrainingControl control;
        private final TrainingListener listener;
        private final NumPyRandom random;
        private final LearningRateDecay rate = new LearningRateDecay(settings.learningRate(), settings.decay());
        private final Network network;
        private final TrainingImages images;
        private final DropoutMasks masks;
        private final TrainingStep step;
        private final Evaluation evaluation;
        private final PreparedWeights evaluatedWeights;

        /** The epoch whose evaluation goes on; null if there is none. */
        private @Nullable Trained pending;
        /** Up to when the time is accounted for. */
        private long accounted;
        /** Since then, the nanoseconds in which nothing was trained or evaluated. */
        private long idle;
        /** Since then, the seconds of evaluations. */
        private double secondsEvaluated;

        Run(
                List<Integer> layerSizes,
                @Nullable Checkpoint from,
                WorkerTeam team,
                TrainingControl control,
                TrainingListener listener) {
            first = from == null ? 0 : from.epochs();
            this.team = team;
            this.control = control;
            this.listener = listener;
            random = from == null ? new NumPyRandom(settings.seed()) : new NumPyRandom(from.random());
            network = from == null
                    ? HeInitializer.initialize(layerSizes, random, control::isStopped)
                    : from.network().copy();
            images = new TrainingImages(dataset.training(), settings, threads);
            masks = new DropoutMasks(layerSizes, dataset.training().count(), settings, random);
            step = new TrainingStep(network, images, masks, settings, team, profiler);
            evaluation = new Evaluation(layerSizes, team);
            evaluatedWeights = PreparedWeights.forEvaluation(network, MatrixProduct.fastest());
        }

        void train() {
            accounted = nanoTime.getAsLong();
            try {
                int epoch = first;
                while (epoch < settings.epochs() && train(epoch)) {
                    epoch++;
                }
                tell();
            } catch (CancellationException e) {
                // What has been trained is not lost. An interrupt is no user's, and may hinder whoever is told.
                if (!Thread.currentThread().isInterrupted()) {
                    tell();
                }
                throw e;
            }
        }

        /** Trains one epoch; returns whether all that is known by then is a number, so that the run goes on. */
        private boolean train(int epoch) {
            images.begin(epoch);
            MiniBatches batches = new MiniBatches(dataset.training().count(), settings.miniBatchSize(), random);
            for (int batch = 0; batch < batches.count(); batch++) {
                if (!awaitTurn()) {
                    return false;
                }
                step.train(batches, batch, rate.at(epoch));
                if (step.hasDiverged()) {
                    if (tell()) {
                        listener.diverged(epoch);
                    }
                    return false;
                }
                listener.trained(epoch, batches.examplesThrough(batch));
                if (pending != null && pending.evaluation.isDone() && !tell()) {
                    return false;
                }
            }
            if (!tell()) {
                return false;
            }
            beginEvaluation(epoch);
            control.epochCompleted();
            // Whoever has begun a run waits for its first epoch; on one thread, nobody would evaluate before the next
            // one's end; and a profile is of the training alone.
            boolean atOnce = epoch == first || threads == 1 || profiler != null;
            return !atOnce || tell();
        }

        /** Waits while paused, with all told that has been trained; returns whether that is a number. */
        private boolean awaitTurn() {
            boolean paused = control.state() == TrainingControl.State.PAUSED;
            if (paused && !tell()) {
                return false;
            }
            if (paused || Thread.currentThread().isInterrupted()) {
                long arrived = nanoTime.getAsLong();
                control.awaitTurn();
                idle += nanoTime.getAsLong() - arrived;
            }
            return true;
        }

        private void beginEvaluation(int epoch) {
            long start = nanoTime.getAsLong();
            double trainSeconds = (start - accounted - idle) / 1e9 - secondsEvaluated;
            step.store();
            Checkpoint checkpoint = new Checkpoint(network.copy(), random.state(), epoch + 1);
            evaluatedWeights.set(checkpoint.network());
            // Before its first tile, which another thread may compute at once: none of its time is counted twice.
            accounted = nanoTime.getAsLong();
            EpochEvaluation begun = new EpochEvaluation(
                    evaluation, evaluatedWeights, dataset, team, control::isOverdue, this::drawAhead, nanoTime);
            idle = 0;
            secondsEvaluated = 0;
            pending = new Trained(epoch, checkpoint, begun, trainSeconds, (accounted - start) / 1e9);
        }

        /** Once the run has been told to end, nobody will need them. */
        private void drawAhead() {
            if (!control.isStopped()) {
                masks.drawAhead();
            }
        }

        /** Ends the evaluation that goes on, if there is one, and tells of its epoch; returns whether its losses are numbers. */
        private boolean tell() {
            Trained done = pending;
            if (done == null) {
                return true;
            }
            pending = null;
            done.evaluation.end();
            double seconds = done.evaluation.seconds();
            secondsEvaluated += seconds;
            Evaluation.Measurement training = done.evaluation.training();
            Evaluation.Measurement test = done.evaluation.test();
            EpochMetrics metrics = new EpochMetrics(
                    done.epoch,
                    rate.at(done.epoch),
                    training.loss(),
                    training.accuracy(),
                    test.loss(),
                    test.accuracy(),
                    L2Regularization.penalty(done.checkpoint.network(), settings.lambda(), settings.miniBatchSize()),
                    done.trainSeconds,
                    done.beginSeconds + seconds,
                    dataset.training().count(),
                    test.deadShares());
            if (!metrics.isFinite()) {
                listener.diverged(done.epoch);
                return false;
            }
            if (profiler != null) {
                profiler.count(metrics);
            }
            long told = nanoTime.getAsLong();
            listener.epochCompleted(metrics, done.checkpoint);
            idle += nanoTime.getAsLong() - told;
            return true;
        }
    }
}
