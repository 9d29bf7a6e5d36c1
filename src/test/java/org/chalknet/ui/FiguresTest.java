package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void writesNumbersAsTheNotebookDoes() {
        assertThat(Figures.count(109_386)).isEqualTo("109,386");
        assertThat(Figures.percent(0.97456, 2)).isEqualTo("97.46 %");
        assertThat(Figures.plain(0.1, 2)).isEqualTo("0.10");
        assertThat(Figures.plain(100, 2)).isEqualTo("100.00");
        assertThat(Figures.plain(0.000001, 2)).isEqualTo("0.000001");
        assertThat(Figures.significant(0.0625)).isEqualTo("0.0625");
        assertThat(Figures.significant(0.1 / 1.3)).isEqualTo("0.0769");
        assertThat(Figures.significant(100)).isEqualTo("100");
    }

    @Test
    void writesWhatIsMeasuredInAboutFourDigits() {
        assertThat(Figures.measured(0.06118)).isEqualTo("0.0612");
        assertThat(Figures.measured(2.30258)).isEqualTo("2.303");
        assertThat(Figures.measured(1234.5)).isEqualTo("1235");
        assertThat(Figures.measured(1.23e8)).isEqualTo("1.2e+08");
        assertThat(Figures.measured(Double.NaN)).isEqualTo("NaN");
        assertThat(Figures.measured(Double.POSITIVE_INFINITY)).isEqualTo("∞");
    }

    @Test
    void writesLargeNumbersInFewDigits() {
        assertThat(Figures.roundedTo3Digits(225_890)).isEqualTo(226_000);
        assertThat(Figures.roundedTo3Digits(12.4)).isEqualTo(12);
        assertThat(Figures.compact(999)).isEqualTo("999");
        assertThat(Figures.compact(8_120)).isEqualTo("8.12k");
        assertThat(Figures.compact(226_000)).isEqualTo("226k");
        assertThat(Figures.compact(1_230_000)).isEqualTo("1.23M");
    }

    @Test
    void writesTimes() {
        assertThat(Figures.clock(0)).isEqualTo("0:00");
        assertThat(Figures.clock(59.6)).isEqualTo("1:00");
        assertThat(Figures.clock(754)).isEqualTo("12:34");
        assertThat(Figures.clock(3723)).isEqualTo("1:02:03");
    }
}
