package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorComparisonTest {

    /** Against Java's own comparison: words whose upper 27 bits are below a limit, equal to it and above it, in every place. */
    @ParameterizedTest
    @MethodSource("comparisons")
    void tellsWhatIsBelowAndWhatIsEqual(NumPyRandom.Comparison comparison) {
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
            long found = comparison.compare(words, from, limit);
            for (int i = 0; i < 64; i++) {
                int upper = i % 32 < 16 ? words[from + 2 * (i % 32)] >>> 5 : 0;
                boolean expected = i % 32 < 16 && (i < 32 ? upper < limit : upper == limit);
                assertThat((found >>> i & 1) != 0)
                        .as("seed %d, bit %d", seed, i)
                        .isEqualTo(expected);
            }
        }
    }

    static Stream<Named<NumPyRandom.Comparison>> comparisons() {
        return Stream.of(
                Named.of("Vector API", VectorComparison::compare),
                Named.of("one by one", NumPyRandom::compareOneByOne));
    }
}
