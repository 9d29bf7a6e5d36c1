package org.chalknet.training;

import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.math.LeftFactor;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.WorkerTeam;
import org.chalknet.network.BackwardPropagation;
import org.chalknet.network.Cache;
import org.chalknet.network.CrossEntropy;
import org.chalknet.network.ForwardPropagation;
import org.chalknet.network.GradientDescent;
import org.chalknet.network.Gradients;
import org.chalknet.network.Network;
import org.chalknet.network.OneHot;
import org.chalknet.network.PreparedWeights;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/**
 * Trains on one mini-batch, the body of the inner loop of the notebook's {@code train_model}. The first hidden layers are computed
 * by units, so that their weights, mostly the largest matrices by far, never go from one core's cache to another's: the team meets
 * once for each of them forward and once backward. It meets once for all other layers, forward and backward, each worker for some
 * examples, and once for the update, each for what it has in its cache. During the update the next mini-batch is made ready as well.
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
    /** Examples a tile of a layer that is computed by units: the more, the less often a block of weights is fetched. */
    private static final int UNITS_EXAMPLES = 32;
    /** Weights from which on a hidden layer after the first is computed by units. */
    private static final int LARGE = 1 << 18;

    /** Mini-batches from one {@linkplain LeftFactor#flushSubnormals flush} to the next, which takes no time then. */
    private static final int BETWEEN_FLUSHES = 32;

    /** The work on some units of a layer and some examples. */
    @FunctionalInterface
    private interface Block {
        void compute(int worker, int fromUnit, int toUnit, int from, int to);
    }

    private final Network network;
    private final TrainingImages images;
    private final DropoutMasks masks;
    private final double lambda;
    private final WorkerTeam team;
    private final @Nullable Profiler profiler;
    private final List<Integer> sizes;
    /** How many layers are computed by units. */
    private final int byUnits;

    private final int examplesPerTile;
    private final List<MatrixProduct> products;
    private final PreparedBatches prepared;
    private final R032Store y;
    /** Each worker's: they share all but what is on the way. */
    private final List<Gradients> gradients;

    private final PreparedWeights weights;
    private final WeightSlices slices;
    private volatile boolean diverged;

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
        this.network = network;
        this.images = images;
        this.masks = masks;
        lambda = settings.lambda();
        this.team = team;
        this.profiler = profiler;
        products = IntStream.range(0, team.threads()).mapToObj(this::product).toList();
        MatrixProduct product = products.getFirst();
        sizes = settings.layerSizes(network.inputs(), network.classes());
        byUnits = byUnits(sizes);
        int examples = Math.min(settings.miniBatchSize(), images.images().count());
        examplesPerTile = TrainingSettings.parameterCount(sizes.subList(byUnits, sizes.size())) <= NEAR
                ? FEW_EXAMPLES
                : Math.min(MOST_EXAMPLES, Math.ceilDiv(examples, team.threads()));
        WorkerScratch scratch = WorkerScratch.of(sizes.subList(1, sizes.size()), examples, team.threads());
        prepared = new PreparedBatches(images, masks, settings, sizes, scratch, product);
        y = R032Store.FACTORY.make(network.classes(), examples);
        gradients = scratch.of(Gradients.of(sizes, examples, product), Gradients::withOwnDZ);
        weights = PreparedWeights.forTraining(network, product);
        slices = WeightSlices.of(sizes, byUnits, team.threads());
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

    private MatrixProduct product(int worker) {
        MatrixProduct product = MatrixProduct.fastest();
        return profiler == null ? product : profiler.timed(product, worker);
    }

    private WorkerTeam.Tile timed(WorkerTeam.Tile tile) {
        return profiler == null ? tile : profiler.timed(tile);
    }

    /**
     * Trains on one mini-batch at the learning rate α. The mini-batches of an epoch come in their order, for the next is made
     * ready while the weights are updated.
     */
    void train(MiniBatches batches, int batch, double learningRate) {
        int m = batches.size(batch);
        if (batch == 0) {
            masks.begin(batches);
            team.run(PreparedBatches.tiles(m), timed((worker, tile) -> prepared.prepare(batches, batch, tile, worker)));
        }
        GradientDescent descent = new GradientDescent(learningRate, lambda, m);
        for (int l = 1; l <= byUnits; l++) {
            propagateForward(l, batch, m);
        }
        propagateExamples(descent, batches, batch);
        for (int l = byUnits; l >= 1; l--) {
            propagateBackward(l, batch, descent);
        }
        update(descent, batches, batch);
    }

    private void propagateForward(int l, int batch, int m) {
        runByUnits(l, m, (worker, fromUnit, toUnit, from, to) -> {
            Cache cache = prepared.cache(batch, worker);
            MatrixProduct product = products.get(worker);
            ForwardPropagation.linear(weights, cache, product, l, fromUnit, toUnit, from, to);
            ForwardPropagation.activate(cache, product, l, fromUnit, toUnit, from, to);
        });
    }

    /** Takes the examples from the layers that are computed by units on to the output, and back. */
    private void propagateExamples(GradientDescent descent, MiniBatches batches, int batch) {
        int m = batches.size(batch);
        int first = byUnits + 1;
        team.run(Math.ceilDiv(m, examplesPerTile), 0, timed((worker, tile) -> {
            Cache cache = prepared.cache(batch, worker);
            MatrixProduct product = products.get(worker);
            Gradients own = gradients.get(worker);
            int from = tile * examplesPerTile;
            int to = Math.min(from + examplesPerTile, m);
            for (int j = from; j < to; j++) {
                OneHot.encode(images.images().label(batches.example(batch, j)), y, j);
            }
            ForwardPropagation.propagate(weights, cache, product, first, from, to);
            BackwardPropagation.propagate(weights, cache, y, own, product, first, from, to);
            for (int l = first; l < sizes.size(); l++) {
                descent.prepare(own, l, 0, sizes.get(l), from, to);
            }
            if (hasNoNumber(cache.output(), from, to)) {
                diverged = true;
            }
        }));
    }

    private void propagateBackward(int l, int batch, GradientDescent descent) {
        runByUnits(l, descent.m(), (worker, fromUnit, toUnit, from, to) -> {
            Cache cache = prepared.cache(batch, worker);
            Gradients own = gradients.get(worker);
            BackwardPropagation.hidden(weights, cache, own, products.get(worker), l, fromUnit, toUnit, from, to);
            descent.prepare(own, l, fromUnit, toUnit, from, to);
        });
    }

    /** Shares out a layer, a tile for some units and examples; a worker has the same units every time. */
    private void runByUnits(int l, int m, Block block) {
        int units = sizes.get(l);
        int groups = Math.ceilDiv(m, UNITS_EXAMPLES);
        team.run(Math.ceilDiv(units, MatrixProduct.BLOCK) * groups, 0, timed((worker, tile) -> {
            int fromUnit = tile / groups * MatrixProduct.BLOCK;
            int from = tile % groups * UNITS_EXAMPLES;
            block.compute(
                    worker,
                    fromUnit,
                    Math.min(fromUnit + MatrixProduct.BLOCK, units),
                    from,
                    Math.min(from + UNITS_EXAMPLES, m));
        }));
    }

    /** Updates all parameters, and makes the next mini-batch ready. */
    private void update(GradientDescent descent, MiniBatches batches, int batch) {
        int next = batch + 1;
        int preparing = next < batches.count() ? PreparedBatches.tiles(batches.size(next)) : 0;
        int owned = slices.owned().size();
        int common = slices.common().size();
        boolean flushes = batch % BETWEEN_FLUSHES == 0;
        // The masks, where nobody has drawn them yet, are the longest tile, and so the first of those that are shared
        // out freely.
        team.run(owned, preparing + common, timed((worker, tile) -> {
            MatrixProduct product = products.get(worker);
            if (tile < owned) {
                update(descent, prepared.cache(batch, worker), slices.owned().get(tile), product, flushes);
            } else if (tile < owned + preparing) {
                prepared.prepare(batches, next, tile - owned, worker);
            } else {
                update(
                        descent,
                        prepared.cache(batch, worker),
                        slices.common().get(tile - owned - preparing),
                        product,
                        flushes);
            }
        }));
    }

    private void update(
            GradientDescent descent, Cache cache, WeightSlices.Slice slice, MatrixProduct product, boolean flushes) {
        int l = slice.layer();
        LeftFactor step = gradients.getFirst().left().get(l - 1);
        descent.updateWeights(
                weights.forward(l),
                step,
                cache.a().get(l - 1),
                product,
                slice.fromUnit(),
                slice.toUnit(),
                slice.from(),
                slice.to());
        if (slice.isFirstOfItsUnits()) {
            descent.updateBiases(network.layers().get(l - 1), step, product, slice.fromUnit(), slice.toUnit());
        }
        if (flushes) {
            weights.forward(l).flushSubnormals(slice.fromUnit(), slice.toUnit(), slice.from(), slice.to());
        }
        weights.refreshTranspose(l, slice.fromUnit(), slice.toUnit(), slice.from(), slice.to());
    }

    /** Copies the weights as they are now into the network. */
    void store() {
        weights.store();
    }

    /** Returns the network's weights as they are now. */
    PreparedWeights weights() {
        return weights;
    }

    /** Returns the loss of the first m examples as last trained on, with dropout and before the update. */
    double loss(int m) {
        return CrossEntropy.sum(prepared.cache(0, 0).output(), y, 0, m) / m;
    }

    /** Returns whether the network has answered an example that it was trained on with something that is no number. */
    boolean hasDiverged() {
        return diverged;
    }

    /** Looks at one class: softmax makes all of an answer no number if it makes one so. */
    private static boolean hasNoNumber(R032Store output, int from, int to) {
        int classes = output.getRowDim();
        float sum = 0;
        for (int j = from; j < to; j++) {
            sum += output.data[j * classes];
        }
        return Float.isNaN(sum);
    }
}
