package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WilsonIntervalTest {

    /**
     * The first four are method 3 of table I in Newcombe: Two-sided confidence intervals for the single proportion, 1998. The
     * last is worked by hand: p = 0.9, z² / n = 0.128049, (0.9 + 0.064024 ± √(0.128049 · (0.09 + 0.032012))) / 1.128049.
     */
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0, 0.1611",
        "29, 29, 0.8830, 1",
        "27, 30, 0.7438, 0.9654"
    })
    void givesThePublishedIntervals(int right, int total, double lower, double upper) {
        WilsonInterval interval = WilsonInterval.of(right, total);
        assertThat(interval.lower()).isCloseTo(lower, Offset.offset(0.00005));
        assertThat(interval.upper()).isCloseTo(upper, Offset.offset(0.00005));
    }

    @Test
    void endsAtTheEnds() {
        assertThat(WilsonInterval.of(0, 7).lower()).isZero();
        assertThat(WilsonInterval.of(7, 7).upper()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNoSample() {
        assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> WilsonInterval.of(-1, 5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WilsonInterval.of(6, 5))
                .withMessage("an interval needs at least 1 trial and no more successes, but has 5 and 6");
    }
}
