package org.chalknet.math;

import java.util.Arrays;
import java.util.List;

/**
 * The draws of NumPy's {@code RandomState}, bit for bit: the generator MT19937 of Matsumoto and Nishimura (1998) and
 * NumPy's legacy ways of making uniforms, Gaussians and permutations from it. Not safe for use by several threads.
 */
public final class NumPyRandom {

    private static final int SIZE = Twister.SIZE;
    private static final long MAX_WORD = 0xFFFF_FFFFL;

    /**
     * Where a generator stands: what NumPy's {@code get_state} returns and {@code set_state} takes after the name MT19937.
     *
     * @param key the words of the generator, {@value #SIZE} of 0 … 2³² − 1, not all 0
     * @param pos how many of the outputs that come of them have been drawn, 0 … {@value #SIZE}
     * @param hasGauss whether a Gaussian is kept for the next call
     * @param gauss that Gaussian; 0 if there is none
     */
    public record State(List<Long> key, int pos, boolean hasGauss, double gauss) {

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException if the state is none that a generator can have
         */
        public State {
            key = List.copyOf(key);
            if (key.size() != SIZE
                    || key.stream().anyMatch(word -> word < 0 || word > MAX_WORD)
                    || key.stream().allMatch(word -> word == 0)) {
                throw new IllegalArgumentException(
                        "a random generator's key must be %d whole numbers from 0 to %d that are not all 0"
                                .formatted(SIZE, MAX_WORD));
            }
            if (pos < 0 || pos > SIZE) {
                throw new IllegalArgumentException(
                        "a random generator's pos must be 0 to %d, but is %d".formatted(SIZE, pos));
            }
            if (!Double.isFinite(gauss)) {
                throw new IllegalArgumentException("a random generator's gauss must be a number, but is " + gauss);
            }
        }
    }

    private final Twister twister = Twister.fastest();
    private int[] state = new int[SIZE];
    private int[] next = new int[SIZE];
    /** Behind the last there is room for what is compared with it but does not count. */
    private final int[] outputs = new int[SIZE + 2 * Twister.COMPARED];

    private int used = SIZE;
    private double keptGaussian;
    private boolean hasKeptGaussian;

    /**
     * @param seed what NumPy's {@code seed} takes, 0 … 2³² − 1
     * @throws IllegalArgumentException if the seed is out of this range
     */
    public NumPyRandom(long seed) {
        if (seed < 0 || seed > MAX_WORD) {
            throw new IllegalArgumentException("the seed must be a whole number from 0 to 4294967295, but is " + seed);
        }
        state[0] = (int) seed;
        for (int i = 1; i < SIZE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** A generator that goes on from where another stood. */
    public NumPyRandom(State from) {
        Arrays.setAll(state, i -> from.key().get(i).intValue());
        Twister.temper(state, outputs);
        used = from.pos();
        hasKeptGaussian = from.hasGauss();
        keptGaussian = from.gauss();
    }

    /** Returns where this generator stands. */
    public State state() {
        List<Long> key = Arrays.stream(state).mapToObj(Integer::toUnsignedLong).toList();
        return new State(key, used, hasKeptGaussian, hasKeptGaussian ? keptGaussian : 0);
    }

    /** Returns a uniform of [0, 1) with 53 random bits: one element of NumPy's {@code rand}. */
    public double uniform() {
        int a = nextInt() >>> 5;
        int b = nextInt() >>> 6;
        return (a * 67108864.0 + b) / 9007199254740992.0;
    }

    /**
     * Draws uniforms as {@link #uniform} does and tells which are below a bound: NumPy's {@code rand(n) < bound}.
     *
     * @param bound the bound, 0 … 1
     * @param count how many are drawn, 0 … 64
     * @return a bit for each, the lowest for the first
     */
    public long uniformsBelow(double bound, int count) {
        // A uniform is k / 2⁵³ with a whole k, so it is below the bound where k is below this.
        long limit = (long) Math.ceil(bound * 0x1p53);
        long below = 0;
        for (int i = 0; i < count; ) {
            int pairs = Math.min(count - i, (SIZE - used) / 2);
            below |= firstBelow(pairs, limit) << i;
            i += pairs;
            if (i < count) {
                below |= uniform() < bound ? 1L << i : 0;
                i++;
            }
        }
        return below;
    }

    /** Takes pairs of outputs, of which there must be enough, and returns a bit for each whose k is below a limit. */
    private long firstBelow(int pairs, long limit) {
        // The upper 27 bits of k nearly always decide.
        int upperLimit = (int) (limit >>> 26);
        long below = 0;
        for (int i = 0; i < pairs; i += Twister.COMPARED) {
            int count = Math.min(Twister.COMPARED, pairs - i);
            long counted = (1L << count) - 1;
            long found = twister.compare(outputs, used, upperLimit);
            if ((found >>> Integer.SIZE & counted) == 0) {
                below |= (found & counted) << i;
                used += 2 * count;
            } else {
                below |= firstBelowByAllBits(count, limit) << i;
            }
        }
        return below;
    }

    private long firstBelowByAllBits(int pairs, long limit) {
        long below = 0;
        for (int i = 0; i < pairs; i++) {
            long k = (long) (outputs[used] >>> 5) << 26 | outputs[used + 1] >>> 6;
            // The sign of a difference: a branch would be guessed wrong too often.
            below |= ((k - limit) >>> (Long.SIZE - 1)) << i;
            used += 2;
        }
        return below;
    }

    /** Returns a standard normal by Marsaglia's polar method: one element of NumPy's {@code randn}. */
    public double gaussian() {
        if (hasKeptGaussian) {
            hasKeptGaussian = false;
            return keptGaussian;
        }
        double x1;
        double x2;
        double r2;
        do {
            x1 = 2 * uniform() - 1;
            x2 = 2 * uniform() - 1;
            r2 = x1 * x1 + x2 * x2;
        } while (r2 >= 1 || r2 == 0);
        // StrictMath, so that a seed gives the same weights on every machine.
        double f = StrictMath.sqrt(-2 * StrictMath.log(r2) / r2);
        keptGaussian = f * x1;
        hasKeptGaussian = true;
        return f * x2;
    }

    /** Returns 0 … n − 1 in random order: NumPy's {@code permutation}. */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        for (int i = n - 1; i > 0; i--) {
            int mask = -1 >>> Integer.numberOfLeadingZeros(i);
            int j;
            do {
                j = nextInt() & mask;
            } while (j > i);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return order;
    }

    private int nextInt() {
        if (used == SIZE) {
            refill();
        }
        return outputs[used++];
    }

    private void refill() {
        int[] fresh = next;
        twister.refill(state, fresh, outputs);
        next = state;
        state = fresh;
        used = 0;
    }
}
