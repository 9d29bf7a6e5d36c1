package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {

    /** By Python's whole numbers: min(1, 2·sum(comb(n, k) for k in range(min(b, c) + 1)) / 2**n). */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 1",
        "1, 0, 1",
        "0, 6, 0.03125",
        "9, 2, 0.0654296875",
        "36, 52, 0.10929542977731425",
        "620, 500, 0.00037241375554407185",
        "5000, 5000, 1",
        "0, 2000, 0"
    })
    void isTheExactTest(int onlyFirst, int onlySecond, double p) {
        assertThat(new McNemar(onlyFirst, onlySecond).p()).isCloseTo(p, Percentage.withPercentage(1e-8));
        assertThat(new McNemar(onlySecond, onlyFirst).p()).isCloseTo(p, Percentage.withPercentage(1e-8));
    }

    @Test
    void countsWhatOnlyOneReads() {
        BitSet first = BitSet.valueOf(new long[] {0b110110});
        BitSet second = BitSet.valueOf(new long[] {0b011100});
        assertThat(McNemar.of(first, second)).isEqualTo(new McNemar(2, 1));
        assertThat(first).isEqualTo(BitSet.valueOf(new long[] {0b110110}));
    }

    @Test
    void refusesNegativeNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new McNemar(-1, 2))
                .withMessage("numbers of images must be 0 or more, but are -1 and 2");
    }
}
