package org.chalknet.training;

import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;
import org.chalknet.network.Cache;

/**
 * The mini-batch that is trained on, and the next one, which is made ready meanwhile: its masks are drawn, where nobody has
 * yet, and its examples gathered.
 */
final class PreparedBatches {

    /** Examples a tile. */
    private static final int EXAMPLES = 16;

    private final TrainingImages images;
    private final DropoutMasks masks;
    /** Of the mini-batches in turn, and from the first again, each worker's. */
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
        List<Cache> even = scratch.of(cache, Cache::withOwnZ);
        List<Cache> odd = even.stream().map(own -> own.withInput(input)).toList();
        // Made here once: every tile asks for one.
        caches = IntStream.range(0, 2 * masks.kept())
                .mapToObj(batch -> (batch % 2 == 0 ? even : odd)
                        .stream().map(own -> own.withDropout(masks.of(batch))).toList())
                .toList();
    }

    /** Returns what a worker propagates a mini-batch through. */
    Cache cache(int batch, int worker) {
        return caches.get(batch % caches.size()).get(worker);
    }

    /** Returns the number of tiles that make a mini-batch of m examples ready. */
    static int tiles(int m) {
        return 1 + Math.ceilDiv(m, EXAMPLES);
    }

    /**
     * Computes a tile: the first, which may take longest, draws the masks, the others gather examples. The mini-batch before must
     * have been propagated forward.
     */
    void prepare(MiniBatches batches, int batch, int tile, int worker) {
        Cache cache = cache(batch, worker);
        if (tile == 0) {
            masks.draw(batch);
        } else {
            int from = (tile - 1) * EXAMPLES;
            int to = Math.min(from + EXAMPLES, batches.size(batch));
            images.read(worker, column -> batches.example(batch, column), cache.input(), from, to);
        }
    }
}
