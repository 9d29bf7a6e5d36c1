package org.chalknet.training;

import java.util.ArrayList;
import java.util.List;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;
import org.chalknet.network.Cache;
import org.chalknet.network.Dropout;

/**
 * The mini-batch that is trained on, and the next one, which is made ready meanwhile: its masks are drawn, where nobody has
 * yet, and its examples gathered.
 */
final class PreparedBatches {

    /** Examples a tile. */
    private static final int EXAMPLES = 16;

    private final TrainingImages images;
    private final DropoutMasks masks;
    /** Of the two mini-batches in turn. */
    private final List<RightFactor> inputs;
    /** Of the two mini-batches in turn, each worker's; those of the next one are there once its masks are. */
    private final List<List<Cache>> caches;

    /**
     * @param images what is trained on
     * @param layerSizes the units of every layer, from the input to the output
     * @param scratch gives every worker its own, or one to all
     */
    PreparedBatches(
            TrainingImages images,
            DropoutMasks masks,
            TrainingSettings settings,
            List<Integer> layerSizes,
            WorkerScratch scratch,
            MatrixProduct product) {
        this.images = images;
        this.masks = masks;
        int examples = Math.min(settings.miniBatchSize(), images.images().count());
        Cache cache =
                Cache.forTraining(layerSizes, examples, images.batch(examples, product), settings.keepProb(), product);
        RightFactor input = images.batch(examples, product);
        inputs = List.of(cache.input(), input);
        List<Cache> even = scratch.of(cache, Cache::withOwnZ);
        List<Cache> odd = even.stream().map(own -> own.withInput(input)).toList();
        caches = List.of(new ArrayList<>(even), new ArrayList<>(odd));
    }

    /** Returns what a worker propagates a mini-batch through, once all its tiles are done. */
    Cache cache(int batch, int worker) {
        return caches.get(batch % 2).get(worker);
    }

    /** Returns the number of tiles that make a mini-batch of m examples ready. */
    static int tiles(int m) {
        return 1 + Math.ceilDiv(m, EXAMPLES);
    }

    /**
     * Computes a tile: the first, which may take longest, draws the masks, the others gather examples. The mini-batch before
     * may still be trained on, but nobody may need the cache of the one before that any more: it is replaced.
     */
    void prepare(MiniBatches batches, int batch, int tile, int worker) {
        if (tile == 0) {
            masks.draw(batch);
            List<Dropout> drawn = masks.of(batch);
            caches.get(batch % 2).replaceAll(own -> own.withDropout(drawn));
        } else {
            int from = (tile - 1) * EXAMPLES;
            int to = Math.min(from + EXAMPLES, batches.size(batch));
            images.read(worker, column -> batches.example(batch, column), inputs.get(batch % 2), from, to);
        }
    }
}
