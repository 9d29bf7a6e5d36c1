package org.chalknet.math;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Compares random words on the Vector API, for {@link NumPyRandom#uniformsBelow}. */
final class VectorComparison {

    private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED.length() > NumPyRandom.COMPARED
            ? IntVector.SPECIES_512
            : IntVector.SPECIES_PREFERRED;
    /** Takes every second lane of two vectors, the second's numbered on. */
    private static final VectorShuffle<Integer> EVEN = VectorShuffle.fromOp(SPECIES, i -> 2 * i);

    private VectorComparison() {}

    /** Does what {@link NumPyRandom.Comparison#compare} promises. */
    static long compare(int[] words, int from, int limit) {
        long below = 0;
        long equal = 0;
        for (int i = 0; i < NumPyRandom.COMPARED; i += SPECIES.length()) {
            IntVector first = IntVector.fromArray(SPECIES, words, from + 2 * i);
            IntVector second = IntVector.fromArray(SPECIES, words, from + 2 * i + SPECIES.length());
            IntVector upper = first.rearrange(EVEN, second).lanewise(VectorOperators.LSHR, 5);
            below |= upper.compare(VectorOperators.LT, limit).toLong() << i;
            equal |= upper.compare(VectorOperators.EQ, limit).toLong() << i;
        }
        return below | equal << Integer.SIZE;
    }
}
