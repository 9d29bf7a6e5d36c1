package org.chalknet.math;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Does on the Vector API what {@link Twister} does: the masks of an epoch take over twenty million words with the defaults. */
final class VectorTwister extends Twister {

    private static final VectorSpecies<Integer> SPECIES =
            IntVector.SPECIES_PREFERRED.length() > COMPARED ? IntVector.SPECIES_512 : IntVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Takes every second lane of two vectors, the second's numbered on. */
    private static final VectorShuffle<Integer> EVEN = VectorShuffle.fromOp(SPECIES, i -> 2 * i);

    @Override
    void refill(int[] old, int[] fresh, int[] outputs) {
        refill(old, old, SHIFT, fresh, outputs, 0, SIZE - SHIFT);
        refill(old, fresh, SHIFT - SIZE, fresh, outputs, SIZE - SHIFT, SIZE - 1);
        fresh[SIZE - 1] = fresh[SHIFT - 1] ^ twist(old[SIZE - 1], fresh[0]);
        outputs[SIZE - 1] = temper(fresh[SIZE - 1]);
    }

    /**
     * Makes the words from … to − 1 and their outputs. The last vector begins so early that it ends with the range: some words are
     * made twice, and are the same.
     *
     * @param shifted where the words are that lie {@code shift} further on
     */
    private static void refill(int[] old, int[] shifted, int shift, int[] fresh, int[] outputs, int from, int to) {
        for (int next = from; next < to; next += LANES) {
            int i = Math.min(next, to - LANES);
            IntVector lower = IntVector.fromArray(SPECIES, old, i + 1);
            IntVector y = IntVector.fromArray(SPECIES, old, i).and(0x8000_0000).or(lower.and(0x7fff_ffff));
            IntVector odd = lower.and(1).neg().and(0x9908b0df);
            IntVector word = IntVector.fromArray(SPECIES, shifted, i + shift)
                    .lanewise(VectorOperators.XOR, y.lanewise(VectorOperators.LSHR, 1))
                    .lanewise(VectorOperators.XOR, odd);
            word.intoArray(fresh, i);
            word = word.lanewise(VectorOperators.XOR, word.lanewise(VectorOperators.LSHR, 11));
            word = word.lanewise(
                    VectorOperators.XOR, word.lanewise(VectorOperators.LSHL, 7).and(0x9d2c5680));
            word = word.lanewise(
                    VectorOperators.XOR, word.lanewise(VectorOperators.LSHL, 15).and(0xefc60000));
            word.lanewise(VectorOperators.XOR, word.lanewise(VectorOperators.LSHR, 18))
                    .intoArray(outputs, i);
        }
    }

    @Override
    long compare(int[] words, int from, int limit) {
        long below = 0;
        long equal = 0;
        for (int i = 0; i < COMPARED; i += LANES) {
            IntVector first = IntVector.fromArray(SPECIES, words, from + 2 * i);
            IntVector second = IntVector.fromArray(SPECIES, words, from + 2 * i + LANES);
            IntVector upper = first.rearrange(EVEN, second).lanewise(VectorOperators.LSHR, 5);
            below |= upper.compare(VectorOperators.LT, limit).toLong() << i;
            equal |= upper.compare(VectorOperators.EQ, limit).toLong() << i;
        }
        return below | equal << Integer.SIZE;
    }
}
