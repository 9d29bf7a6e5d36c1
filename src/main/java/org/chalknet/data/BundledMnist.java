package org.chalknet.data;

import java.util.List;

/** The data set inside the program: MNIST, the handwritten digits, 60,000 to train on and 10,000 to test on. */
public final class BundledMnist {

    private static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private BundledMnist() {}

    /**
     * Reads it; about 55 MB of bytes in memory.
     *
     * @throws DatasetException if the program was built without it, or it is damaged
     */
    public static Dataset read() throws DatasetException {
        return new Dataset("MNIST", DIGITS, read("train"), read("t10k"));
    }

    private static LabelledImages read(String part) throws DatasetException {
        return IdxReader.read(
                DataSource.resource("mnist/%s-images-idx3-ubyte.gz".formatted(part)),
                DataSource.resource("mnist/%s-labels-idx1-ubyte.gz".formatted(part)));
    }
}
