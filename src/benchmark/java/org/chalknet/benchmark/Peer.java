package org.chalknet.benchmark;

/** Another library that trains the same network, on this Java. */
interface Peer extends AutoCloseable {

    /**
     * How good the network is.
     *
     * @param loss the cross-entropy on the training set
     * @param accuracy the share of the test set that is read rightly, 0 … 1
     */
    record Quality(double loss, double accuracy) {}

    /** Returns how many threads it computes with. */
    int threads();

    /** Trains on every example once, in a random order. */
    void train(double learningRate);

    /** Measures the network on the whole of both sets, without dropout. */
    Quality evaluate();

    @Override
    void close();
}
