package org.chalknet.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.NumPyRandom;
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
 * Trains on one mini-batch, the body of the inner loop of the notebook's {@code train_model}. The team meets three times: for
 * Z⁽¹⁾, each worker for some units; then for all that follows, forward and backward, each for some examples; then for the
 * update, where W⁽¹⁾ is shared out by units again. So W⁽¹⁾, mostly the largest matrix by far, never goes from one core's
 * cache to another's. During the update the next mini-batch is made ready as well.
 */
final class TrainingStep {

    /** Examples a tile: few, so that the workers end at about the same time. */
    private static final int FEW_EXAMPLES = 16;
    /**
     * Parameters that a near cache of 2 MiB holds, or nearly. If there are more, a tile is a worker's whole share, so that they
     * are read but once. Measured on 784-400-200-10 and 784-800-800-10.
     */
    private static final int NEAR = 1 << 19;
    /** Examples a tile at most: the largest network and mini-batch must stop within a second. */
    private static final int MOST_EXAMPLES = 64;
    /** Examples a tile of Z⁽¹⁾: the more, the less often a block of W⁽¹⁾ is fetched. */
    private static final int INPUT_EXAMPLES = 32;
    /** Bytes of a cache line. */
    private static final int CACHE_LINE = 64;

    /** Some units of a layer and some of its inputs: what a tile of the update changes of its weights. */
    private record Slice(int layer, int fromUnit, int toUnit, int from, int to) {}

    private final Network network;
    private final TrainingImages images;
    private final double lambda;
    private final WorkerTeam team;
    private final @Nullable Profiler profiler;
    private final int examplesPerTile;
    private final List<MatrixProduct> products;
    /** One for the mini-batches of even numbers, one for the odd: they share all but the input. */
    private final List<Cache> caches;

    private final R032Store y;
    private final Gradients gradients;
    private final PreparedWeights weights;
    /** The slices of W⁽¹⁾, by units, then those of the other layers. */
    private final List<Slice> slices = new ArrayList<>();

    private final int inputSlices;
    /** What {@link #fetch} found: without a use, the compiler would leave the reading out. */
    private final int[] fetched;

    /**
     * @param network the network to train, changed in place
     * @param images what to train on
     * @param profiler takes the time of the work, if there is one
     */
    TrainingStep(
            Network network,
            TrainingImages images,
            TrainingSettings settings,
            WorkerTeam team,
            @Nullable Profiler profiler) {
        this.network = network;
        this.images = images;
        lambda = settings.lambda();
        this.team = team;
        this.profiler = profiler;
        fetched = new int[team.threads()];
        products = IntStream.range(0, team.threads()).mapToObj(this::product).toList();
        List<Integer> sizes = settings.layerSizes(network.inputs(), network.classes());
        int examples = Math.min(settings.miniBatchSize(), images.images().count());
        MatrixProduct product = products.getFirst();
        Cache even = Cache.forTraining(sizes, examples, images.batch(examples, product), settings.keepProb(), product);
        caches = List.of(even, even.withInput(images.batch(examples, product)));
        examplesPerTile = TrainingSettings.parameterCount(sizes) <= NEAR
                ? FEW_EXAMPLES
                : Math.min(MOST_EXAMPLES, Math.ceilDiv(examples, team.threads()));
        y = R032Store.FACTORY.make(network.classes(), examples);
        gradients = Gradients.of(sizes, examples, product);
        weights = PreparedWeights.forTraining(network, product);
        for (int fromUnit = 0; fromUnit < sizes.get(1); fromUnit += MatrixProduct.BLOCK) {
            addSlices(1, fromUnit, Math.min(fromUnit + MatrixProduct.BLOCK, sizes.get(1)));
        }
        inputSlices = slices.size();
        for (int l = 2; l < sizes.size(); l++) {
            addSlices(l, 0, sizes.get(l));
        }
    }

