package org.chalknet.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chalknet.data.LabelledImages;
import org.chalknet.data.Pixels;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.NumPyRandom;
import org.chalknet.math.WorkerTeam;
import org.chalknet.network.BackwardPropagation;
import org.chalknet.network.Cache;
import org.chalknet.network.CrossEntropy;
import org.chalknet.network.Dropout;
import org.chalknet.network.ForwardPropagation;
import org.chalknet.network.GradientDescent;
import org.chalknet.network.Network;
import org.chalknet.network.OneHot;
import org.chalknet.network.TransposedWeights;
import org.ojalgo.matrix.store.R032Store;

/**
 * Trains on one mini-batch, the body of the inner loop of the notebook's {@code train_model}. The team meets twice: each
 * worker takes examples through all layers forward and backward, then slices of every layer's weights through the update.
 */
final class TrainingStep {

    /** Examples a tile: few, so that the workers end at about the same time. */
    private static final int FEW_EXAMPLES = 4;
    /** Examples a tile where the weights do not fit into a near cache: many, so that they are read less often. */
    private static final int MANY_EXAMPLES = 32;
    /** Parameters that fit into such a cache, of 1 MiB or more, and leave room. */
    private static final int NEAR = 1 << 18;
    /** Columns of W a tile. */
    private static final int COLUMNS = 16;

    private record Slice(int layer, int from, int to) {}

    private final Network network;
    private final LabelledImages images;
    private final double keepProb;
    private final double lambda;
    private final WorkerTeam team;
    private final int examplesPerTile;
    private final List<MatrixProduct> products;
    private Cache cache;
    private Cache nextCache;
    private final R032Store y;
    private final List<R032Store> dZ = new ArrayList<>();
    private final TransposedWeights transposed;
    private final List<Slice> slices = new ArrayList<>();

    /**
     * @param network the network to train, changed in place
     * @param images what to train on
     */
    TrainingStep(Network network, LabelledImages images, TrainingSettings settings, WorkerTeam team) {
        this.network = network;
        this.images = images;
        keepProb = settings.keepProb();
        lambda = settings.lambda();
        this.team = team;
        products = Stream.generate(MatrixProduct::fastest).limit(team.threads()).toList();
        List<Integer> sizes = settings.layerSizes(network.inputs(), network.classes());
        int examples = Math.min(settings.miniBatchSize(), images.count());
        cache = keepProb < 1 ? Cache.forDropout(sizes, examples) : Cache.forEvaluation(sizes, examples);
        nextCache = cache.withOtherMasks();
        examplesPerTile = TrainingSettings.parameterCount(sizes) <= NEAR ? FEW_EXAMPLES : MANY_EXAMPLES;
        y = R032Store.FACTORY.make(network.classes(), examples);
        transposed = new TransposedWeights(network);
        for (int l = 1; l < sizes.size(); l++) {
            dZ.add(R032Store.FACTORY.make(sizes.get(l), examples));
            for (int from = 0; from < sizes.get(l - 1); from += COLUMNS) {
                slices.add(new Slice(l, from, Math.min(from + COLUMNS, sizes.get(l - 1))));
            }
        }
    }

    /**
     * Trains on one mini-batch at the learning rate α. The mini-batches of an epoch come in their order, for the masks of the
     * next are drawn while the weights are updated: the draws have one order and cannot be shared out.
     */
    void train(MiniBatches batches, int batch, double learningRate, NumPyRandom random) {
        int m = batches.size(batch);
        if (batch == 0) {
            drawMasks(cache, m, random);
        }
        team.run(Math.ceilDiv(m, examplesPerTile), (worker, tile) -> {
            int from = tile * examplesPerTile;
            int to = Math.min(from + examplesPerTile, m);
            gather(batches, batch, from, to);
            ForwardPropagation.propagate(network, cache, products.get(worker), from, to);
            BackwardPropagation.propagate(transposed, cache, y, dZ, products.get(worker), from, to);
        });
        GradientDescent descent = new GradientDescent(learningRate, lambda, m);
        int layers = network.layers().size();
        team.run(1 + layers + slices.size(), (worker, tile) -> {
            if (tile == 0) {
                if (batch + 1 < batches.count()) {
                    drawMasks(nextCache, batches.size(batch + 1), random);
                }
            } else if (tile <= layers) {
                descent.updateBiases(network.layers().get(tile - 1), dZ.get(tile - 1));
            } else {
                update(descent, slices.get(tile - 1 - layers), products.get(worker));
            }
        });
        Cache used = cache;
        cache = nextCache;
        nextCache = used;
    }

    private void drawMasks(Cache target, int m, NumPyRandom random) {
        for (R032Store mask : target.d()) {
            Dropout.draw(random, keepProb, mask, m);
        }
    }

    /** Returns the loss of the first m examples as last trained on, with dropout and before the update. */
    double loss(int m) {
        return CrossEntropy.sum(cache.output(), y, 0, m) / m;
    }

    private void gather(MiniBatches batches, int batch, int from, int to) {
        int pixels = images.pixelsPerImage();
        for (int j = from; j < to; j++) {
            int example = batches.example(batch, j);
            Pixels.scale(images.pixels(), example * pixels, cache.input().data, j * pixels, pixels);
            OneHot.encode(images.label(example), y, j);
        }
    }

    private void update(GradientDescent descent, Slice slice, MatrixProduct product) {
        int l = slice.layer;
        Network.Layer layer = network.layers().get(l - 1);
        descent.updateWeights(layer, dZ.get(l - 1), cache.a().get(l - 1), product, slice.from, slice.to);
        transposed.refresh(l, slice.from, slice.to);
    }
}
