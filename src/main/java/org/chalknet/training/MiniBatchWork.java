package org.chalknet.training;

import java.util.List;
import org.chalknet.math.LeftFactor;
import org.chalknet.math.MatrixProduct;
import org.chalknet.network.BackwardPropagation;
import org.chalknet.network.Cache;
import org.chalknet.network.CrossEntropy;
import org.chalknet.network.ForwardPropagation;
import org.chalknet.network.GradientDescent;
import org.chalknet.network.Gradients;
import org.chalknet.network.Network;
import org.chalknet.network.OneHot;
import org.chalknet.network.PreparedWeights;
import org.ojalgo.matrix.store.R032Store;

/**
 * The work on a mini-batch in parts, each of some units of a layer or of some examples. {@link TrainingStep} decides in what order they
 * come and who computes them.
 */
final class MiniBatchWork {

    private final Network network;
    private final TrainingImages images;
    private final List<Integer> sizes;
    /** Each worker's. */
    private final List<MatrixProduct> products;

    private final PreparedBatches prepared;
    private final R032Store y;
    /** Each worker's: they share all but what is on the way. */
    private final List<Gradients> gradients;

    private final PreparedWeights weights;
    private volatile boolean diverged;

    /**
     * @param network the network to train, changed in place
     * @param images what to train on
     * @param masks those of the mini-batches
     * @param products one for each worker
     */
    MiniBatchWork(
            Network network,
            TrainingImages images,
            DropoutMasks masks,
            TrainingSettings settings,
            List<MatrixProduct> products) {
        this.network = network;
        this.images = images;
        this.products = products;
        sizes = settings.layerSizes(network.inputs(), network.classes());
        int examples = Math.min(settings.miniBatchSize(), images.images().count());
        MatrixProduct product = products.getFirst();
        WorkerScratch scratch = WorkerScratch.of(sizes.subList(1, sizes.size()), examples, products.size());
        prepared = new PreparedBatches(images, masks, settings, sizes, scratch, product);
        y = R032Store.FACTORY.make(network.classes(), examples);
        gradients = scratch.of(Gradients.of(sizes, examples, product), Gradients::withOwnDZ);
        weights = PreparedWeights.forTraining(network, product);
    }

    /** Computes a tile of what makes a mini-batch ready; see {@link PreparedBatches#prepare}. */
    void prepare(int worker, MiniBatches batches, int batch, int tile) {
        prepared.prepare(batches, batch, tile, worker);
    }

    /** Takes some examples of a mini-batch through some units of a hidden layer. */
    void propagateForward(int worker, int batch, int l, int fromUnit, int toUnit, int from, int to) {
        Cache cache = prepared.cache(batch, worker);
        MatrixProduct product = products.get(worker);
        ForwardPropagation.linear(weights, cache, product, l, fromUnit, toUnit, from, to);
        ForwardPropagation.activate(cache, product, l, fromUnit, toUnit, from, to);
    }

    /** Takes some examples of a mini-batch from layer {@code first} on to the output, and back. */
    void propagateExamples(
            int worker, MiniBatches batches, int batch, GradientDescent descent, int first, int from, int to) {
        Cache cache = prepared.cache(batch, worker);
        MatrixProduct product = products.get(worker);
        Gradients own = gradients.get(worker);
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
    }

    /** Takes some examples of a mini-batch back to some units of a hidden layer. */
    void propagateBackward(
            int worker, int batch, GradientDescent descent, int l, int fromUnit, int toUnit, int from, int to) {
        Gradients own = gradients.get(worker);
        BackwardPropagation.hidden(
                weights, prepared.cache(batch, worker), own, products.get(worker), l, fromUnit, toUnit, from, to);
        descent.prepare(own, l, fromUnit, toUnit, from, to);
    }

    /**
     * Updates a slice of the weights, and the biases of its units with the first of their inputs.
     *
     * @param flushes whether subnormal weights become 0
     */
    void update(int worker, int batch, GradientDescent descent, WeightSlices.Slice slice, boolean flushes) {
        int l = slice.layer();
        MatrixProduct product = products.get(worker);
        LeftFactor step = gradients.getFirst().left().get(l - 1);
        descent.updateWeights(
                weights.forward(l),
                step,
                prepared.cache(batch, worker).a().get(l - 1),
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
