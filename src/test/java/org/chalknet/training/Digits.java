package org.chalknet.training;

import org.chalknet.data.BundledMnist;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetException;

/** MNIST, read once for all tests of this package. */
final class Digits {

    private static final Dataset ALL = read();

    private Digits() {}

    static Dataset all() {
        return ALL;
    }

    static Dataset limited(int train, int test) {
        return ALL.limited(train, test);
    }

    private static Dataset read() {
        try {
            return BundledMnist.read();
        } catch (DatasetException e) {
            throw new AssertionError(e);
        }
    }
}
