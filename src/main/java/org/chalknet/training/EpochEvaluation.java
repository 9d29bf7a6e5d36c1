package org.chalknet.training;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.chalknet.data.Dataset;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.WorkerTeam;
import org.chalknet.network.Network;
import org.chalknet.network.PreparedWeights;

/**
 * The evaluation of an epoch on both sets, which goes on while the next one is trained. Threads that share the work on a mini-batch
 * wait for each other every few microseconds; one that evaluates waits for nobody, and neither does the one that trains meanwhile.
 */
final class EpochEvaluation {

    private final Evaluation.Measurement training;
    private final Evaluation.Measurement test;
    private final WorkerTeam.Background work;
    private final LongAdder nanoseconds = new LongAdder();
    private final int threads;

    /**
     * Begins it.
     *
     * @param network the network after the epoch, which nobody changes any more
     * @param team computes it
     * @param nanoTime the clock
     */
    EpochEvaluation(Evaluation evaluation, Network network, Dataset dataset, WorkerTeam team, LongSupplier nanoTime) {
        PreparedWeights weights = PreparedWeights.forEvaluation(network, MatrixProduct.fastest());
        training = evaluation.new Measurement(weights, dataset.training(), false);
        test = evaluation.new Measurement(weights, dataset.test(), true);
        threads = team.threads();
        int ofTest = test.tiles();
        work = team.begin(ofTest + training.tiles(), (worker, tile) -> {
            long start = nanoTime.getAsLong();
            if (tile < ofTest) {
                test.compute(worker, tile);
            } else {
                training.compute(worker, tile - ofTest);
            }
            nanoseconds.add(nanoTime.getAsLong() - start);
        });
    }

    /** Returns whether nothing is left for {@link #end} to do. */
    boolean isDone() {
        return work.isDone();
    }

    /**
     * Has all threads do what is left.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    void end() {
        work.end();
    }

    /** Returns what was measured on the training set, after the end. */
    Evaluation.Measurement training() {
        return training;
    }

    /** Returns what was measured on the test set, in detail, after the end. */
    Evaluation.Measurement test() {
        return test;
    }

    /** Returns the seconds that it would have taken all threads together, after the end. */
    double seconds() {
        return nanoseconds.sum() / 1e9 / threads;
    }
}
