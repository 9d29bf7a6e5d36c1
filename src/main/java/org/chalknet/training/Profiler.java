package org.chalknet.training;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.chalknet.math.BitMatrix;
import org.chalknet.math.LeftFactor;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;
import org.chalknet.math.WorkerTeam;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/**
 * Takes the time of one run's training: of the tiles that each worker computes, and of the products in them. The first epoch
 * does not count where others follow it, for Java still compiles then.
 */
public final class Profiler {

    /** Longs in a cache line of up to 128 bytes: each worker writes to a line of its own. */
    private static final int APART = 16;

    private final List<Integer> layerSizes;
    private final int threads;
    private final LongSupplier nanoTime;
    private final long[] inTiles;
    private final long[] inProducts;
    /** Whether the first epoch has been left out. */
    private boolean steady;

    private int epochs;
    private double seconds;
    private double examples;
    private double tileSeconds;
    private double productSeconds;

    /**
     * @param layerSizes the units of every layer, from the input to the output
     * @param threads the number of threads that train, at least 1
     */
    public Profiler(List<Integer> layerSizes, int threads) {
        this(layerSizes, threads, System::nanoTime);
    }

    /** A profiler that takes the time from a clock in nanoseconds. */
    Profiler(List<Integer> layerSizes, int threads, LongSupplier nanoTime) {
        this.layerSizes = List.copyOf(layerSizes);
        this.threads = threads;
        this.nanoTime = nanoTime;
        inTiles = new long[threads * APART];
        inProducts = new long[threads * APART];
    }

    /** Returns the same work, timed. */
    WorkerTeam.Tile timed(WorkerTeam.Tile work) {
        return (worker, tile) -> {
            long start = nanoTime.getAsLong();
            work.compute(worker, tile);
            inTiles[worker * APART] += nanoTime.getAsLong() - start;
        };
    }

    /** Returns the same products, timed, for one worker. */
    MatrixProduct timed(MatrixProduct product, int worker) {
        return new TimedProduct(product, worker * APART);
    }

    /** Counts an epoch; called between its last tile and the next epoch's first. */
    void count(EpochMetrics epoch) {
        if (epochs == 1 && !steady) {
            steady = true;
            epochs = 0;
            seconds = 0;
            examples = 0;
            tileSeconds = 0;
            productSeconds = 0;
        }
        epochs++;
        seconds += epoch.trainSeconds();
        examples += epoch.trainExamples();
        tileSeconds += take(inTiles);
        productSeconds += take(inProducts);
    }

    private static double take(long[] nanoseconds) {
        double sum = Arrays.stream(nanoseconds).sum() / 1e9;
        Arrays.fill(nanoseconds, 0);
        return sum;
    }

    /** Returns where the time went; at least one epoch must have been trained. */
    public Profile profile() {
        double all = seconds * threads;
        return new Profile(
                threads,
                steady,
                seconds / epochs,
                productSeconds / all,
                (tileSeconds - productSeconds) / all,
                (all - tileSeconds) / all,
                examples * operations() / seconds / 1e9);
    }

    /**
     * Returns the operations of the products for one example, a multiplication and an addition for every weight: in W·A, in
     * dZ·Aᵀ and, but for the first layer, in Wᵀ·dZ.
     */
    private double operations() {
        double operations = 0;
        for (int l = 1; l < layerSizes.size(); l++) {
            int products = l == 1 ? 2 : 3;
            operations += 2.0 * products * layerSizes.get(l) * layerSizes.get(l - 1);
        }
        return operations;
    }

    private final class TimedProduct implements MatrixProduct {

        private final MatrixProduct product;
        private final int at;

        private TimedProduct(MatrixProduct product, int at) {
            this.product = product;
            this.at = at;
        }

        @Override
        public LeftFactor left(int rows, int columns) {
            return product.left(rows, columns);
        }

        @Override
        public RightFactor right(int rows, int columns) {
            return product.right(rows, columns);
        }

        @Override
        public RightFactor rightOfPixels(int rows, int columns) {
            return product.rightOfPixels(rows, columns);
        }

        @Override
        public void addRowSums(LeftFactor a, int m, R032Store c, int fromRow, int toRow) {
            product.addRowSums(a, m, c, fromRow, toRow);
        }

        @Override
        public void multiply(R032Store c, BitMatrix b, float factor, int fromRow, int toRow, int from, int to) {
            product.multiply(c, b, factor, fromRow, toRow, from, to);
        }

        @Override
        public void rectify(
                R032Store z,
                @Nullable BitMatrix kept,
                float factor,
                RightFactor c,
                int fromRow,
                int toRow,
                int from,
                int to) {
            product.rectify(z, kept, factor, c, fromRow, toRow, from, to);
        }

        @Override
        public void exp(R032Store c, int from, int to) {
            product.exp(c, from, to);
        }

        @Override
        public void multiplyAdd(
                LeftFactor a,
                RightFactor b,
                @Nullable R032Store bias,
                R032Store c,
                int fromRow,
                int toRow,
                int from,
                int to) {
            long start = nanoTime.getAsLong();
            product.multiplyAdd(a, b, bias, c, fromRow, toRow, from, to);
            inProducts[at] += nanoTime.getAsLong() - start;
        }

        @Override
        public void addTransposed(
                LeftFactor a,
                RightFactor b,
                int m,
                float gamma,
                LeftFactor c,
                int fromRow,
                int toRow,
                int from,
                int to) {
            long start = nanoTime.getAsLong();
            product.addTransposed(a, b, m, gamma, c, fromRow, toRow, from, to);
            inProducts[at] += nanoTime.getAsLong() - start;
        }
    }
}
