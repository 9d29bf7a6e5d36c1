package org.chalknet.training;

import java.util.List;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.NumPyRandom;
import org.chalknet.math.RightFactor;
import org.chalknet.network.Cache;

/**
 * The mini-batch that is trained on, and the next one, which is made ready meanwhile: its examples are gathered and its masks
 * drawn, a tile each.
 */
final class PreparedBatches {

    /** Examples a tile. */
    private static final int EXAMPLES = 16;

    private final TrainingImages images;
    /** Each worker's for the mini-batches of even numbers: they share all but what is on the way. */
    private final List<Cache> even;
    /** Those for the odd ones, which share all but the input with the worker's even one. */
    private final List<Cache> odd;

    /**
     * @param images what is trained on
     * @param layerSizes the units of every layer, from the input to the output
     * @param scratch gives every worker its own, or one to all
     */
    PreparedBatches(
            TrainingImages images,
            TrainingSettings settings,
            List<Integer> layerSizes,
            WorkerScratch scratch,
            MatrixProduct product) {
        this.images = images;
        int examples = Math.min(settings.miniBatchSize(), images.images().count());
        Cache cache =
                Cache.forTraining(layerSizes, examples, images.batch(examples, product), settings.keepProb(), product);
        RightFactor input = images.batch(examples, product);
        even = scratch.of(cache, Cache::withOwnZ);
        odd = even.stream().map(own -> own.withInput(input)).toList();
    }

    /** Returns what a worker propagates a mini-batch through. */
    Cache cache(int batch, int worker) {
        return (batch % 2 == 0 ? even : odd).get(worker);
    }

    /** Returns the number of tiles that make a mini-batch of m examples ready. */
    static int tiles(int m) {
        return 1 + Math.ceilDiv(m, EXAMPLES);
    }

    /**
     * Computes a tile: the first, which takes longest, draws the masks, the others gather examples. The masks are those of the
     * mini-batch before, too, which must have been propagated forward.
     */
    void prepare(MiniBatches batches, int batch, int tile, int worker, NumPyRandom random) {
        Cache cache = cache(batch, worker);
        if (tile == 0) {
            cache.d().forEach(dropout -> dropout.draw(random, batches.size(batch)));
        } else {
            int from = (tile - 1) * EXAMPLES;
            int to = Math.min(from + EXAMPLES, batches.size(batch));
            images.read(worker, column -> batches.example(batch, column), cache.input(), from, to);
        }
    }
}
