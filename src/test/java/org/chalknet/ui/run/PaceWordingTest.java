package org.chalknet.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceWordingTest {

    @Test
    void becomesShorterAndKeepsTheTime() {
        assertThat(PaceWording.of(754, 225_890).inWords())
                .containsExactly("12:34 left · 226,000 examples/s", "12:34 left · 226k/s", "12:34 left");
    }

    @Test
    void saysWhatIsKnown() {
        assertThat(PaceWording.of(Double.NaN, 225_890).inWords()).containsExactly("226,000 examples/s", "226k/s");
        assertThat(PaceWording.of(Double.POSITIVE_INFINITY, 9.7).inWords()).containsExactly("10 examples/s", "10/s");
        assertThat(PaceWording.of(5, Double.NaN).inWords()).containsExactly("0:05 left");
        assertThat(PaceWording.of(Double.NaN, Double.NaN).inWords()).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({
        "86399,23:59:59 left",
        "86400,24 h left",
        "359000,100 h left",
        "360000,4 days left",
        "42958909,497 days left",
        "9e8,'10,417 days left'"
    })
    void leavesOutTheSecondsOfALongTime(double seconds, String expected) {
        assertThat(PaceWording.of(seconds, 1).inWords().getLast()).isEqualTo(expected);
    }

    @Test
    void isTheSameWhereTheWordsAre() {
        assertThat(PaceWording.of(754.4, 225_890)).isEqualTo(PaceWording.of(753.6, 226_100));
        assertThat(PaceWording.of(754.4, 225_890)).isNotEqualTo(PaceWording.of(754.6, 225_890));
        assertThat(PaceWording.of(Double.POSITIVE_INFINITY, Double.NaN))
                .isEqualTo(PaceWording.of(Double.NaN, Double.NaN));
    }
}
