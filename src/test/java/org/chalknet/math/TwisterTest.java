package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwisterTest {

    /** Against Java's own comparison: words whose upper 27 bits are below a limit, equal to it and above it, in every place. */
    @ParameterizedTest
    @MethodSource("twisters")
    void tellsWhatIsBelowAndWhatIsEqual(Twister twister) {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int from = random.nextInt(7);
            int limit = seed == 0 ? 0 : seed == 1 ? (1 << 27) - 1 : random.nextInt(1 << 27);
            int[] words = random.ints(from + 2 * 16).toArray();
            for (int i = 0; i < 16; i++) {
                if (random.nextInt(3) == 0) {
                    words[from + 2 * i] = limit << 5 | random.nextInt(32);
                }
                words[from + 2 * i + 1] = limit << 5;
            }
            long found = twister.compare(words, from, limit);
            for (int i = 0; i < 64; i++) {
                int upper = i % 32 < 16 ? words[from + 2 * (i % 32)] >>> 5 : 0;
                boolean expected = i % 32 < 16 && (i < 32 ? upper < limit : upper == limit);
                assertThat((found >>> i & 1) != 0)
                        .as("seed %d, bit %d", seed, i)
                        .isEqualTo(expected);
            }
        }
    }

    /**
     * C++ promises of its {@code mt19937}, which begins with the seed 5489, what the 10,000th output is: ISO/IEC 14882:2011,
     * 26.5.5. The first is what a generator gives that nobody seeded.
     */
    @ParameterizedTest
    @MethodSource("twisters")
    void givesTheOutputsThatTheStandardPromises(Twister twister) {
        int[] state = new int[Twister.SIZE];
        state[0] = 5489;
        for (int i = 1; i < state.length; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
        int[] outputs = new int[Twister.SIZE];
        for (int refill = 0; refill * Twister.SIZE < 10_000; refill++) {
            int[] next = new int[Twister.SIZE];
            twister.refill(state, next, outputs);
            state = next;
            if (refill == 0) {
                assertThat(Integer.toUnsignedLong(outputs[0])).isEqualTo(3_499_211_612L);
            }
        }
        assertThat(Integer.toUnsignedLong(outputs[9_999 % Twister.SIZE])).isEqualTo(4_123_659_995L);
    }

    /** Every word of some refills, since most of them are made from few others. */
    @Test
    void makesTheSameWordsOnTheVectorApi() {
        Random random = new Random(4);
        int[] state = random.ints(Twister.SIZE).toArray();
        for (int refill = 0; refill < 3; refill++) {
            int[] expected = new int[Twister.SIZE];
            int[] expectedOutputs = new int[Twister.SIZE];
            new Twister().refill(state, expected, expectedOutputs);
            int[] actual = new int[Twister.SIZE];
            int[] actualOutputs = new int[Twister.SIZE];
            new VectorTwister().refill(state, actual, actualOutputs);
            assertThat(actual).isEqualTo(expected);
            assertThat(actualOutputs).isEqualTo(expectedOutputs);
            state = actual;
        }
    }

    static Stream<Named<Twister>> twisters() {
        return Stream.of(Named.of("Vector API", new VectorTwister()), Named.of("Java", new Twister()));
    }
}
