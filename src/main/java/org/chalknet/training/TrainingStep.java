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
import org.chalknet.network.Dropout;
import org.chalknet.network.ForwardPropagation;
import org.chalknet.network.GradientDescent;
import org.chalknet.network.Gradients;
import org.chalknet.network.Network;
import org.chalknet.network.OneHot;
import org.chalknet.network.PreparedWeights;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/**
 * Trains on one mini-batch, the body of the inner loop of the notebook's {@code train_model}. The team meets twice: each
 * worker takes examples through all layers forward and backward, then slices of every layer's weights through the update. The
 * slices of W⁽¹⁾, mostly the largest matrix by far, go to the same worker every time, who still has them in a near cache.
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
    /** Bytes of a cache line. */
    private static final int CACHE_LINE = 64;

    private record Slice(int layer, int from, int to) {}

    private final Network network;
    private final TrainingImages images;
    private final double keepProb;
    private final double lambda;
    private final WorkerTeam team;
    private final @Nullable Profiler profiler;
    private final int examplesPerTile;
    private final List<MatrixProduct> products;
    private final Cache cache;
    private final R032Store y;
    private final Gradients gradients;
    private final PreparedWeights weights;
    /** The slices of W⁽¹⁾, then those of the other layers. */
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
        keepProb = settings.keepProb();
        lambda = settings.lambda();
        this.team = team;
        this.profiler = profiler;
        fetched = new int[team.threads()];
        products = IntStream.range(0, team.threads()).mapToObj(this::product).toList();
        List<Integer> sizes = settings.layerSizes(network.inputs(), network.classes());
        int examples = Math.min(settings.miniBatchSize(), images.images().count());
        MatrixProduct product = products.getFirst();
        cache = Cache.forTraining(sizes, examples, keepProb < 1, product);
        examplesPerTile = TrainingSettings.parameterCount(sizes) <= NEAR
                ? FEW_EXAMPLES
                : Math.min(MOST_EXAMPLES, Math.ceilDiv(examples, team.threads()));
        y = R032Store.FACTORY.make(network.classes(), examples);
        gradients = Gradients.of(sizes, examples, product);
        weights = PreparedWeights.forTraining(network, product);
        for (int l = 1; l < sizes.size(); l++) {
            for (int from = 0; from < sizes.get(l - 1); from += MatrixProduct.BLOCK) {
                slices.add(new Slice(l, from, Math.min(from + MatrixProduct.BLOCK, sizes.get(l - 1))));
            }
        }
        inputSlices = (int) slices.stream().filter(slice -> slice.layer == 1).count();
    }

    private MatrixProduct product(int worker) {
        MatrixProduct product = MatrixProduct.fastest();
        return profiler == null ? product : profiler.timed(product, worker);
    }

    private WorkerTeam.Tile timed(WorkerTeam.Tile tile) {
        return profiler == null ? tile : profiler.timed(tile);
    }

    /**
     * Trains on one mini-batch at the learning rate α. The mini-batches of an epoch come in their order, for the masks of the
     * next are drawn while the weights are updated: the draws have one order and cannot be shared out.
     */
    void train(MiniBatches batches, int batch, double learningRate, NumPyRandom random) {
        int m = batches.size(batch);
        if (batch == 0) {
            drawMasks(m, random);
        }
        GradientDescent descent = new GradientDescent(learningRate, lambda, m);
        team.run(Math.ceilDiv(m, examplesPerTile), timed((worker, tile) -> {
            int from = tile * examplesPerTile;
            int to = Math.min(from + examplesPerTile, m);
            fetched[worker] = fetch(batches, batch, from, to);
            gather(batches, batch, from, to, worker);
            ForwardPropagation.propagate(weights, cache, products.get(worker), from, to);
            BackwardPropagation.propagate(weights, cache, y, gradients, products.get(worker), from, to);
            descent.prepare(gradients, from, to);
        }));
        update(descent, batch + 1 < batches.count() ? batches.size(batch + 1) : 0, random);
    }

    /** Updates all parameters; meanwhile draws the masks for a number of examples, the longest tile and so the first. */
    private void update(GradientDescent descent, int nextExamples, NumPyRandom random) {
        int layers = network.layers().size();
        team.run(1 + inputSlices, slices.size() - inputSlices + layers, timed((worker, tile) -> {
            if (tile == 0) {
                drawMasks(nextExamples, random);
            } else if (tile <= slices.size()) {
                update(descent, slices.get(tile - 1), products.get(worker));
            } else {
                int l = tile - 1 - slices.size();
                descent.updateBiases(network.layers().get(l), gradients.dZ().get(l));
            }
        }));
    }

    private void drawMasks(int m, NumPyRandom random) {
        for (R032Store mask : cache.d()) {
            Dropout.draw(random, keepProb, mask, m);
        }
    }

    /** Returns the network's weights as they are now. */
    PreparedWeights weights() {
        return weights;
    }

    /** Returns the loss of the first m examples as last trained on, with dropout and before the update. */
    double loss(int m) {
        return CrossEntropy.sum(cache.output(), y, 0, m) / m;
    }

    /**
     * Returns whether the network answered one of the first m examples as last trained on with something that is no number.
     * Softmax then makes all of the answer so: one class is enough to look at.
     */
    boolean hasDiverged(int m) {
        float[] output = cache.output().data;
        int classes = network.classes();
        float sum = 0;
        for (int j = 0; j < m; j++) {
            sum += output[j * classes];
        }
        return Float.isNaN(sum);
    }

    /**
     * Reads a byte of every cache line of some examples. They lie anywhere in memory, which answers all such reads at once; to
     * {@link #gather} it would answer one after the other.
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

    private void gather(MiniBatches batches, int batch, int from, int to, int worker) {
        for (int j = from; j < to; j++) {
            int example = batches.example(batch, j);
            images.read(worker, example, cache.input(), j);
            OneHot.encode(images.images().label(example), y, j);
        }
    }

    private void update(GradientDescent descent, Slice slice, MatrixProduct product) {
        int l = slice.layer;
        descent.updateWeights(
                network.layers().get(l - 1),
                gradients.left().get(l - 1),
                cache.right().get(l - 1),
                product,
                slice.from,
                slice.to);
        weights.refresh(l, slice.from, slice.to);
    }
}
