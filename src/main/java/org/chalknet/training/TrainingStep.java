package org.chalknet.training;

import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.math.LeftFactor;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.WorkerTeam;
import org.chalknet.network.GradientDescent;
import org.chalknet.network.Network;
import org.chalknet.network.PreparedWeights;
import org.jspecify.annotations.Nullable;

/**
 * Trains on one mini-batch, the body of the inner loop of the notebook's {@code train_model}. The first hidden layers are computed
 * by units, so that their weights, mostly the largest matrices by far, never go from one core's cache to another's. All other layers
 * are computed by examples, forward and backward at once; meanwhile the next mini-batch is made ready.
 *
 * <p>Where only one layer is, all that is computed by units is taken together: backward, the update, and forward for the next mini-batch.
 * Then the team meets twice for a mini-batch, and a worker finds in its cache what it needs. Where there are more, the second needs all
 * units of the first, so that the team meets once for each of them forward and once backward, and once for the update. So it does where
 * the units cannot be shared out evenly.
 */
final class TrainingStep {

    /** Examples a tile: few, so that the workers end at about the same time. */
    private static final int FEW_EXAMPLES = 16;
    /**
     * Parameters that a near cache of 2 MiB holds, or nearly. If there are more, a tile is a worker's whole share, so that they
     * are read but once.
     */
    private static final int NEAR = 1 << 19;
    /** Examples a tile at most: the largest network and mini-batch must stop within a second. */
    private static final int MOST_EXAMPLES = 64;
    /** Examples that go through a block of units at a time: the more, the less often its weights are fetched. */
    private static final int UNITS_EXAMPLES = 32;
    /** Weights from which on a hidden layer after the first is computed by units. */
    private static final int LARGE = 1 << 18;
    /** Multiplications of a worker's units, forward, where all is taken together: it must stop within a second without vectors, too. */
    private static final long MOST_TOGETHER = 1L << 26;

    /** Mini-batches from one {@linkplain LeftFactor#flushSubnormals flush} to the next, which takes no time then. */
    private static final int BETWEEN_FLUSHES = 32;

    /** The work on some units of a layer and some examples. */
    @FunctionalInterface
    private interface Block {
        void compute(int worker, int fromUnit, int toUnit, int from, int to);
    }

    private final DropoutMasks masks;
    private final double lambda;
    private final WorkerTeam team;
    private final @Nullable Profiler profiler;
    private final List<Integer> sizes;
    /** How many layers are computed by units. */
    private final int byUnits;
    /** Of the workers in turn, the slices of their units; empty where not all that is computed by units is taken together. */
    private final List<List<WeightSlices.Slice>> ofUnits;

    private final int examplesPerTile;
    private final MiniBatchWork work;
    private final WeightSlices slices;

    /**
     * @param network the network to train, changed in place
     * @param images what to train on
     * @param masks those of the mini-batches
     * @param profiler takes the time of the work, if there is one
     */
    TrainingStep(
            Network network,
            TrainingImages images,
            DropoutMasks masks,
            TrainingSettings settings,
            WorkerTeam team,
            @Nullable Profiler profiler) {
        this.masks = masks;
        lambda = settings.lambda();
        this.team = team;
        this.profiler = profiler;
        sizes = settings.layerSizes(network.inputs(), network.classes());
        byUnits = byUnits(sizes);
        int examples = Math.min(settings.miniBatchSize(), images.images().count());
        examplesPerTile = TrainingSettings.parameterCount(sizes.subList(byUnits, sizes.size())) <= NEAR
                ? FEW_EXAMPLES
                : Math.min(MOST_EXAMPLES, Math.ceilDiv(examples, team.threads()));
        List<MatrixProduct> products =
                IntStream.range(0, team.threads()).mapToObj(this::product).toList();
        work = new MiniBatchWork(network, images, masks, settings, products);
        slices = WeightSlices.of(sizes, byUnits, team.threads());
        ofUnits = IntStream.range(0, areTakenTogether(sizes, examples, team.threads()) ? team.threads() : 0)
                .mapToObj(worker -> slices.ofUnits(fromUnit(worker), fromUnit(worker + 1)))
                .toList();
    }

