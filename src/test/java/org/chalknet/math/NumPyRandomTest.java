package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.chalknet.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumPyRandomTest {

    private static final Percentage LAST_BITS = Percentage.withPercentage(1e-13);

    static Iterable<JsonNode> recordedDraws() {
        return Golden.read("numpy-random.json");
    }

    @ParameterizedTest
    @MethodSource("recordedDraws")
    void drawsWhatNumPyDrew(JsonNode recorded) {
        NumPyRandom random = new NumPyRandom(recorded.get("seed").asLong());

        assertClose(gaussians(random, 9), recorded.get("randn 3x3"));
        assertThat(random.permutation(11)).containsExactly(integers(recorded.get("permutation 11")));
        assertClose(uniforms(random, 6), recorded.get("rand 2x3"));
        assertClose(gaussians(random, 2), recorded.get("randn 1x2 after"));
        assertThat(Arrays.copyOf(random.permutation(1000), 12))
                .containsExactly(integers(recorded.get("permutation 1000 head")));
        assertClose(uniforms(random, 3), recorded.get("rand after"));
    }

    /** From NumPy 2.4: RandomState(5489).rand(1000000)[[623, 624, 999999]], draws far behind the first refill. */
    @Test
    void keepsToNumPyOverManyRefills() {
        double[] draws = uniforms(new NumPyRandom(5489), 1_000_000);

        assertThat(draws[623]).isEqualTo(0.666416217319468);
        assertThat(draws[624]).isEqualTo(0.08348281360262266);
        assertThat(draws[999_999]).isEqualTo(0.68619272322331);
    }

    /** NumPy 2.4 recorded its {@code get_state} after some draws, and what it drew next. */
    @ParameterizedTest
    @MethodSource("recordedStates")
    void goesOnFromWhereNumPyStood(JsonNode recorded) {
        NumPyRandom.State state = state(recorded);
        NumPyRandom random = new NumPyRandom(state);

        assertThat(random.state()).isEqualTo(state);
        assertClose(gaussians(random, 2), recorded.get("randn 2"));
        assertThat(random.permutation(9)).containsExactly(integers(recorded.get("permutation 9")));
        double[] uniforms = uniforms(random, 700);
        assertClose(Arrays.copyOfRange(uniforms, 697, 700), recorded.get("rand 700 tail"));
    }

    static Iterable<JsonNode> recordedStates() {
        return Golden.read("numpy-state.json");
    }

    @Test
    void standsWhereNumPyStandsAfterTheSameDraws() {
        NumPyRandom random = new NumPyRandom(7);
        gaussians(random, 3);
        random.permutation(50);
        uniforms(random, 7);

        NumPyRandom.State expected = state(Golden.read("numpy-state.json").get(0));
        NumPyRandom.State actual = random.state();
        assertThat(actual.key()).isEqualTo(expected.key());
        assertThat(actual.pos()).isEqualTo(expected.pos());
        assertThat(actual.hasGauss()).isEqualTo(expected.hasGauss());
        assertThat(actual.gauss()).isCloseTo(expected.gauss(), LAST_BITS);
    }

    @Test
    void goesOnFromAnyStateWithTheSameBits() {
        NumPyRandom random = new NumPyRandom(1);
        for (int draws = 0; draws < 1300; draws++) {
            NumPyRandom copy = new NumPyRandom(random.state());
            if (draws % 7 == 0) {
                assertThat(random.gaussian()).isEqualTo(copy.gaussian());
            }
            assertThat(random.uniform()).isEqualTo(copy.uniform());
            assertThat(copy.state()).isEqualTo(random.state());
        }
    }

    @Test
    void refusesAStateThatNoGeneratorHas() {
        List<Long> key = new NumPyRandom(0).state().key();
        List<List<Long>> wrong = List.of(
                key.subList(1, 624),
                Collections.nCopies(624, 0L),
                Collections.nCopies(624, -1L),
                Collections.nCopies(624, 1L << 32));
        for (List<Long> words : wrong) {
            assertThatThrownBy(() -> new NumPyRandom.State(words, 624, false, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "a random generator's key must be 624 whole numbers from 0 to 4294967295 that are not all 0");
        }
        for (int pos : new int[] {-1, 625}) {
            assertThatThrownBy(() -> new NumPyRandom.State(key, pos, false, 0))
                    .hasMessage("a random generator's pos must be 0 to 624, but is " + pos);
        }
        assertThatThrownBy(() -> new NumPyRandom.State(key, 0, true, Double.NaN))
                .hasMessage("a random generator's gauss must be a number, but is NaN");
    }

    private static NumPyRandom.State state(JsonNode recorded) {
        return new NumPyRandom.State(
                Golden.numbers(recorded.get("key")).stream()
                        .map(Double::longValue)
                        .toList(),
                recorded.get("pos").asInt(),
                recorded.get("hasGauss").asBoolean(),
                recorded.get("gauss").asDouble());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 64, 65})
    void permutesEveryIndexOnce(int n) {
        assertThat(new NumPyRandom(3).permutation(n))
                .containsExactlyInAnyOrder(IntStream.range(0, n).toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 32})
    void refusesASeedThatNumPyRefuses(long seed) {
        assertThatThrownBy(() -> new NumPyRandom(seed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the seed must be a whole number from 0 to 4294967295, but is " + seed);
    }

    private static double[] gaussians(NumPyRandom random, int count) {
        return IntStream.range(0, count).mapToDouble(i -> random.gaussian()).toArray();
    }

    private static double[] uniforms(NumPyRandom random, int count) {
        return IntStream.range(0, count).mapToDouble(i -> random.uniform()).toArray();
    }

    private static int[] integers(JsonNode array) {
        return Golden.numbers(array).stream().mapToInt(Double::intValue).toArray();
    }

    private static void assertClose(double[] actual, JsonNode expected) {
        List<Double> values = Golden.numbers(expected);
        assertThat(actual).hasSize(values.size());
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(values.get(i), LAST_BITS);
        }
    }

    /** Where the upper 27 bits of a uniform are those of the bound, the lower ones decide. */
    @Test
    void comparesToTheLastBit() {
        for (int place = 0; place < 330; place++) {
            NumPyRandom random = new NumPyRandom(12);
            double drawn = 0;
            for (int i = 0; i <= place; i++) {
                drawn = random.uniform();
            }
            for (int above = -1; above <= 1; above++) {
                NumPyRandom again = new NumPyRandom(12);
                long below = 0;
                for (int i = 0; i <= place; i += 64) {
                    below = again.uniformsBelow(drawn + above * 0x1p-53, 64);
                }
                assertThat((below >>> place & 1) != 0)
                        .as("place %d, %d above", place, above)
                        .isEqualTo(above > 0);
            }
        }
    }

    /** However many are drawn at once, and wherever that begins: one outside of what a vector holds must not count. */
    @Test
    void drawsAsManyAsAskedForFromAnywhere() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            NumPyRandom together = new NumPyRandom(seed);
            NumPyRandom apart = new NumPyRandom(seed);
            // An odd number of words, so that a pair may lie in two states.
            together.permutation(2);
            apart.permutation(2);
            for (int draw = 0; draw < 20; draw++) {
                int count = random.nextInt(65);
                double bound = random.nextDouble();
                long expected = 0;
                for (int i = 0; i < count; i++) {
                    expected |= apart.uniform() < bound ? 1L << i : 0;
                }
                assertThat(together.uniformsBelow(bound, count))
                        .as("seed %d, draw %d of %d", seed, draw, count)
                        .isEqualTo(expected);
            }
            assertThat(together.state()).as("seed %d", seed).isEqualTo(apart.state());
        }
    }
}
