package org.chalknet.math;

/**
 * What {@link NumPyRandom} does with many words at once: the recurrence and the tempering of MT19937 (Matsumoto and Nishimura 1998),
 * and comparisons. This is how Java does it; a subclass may be faster.
 */
class Twister {

    /** The words of a state. */
    static final int SIZE = 624;
    /** Which of the words after it a word is made from. */
    static final int SHIFT = 397;
    /** How many words are compared at a time: as many as a vector of 512 bits has lanes. */
    static final int COMPARED = 16;

    /** Returns the fastest that this Java has: the Vector API's, or else this. */
    static Twister fastest() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? new VectorTwister() : new Twister();
    }

    /**
     * Makes the next state and its outputs.
     *
     * @param old the state, {@value #SIZE} words
     * @param fresh gets the next
     * @param outputs the first {@value #SIZE} get its outputs
     */
    void refill(int[] old, int[] fresh, int[] outputs) {
        for (int i = 0; i < SIZE; i++) {
            int shifted = i < SIZE - SHIFT ? old[i + SHIFT] : fresh[i - (SIZE - SHIFT)];
            fresh[i] = shifted ^ twist(old[i], i < SIZE - 1 ? old[i + 1] : fresh[0]);
        }
        temper(fresh, outputs);
    }

    /** Makes the outputs of a state. */
    static void temper(int[] words, int[] outputs) {
        for (int i = 0; i < SIZE; i++) {
            outputs[i] = temper(words[i]);
        }
    }

    static int temper(int word) {
        int y = word ^ (word >>> 11);
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    static int twist(int upper, int lower) {
        int y = (upper & 0x8000_0000) | (lower & 0x7fff_ffff);
        return (y >>> 1) ^ (-(y & 1) & 0x9908b0df);
    }

    /**
     * Compares the upper 27 bits of {@value #COMPARED} words, every second one, as numbers.
     *
     * @param from where the first word is; twice {@value #COMPARED} words from there on are read, which nothing checks
     * @return a bit for each that is below the limit, from the lowest on, and 32 bits higher one for each that is equal
     */
    long compare(int[] words, int from, int limit) {
        long below = 0;
        long equal = 0;
        for (int i = 0; i < COMPARED; i++) {
            int difference = (words[from + 2 * i] >>> 5) - limit;
            below |= (long) (difference >>> 31) << i;
            equal |= difference == 0 ? 1L << i : 0;
        }
        return below | equal << Integer.SIZE;
    }
}