    /** Returns how many layers are computed by units: the first hidden layer, and as many as follow it and are large. */
    private static int byUnits(List<Integer> sizes) {
        int hidden = sizes.size() - 2;
        int count = Math.min(1, hidden);
        while (count < hidden && (long) sizes.get(count) * sizes.get(count + 1) >= LARGE) {
            count++;
        }
        return count;
    }

    /**
     * Returns whether all that is computed by units is taken together: where that is one layer, whose blocks of units are shared out
     * evenly, and a worker's are few enough.
     *
     * @param sizes the units of every layer, from the input to the output
     * @param examples the most of a mini-batch
     * @param threads the number of workers
     */
    static boolean areTakenTogether(List<Integer> sizes, int examples, int threads) {
        if (byUnits(sizes) != 1) {
            return false;
        }
        int units = WeightSlices.unitsPerWorker(sizes.get(1), threads);
        return Math.ceilDiv(sizes.get(1), MatrixProduct.BLOCK) % threads == 0
                && (long) units * (sizes.get(0) + sizes.get(2)) * examples <= MOST_TOGETHER;
    }

    /** Returns the first of the first layer's units that are a worker's. */
    private int fromUnit(int worker) {
        return Math.min(worker * WeightSlices.unitsPerWorker(sizes.get(1), team.threads()), sizes.get(1));
    }

    private MatrixProduct product(int worker) {
        MatrixProduct product = MatrixProduct.fastest();
        return profiler == null ? product : profiler.timed(product, worker);
    }

    private WorkerTeam.Tile timed(WorkerTeam.Tile tile) {
        return profiler == null ? tile : profiler.timed(tile);
    }

    /**
     * Trains on one mini-batch at the learning rate α. The mini-batches of an epoch come in their order, for with each the next one
     * is made ready and taken through the layers that are computed by units: until its turn, nobody may change the weights.
     */
    void train(MiniBatches batches, int batch, double learningRate) {
        if (batch == 0) {
            masks.begin(batches);
            team.run(
                    PreparedBatches.tiles(batches.size(0)),
                    timed((worker, tile) -> work.prepare(worker, batches, 0, tile)));
            propagateForward(0, batches.size(0));
        }
        GradientDescent descent = new GradientDescent(learningRate, lambda, batches.size(batch));
        int next = batch + 1;
        int nextExamples = next < batches.count() ? batches.size(next) : 0;
        propagateExamples(descent, batches, batch, nextExamples);
        if (!ofUnits.isEmpty()) {
            trainUnits(descent, batch, nextExamples);
            return;
        }
        for (int l = byUnits; l >= 1; l--) {
            runByUnits(l, descent.m(), backward(l, batch, descent));
        }
        update(descent, batch);
        if (nextExamples > 0) {
            propagateForward(next, nextExamples);
        }
    }

    /** Takes a mini-batch of m examples through the layers that are computed by units. */
    private void propagateForward(int batch, int m) {
        for (int l = 1; l <= byUnits; l++) {
            runByUnits(l, m, forward(l, batch));
        }
    }

    /** Takes the examples from the layers that are computed by units on to the output, and back; makes the next ones ready. */
    private void propagateExamples(GradientDescent descent, MiniBatches batches, int batch, int nextExamples) {
        int m = descent.m();
        int tiles = Math.ceilDiv(m, examplesPerTile);
        int preparing = nextExamples > 0 ? PreparedBatches.tiles(nextExamples) : 0;
        // The masks, where nobody has drawn them yet, are the longest tile, and so the first of those that are shared
        // out freely.
        team.run(tiles, preparing, timed((worker, tile) -> {
            if (tile < tiles) {
                int from = tile * examplesPerTile;
                int to = Math.min(from + examplesPerTile, m);
                work.propagateExamples(worker, batches, batch, descent, byUnits + 1, from, to);
            } else {
                work.prepare(worker, batches, batch + 1, tile - tiles);
            }
        }));
    }

