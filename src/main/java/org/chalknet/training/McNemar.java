package org.chalknet.training;

import java.util.BitSet;

/**
 * Whether two networks read the same images differently well, or by chance: McNemar's test (Note on the sampling error of the
 * difference between correlated proportions or percentages, 1947) in its exact form. Images that both read, or neither, tell
 * nothing; if the networks were equally good, each of the others would fall to one or the other like a coin.
 *
 * @param onlyFirst the images that only the first network reads
 * @param onlySecond the images that only the second network reads
 */
public record McNemar(int onlyFirst, int onlySecond) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public McNemar {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException(
                    "numbers of images must be 0 or more, but are %d and %d".formatted(onlyFirst, onlySecond));
        }
    }

    /**
     * Compares what two networks read.
     *
     * @param first which images the first network reads; see {@link Confusion#readRightly}
     * @param second which of the same images the second network reads
     */
    public static McNemar of(BitSet first, BitSet second) {
        BitSet onlyFirst = (BitSet) first.clone();
        onlyFirst.andNot(second);
        BitSet onlySecond = (BitSet) second.clone();
        onlySecond.andNot(first);
        return new McNemar(onlyFirst.cardinality(), onlySecond.cardinality());
    }

    /**
     * Returns p, 0 … 1: how probable it is that coins fall at least as unevenly, to either side; that is
     * min(1, 2 · Σ C(n, k) / 2ⁿ) over k = 0 … the smaller number, with n the sum of both.
     */
    public double p() {
        int n = onlyFirst + onlySecond;
        double logTerm = -n * Math.log(2);
        double sum = Math.exp(logTerm);
        for (int k = 1; k <= Math.min(onlyFirst, onlySecond); k++) {
            logTerm += Math.log((double) (n - k + 1) / k);
            sum += Math.exp(logTerm);
        }
        return Math.min(1, 2 * sum);
    }
}
