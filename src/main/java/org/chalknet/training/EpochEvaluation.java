package org.chalknet.training;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.chalknet.data.Dataset;
import org.chalknet.math.WorkerTeam;
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
     * @param weights those of the network after the epoch, which nobody changes before the end
     * @param team computes it
     * @param leftOut asked before every tile, from any thread; once true, what is left is not computed
     * @param ahead done before every tile by whoever computes it: what else those that train had better find done
     * @param nanoTime the clock
     */
    EpochEvaluation(
            Evaluation evaluation,
            PreparedWeights weights,
            Dataset dataset,
            WorkerTeam team,
            BooleanSupplier leftOut,
            Runnable ahead,
            LongSupplier nanoTime) {
        training = evaluation.new Measurement(weights, dataset.training(), false);
        test = evaluation.new Measurement(weights, dataset.test(), true);
        threads = team.threads();
        int ofTest = test.tiles();
        work = team.begin(ofTest + training.tiles(), leftOut, (worker, tile) -> {
            ahead.run();
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
     * @throws java.util.concurrent.CancellationException if some of it has been left out
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

    /** Returns the seconds that its tiles took, divided by the number of threads, after the end. */
    double seconds() {
        return nanoseconds.sum() / 1e9 / threads;
    }
}