    /**
     * Trains the first layer and those inputs of the second that its units are, and takes the next mini-batch through the first; updates
     * the layers after them as well. A tile is all of a worker's units: a worker that is late is helped with nothing that it has begun,
     * but nobody else reads or writes what they need, so that the team does not meet in between.
     */
    private void trainUnits(GradientDescent descent, int batch, int nextExamples) {
        int workers = ofUnits.size();
        boolean flushes = flushes(batch);
        team.run(workers, slices.common().size(), timed((worker, tile) -> {
            if (tile < workers) {
                int fromUnit = fromUnit(tile);
                int toUnit = fromUnit(tile + 1);
                computeBlocks(worker, fromUnit, toUnit, descent.m(), backward(1, batch, descent));
                for (WeightSlices.Slice slice : ofUnits.get(tile)) {
                    work.update(worker, batch, descent, slice, flushes);
                }
                computeBlocks(worker, fromUnit, toUnit, nextExamples, forward(1, batch + 1));
            } else {
                work.update(worker, batch, descent, slices.common().get(tile - workers), flushes);
            }
        }));
    }

    private Block forward(int l, int batch) {
        return (worker, fromUnit, toUnit, from, to) ->
                work.propagateForward(worker, batch, l, fromUnit, toUnit, from, to);
    }

    private Block backward(int l, int batch, GradientDescent descent) {
        return (worker, fromUnit, toUnit, from, to) ->
                work.propagateBackward(worker, batch, descent, l, fromUnit, toUnit, from, to);
    }

    /** Shares out a layer, a tile for some units and examples; a worker has the same units every time. */
    private void runByUnits(int l, int m, Block block) {
        int units = sizes.get(l);
        team.run(blocks(units, m), 0, timed((worker, tile) -> compute(worker, 0, units, m, tile, block)));
    }

    private static void computeBlocks(int worker, int fromUnit, int toUnit, int m, Block block) {
        for (int i = 0; i < blocks(toUnit - fromUnit, m); i++) {
            compute(worker, fromUnit, toUnit, m, i, block);
        }
    }

    /** Returns into how many blocks of units and examples so many of both are cut. */
    private static int blocks(int units, int m) {
        return Math.ceilDiv(units, MatrixProduct.BLOCK) * Math.ceilDiv(m, UNITS_EXAMPLES);
    }

    /** Computes the i-th block of the units fromUnit … toUnit − 1 and m examples. */
    private static void compute(int worker, int fromUnit, int toUnit, int m, int i, Block block) {
        int groups = Math.ceilDiv(m, UNITS_EXAMPLES);
        int firstUnit = fromUnit + i / groups * MatrixProduct.BLOCK;
        int from = i % groups * UNITS_EXAMPLES;
        block.compute(
                worker,
                firstUnit,
                Math.min(firstUnit + MatrixProduct.BLOCK, toUnit),
                from,
                Math.min(from + UNITS_EXAMPLES, m));
    }

    /** Updates all parameters, once all gradients are there. */
    private void update(GradientDescent descent, int batch) {
        int owned = slices.owned().size();
        boolean flushes = flushes(batch);
        team.run(owned, slices.common().size(), timed((worker, tile) -> {
            WeightSlices.Slice slice =
                    tile < owned ? slices.owned().get(tile) : slices.common().get(tile - owned);
            work.update(worker, batch, descent, slice, flushes);
        }));
    }

    private static boolean flushes(int batch) {
        return batch % BETWEEN_FLUSHES == 0;
    }

    /** Copies the weights as they are now into the network. */
    void store() {
        work.weights().store();
    }

    /** Returns the network's weights as they are now. */
    PreparedWeights weights() {
        return work.weights();
    }

    /** Returns the loss of the first m examples as last trained on, with dropout and before the update. */
    double loss(int m) {
        return work.loss(m);
    }

    /** Returns whether the network has answered an example that it was trained on with something that is no number. */
    boolean hasDiverged() {
        return work.hasDiverged();
    }
}