    private void addSlices(int l, int fromUnit, int toUnit) {
        int inputs = network.layers().get(l - 1).inputs();
        for (int from = 0; from < inputs; from += MatrixProduct.BLOCK) {
            slices.add(new Slice(l, fromUnit, toUnit, from, Math.min(from + MatrixProduct.BLOCK, inputs)));
        }
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
     * ready while the weights are updated: the draws of its masks have one order and cannot be shared out.
     */
    void train(MiniBatches batches, int batch, double learningRate, NumPyRandom random) {
        int m = batches.size(batch);
        if (batch == 0) {
            team.run(1 + gatherTiles(m), timed((worker, tile) -> prepare(batches, batch, tile, worker, random)));
        }
        Cache cache = caches.get(batch % 2);
        GradientDescent descent = new GradientDescent(learningRate, lambda, m);
        propagateInput(cache, m);
        team.run(Math.ceilDiv(m, examplesPerTile), 0, timed((worker, tile) -> {
            int from = tile * examplesPerTile;
            int to = Math.min(from + examplesPerTile, m);
            for (int j = from; j < to; j++) {
                OneHot.encode(images.images().label(batches.example(batch, j)), y, j);
            }
            ForwardPropagation.propagateOn(weights, cache, products.get(worker), from, to);
            BackwardPropagation.propagate(weights, cache, y, gradients, products.get(worker), from, to);
            descent.prepare(gradients, from, to);
        }));
        update(descent, batches, batch, random);
    }

    /** Computes Z⁽¹⁾, a tile for some units and examples. */
    private void propagateInput(Cache cache, int m) {
        int units = network.layers().getFirst().units();
        int groups = Math.ceilDiv(m, INPUT_EXAMPLES);
        team.run(Math.ceilDiv(units, MatrixProduct.BLOCK) * groups, 0, timed((worker, tile) -> {
            int fromUnit = tile / groups * MatrixProduct.BLOCK;
            int from = tile % groups * INPUT_EXAMPLES;
            ForwardPropagation.linear(
                    weights,
                    cache,
                    products.get(worker),
                    1,
                    fromUnit,
                    Math.min(fromUnit + MatrixProduct.BLOCK, units),
                    from,
                    Math.min(from + INPUT_EXAMPLES, m));
        }));
    }

    /** Updates all parameters, and makes the next mini-batch ready. */
    private void update(GradientDescent descent, MiniBatches batches, int batch, NumPyRandom random) {
        int next = batch + 1;
        int preparing = next < batches.count() ? 1 + gatherTiles(batches.size(next)) : 0;
        int updating = slices.size();
        int layers = network.layers().size();
        Cache cache = caches.get(batch % 2);
        // The masks are the longest tile, and so the first of those that are shared out freely.
        team.run(inputSlices, preparing + updating - inputSlices + layers, timed((worker, tile) -> {
            if (tile < inputSlices) {
                update(descent, cache, slices.get(tile), products.get(worker));
            } else if (tile < inputSlices + preparing) {
                prepare(batches, next, tile - inputSlices, worker, random);
            } else if (tile < updating + preparing) {
                update(descent, cache, slices.get(tile - preparing), products.get(worker));
            } else {
                int l = tile - updating - preparing;
                descent.updateBiases(network.layers().get(l), gradients.left().get(l), products.get(worker));
            }
        }));
    }

    private static int gatherTiles(int m) {
        return Math.ceilDiv(m, FEW_EXAMPLES);
    }

    /** Makes a mini-batch ready: the first tile draws its masks, the others gather its examples. */
    private void prepare(MiniBatches batches, int batch, int tile, int worker, NumPyRandom random) {
        Cache cache = caches.get(batch % 2);
        if (tile == 0) {
            cache.d().forEach(dropout -> dropout.draw(random, batches.size(batch)));
        } else {
            int from = (tile - 1) * FEW_EXAMPLES;
            int to = Math.min(from + FEW_EXAMPLES, batches.size(batch));
            fetched[worker] = fetch(batches, batch, from, to);
            for (int j = from; j < to; j++) {
                images.read(worker, batches.example(batch, j), cache.input(), j);
            }
        }
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
        return CrossEntropy.sum(caches.getFirst().output(), y, 0, m) / m;
    }

    /**
     * Returns whether the network answered one of the first m examples as last trained on with something that is no number.
     * Softmax then makes all of the answer so: one class is enough to look at.
     */
    boolean hasDiverged(int m) {
        float[] output = caches.getFirst().output().data;
        int classes = network.classes();
        float sum = 0;
        for (int j = 0; j < m; j++) {
            sum += output[j * classes];
        }
        return Float.isNaN(sum);
    }

    /**
     * Reads a byte of every cache line of some examples. They lie anywhere in memory, which answers all such reads at once; to
     * {@link TrainingImages#read} it would answer one after the other.
     */
    private int fetch(MiniBatches batches, int batch, int from, int to) {
        byte[] pixels = images.images().pixels();
        int sum = 0;
        for (int j = from; j < to; j++) {
            int first = batches.example(batch, j) * network.inputs();
            for (int i = 0; i < network.inputs(); i += CACHE_LINE) {
                sum += pixels[first + i];
            }
        }
        return sum;
    }

    private void update(GradientDescent descent, Cache cache, Slice slice, MatrixProduct product) {
        int l = slice.layer;
        descent.updateWeights(
                weights.forward(l),
                gradients.left().get(l - 1),
                cache.right().get(l - 1),
                product,
                slice.fromUnit,
                slice.toUnit,
                slice.from,
                slice.to);
        weights.refreshTranspose(l, slice.from, slice.to);
    }
}
