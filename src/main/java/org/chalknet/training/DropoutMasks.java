package org.chalknet.training;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.Dropout;
import org.jspecify.annotations.Nullable;

/**
 * The masks of an epoch's mini-batches. They are drawn in the notebook's order, by one thread at a time; but by any, and ahead of the
 * training, on which they do not depend: so a thread that waits for nobody can take them off those that wait for each other.
 */
final class DropoutMasks {

    /** The most bits that are kept, 4 MB, unless two mini-batches need more. */
    private static final long MOST = 1L << 25;
    /** The most mini-batches that have theirs: more than an epoch's with the defaults on MNIST. */
    private static final int MOST_BATCHES = 1024;
    /** Mini-batches whose masks are drawn at a time: more than are trained on while a tile of an evaluation is computed. */
    private static final int AT_A_TIME = 4;

    private final Lock drawing = new ReentrantLock();
    private final NumPyRandom random;
    /** Those of the mini-batches in turn, and from the first again. */
    private final List<List<Dropout>> kept;

    /** Those of the epoch; null before the first. */
    private @Nullable MiniBatches batches;
    /** How many mini-batches have theirs. */
    private volatile int drawn;
    /** All mini-batches before this one have been trained on: theirs may be drawn over. */
    private volatile int needed;

    /**
     * @param layerSizes the units of every layer, from the input to the output
     * @param examples the number of examples in the training set
     * @param random what they are drawn from; nobody else may draw from it from an epoch's beginning until the masks of its last
     *     mini-batch are drawn
     */
    DropoutMasks(List<Integer> layerSizes, int examples, TrainingSettings settings, NumPyRandom random) {
        this.random = random;
        int size = Math.min(settings.miniBatchSize(), examples);
        // With the output's, so that they are never none.
        long bits =
                size * layerSizes.stream().skip(1).mapToLong(Integer::longValue).sum();
        int batches = Math.ceilDiv(examples, size);
        long room = settings.keepProb() == 1 ? 1 : Math.clamp(MOST / bits, 2, MOST_BATCHES);
        kept = Stream.generate(() -> Dropout.ofHiddenLayers(layerSizes, size, settings.keepProb()))
                .limit(Math.min(room, batches))
                .toList();
    }

    /** Begins an epoch. */
    void begin(MiniBatches epoch) {
        drawing.lock();
        try {
            batches = epoch;
            needed = 0;
            drawn = 0;
        } finally {
            drawing.unlock();
        }
    }

    /**
     * Draws those of a mini-batch of the epoch, and of those before it, where nobody has yet.
     *
     * @param batch the mini-batch; the one before it may still be trained on, but none before that
     */
    void draw(int batch) {
        needed = Math.max(0, batch - 1);
        if (drawn <= batch) {
            drawThrough(batch);
        }
    }

    private void drawThrough(int batch) {
        drawing.lock();
        try {
            while (drawn <= batch) {
                drawNext(Objects.requireNonNull(batches, "no epoch has begun"));
            }
        } finally {
            drawing.unlock();
        }
    }

    /**
     * Draws those of some mini-batches that come after what has been drawn, as far as there are such and room for them; nothing if
     * another thread draws.
     */
    void drawAhead() {
        for (int i = 0; i < AT_A_TIME && drawing.tryLock(); i++) {
            try {
                if (batches != null && drawn < Math.min(batches.count(), needed + kept.size())) {
                    drawNext(batches);
                }
            } finally {
                drawing.unlock();
            }
        }
    }

    private void drawNext(MiniBatches epoch) {
        int next = drawn;
        of(next).forEach(dropout -> dropout.draw(random, epoch.size(next)));
        drawn = next + 1;
    }

    /** Returns those of a mini-batch, for each hidden layer; none without dropout. */
    List<Dropout> of(int batch) {
        return kept.get(batch % kept.size());
    }
}
