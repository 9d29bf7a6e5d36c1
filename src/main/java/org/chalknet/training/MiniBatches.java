package org.chalknet.training;

import org.chalknet.math.NumPyRandom;

/**
 * One epoch's mini-batches: a permutation of all examples, cut into slices, the last one smaller if examples are left over;
 * the notebook's {@code create_mini_batches}.
 */
final class MiniBatches {

    private final int[] order;
    private final int size;

    /**
     * @param examples the number of examples in the training set
     * @param size the number of examples in a mini-batch
     */
    MiniBatches(int examples, int size, NumPyRandom random) {
        order = random.permutation(examples);
        this.size = size;
    }

    /** Returns the number of mini-batches. */
    int count() {
        return Math.ceilDiv(order.length, size);
    }

    /** Returns m, the number of examples in one mini-batch. */
    int size(int batch) {
        return Math.min(size, order.length - batch * size);
    }

    /** Returns the number of examples in the mini-batches up to and with this one. */
    int examplesThrough(int batch) {
        return batch * size + size(batch);
    }

    /** Returns which example of the training set stands in a column of a mini-batch. */
    int example(int batch, int column) {
        return order[batch * size + column];
    }
}
