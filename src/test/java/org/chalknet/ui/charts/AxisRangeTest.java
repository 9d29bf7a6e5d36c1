package org.chalknet.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisRangeTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0.19, 0, 0.2, 0.05",
        "0, 2.303, 0, 2.5, 0.5",
        "0.943, 0.983, 0.94, 0.99, 0.01",
        "0.1, 0.98, 0, 1, 0.2",
        "0, 1.2e9, 0, 1.25e9, 2.5e8",
        "-3, 4, -4, 4, 2"
    })
    void spansTheValuesWithRoundTicks(double minimum, double maximum, double lower, double upper, double step) {
        AxisRange range = AxisRange.around(minimum, maximum, 5);

        assertThat(range.lower()).isEqualTo(lower);
        assertThat(range.upper()).isEqualTo(upper);
        assertThat(range.step()).isEqualTo(step);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5, 1",
        "2, 5, 1",
        "6, 5, 1",
        "10, 10, 2",
        "30, 30, 5",
        "31, 30, 5",
        "100, 100, 20",
        "10000, 10000, 2000"
    })
    void putsTicksAtWholeEpochs(int epochs, double upper, double step) {
        AxisRange range = AxisRange.ofEpochs(epochs);

        assertThat(range.lower()).isZero();
        assertThat(range.upper()).isEqualTo(upper);
        assertThat(range.step()).isEqualTo(step);
    }

    @Test
    void hasTicksAtTheNumbersThatStandAtThem() {
        assertThat(AxisRange.around(0.943, 0.983, 5).ticks()).containsExactly(0.94, 0.95, 0.96, 0.97, 0.98, 0.99);
        assertThat(AxisRange.around(-0.3, 0.1, 5).ticks()).containsExactly(-0.3, -0.2, -0.1, 0.0, 0.1);
        assertThat(AxisRange.around(0, 0.00012, 5).ticks())
                .containsExactly(0.0, 0.000025, 0.00005, 0.000075, 0.0001, 0.000125);
    }

    @Test
    void holdsAllValuesInFewSteps() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int i = 0; i < 10_000; i++) {
            double minimum = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20) - 10);
            double maximum = minimum + (random.nextDouble() + 1e-3) * Math.pow(10, random.nextInt(20) - 10);
            if (maximum - minimum < Math.abs(minimum) * 1e-6) {
                continue;
            }
            int steps = 2 + i % 4;
            AxisRange range = AxisRange.around(minimum, maximum, steps);
            String of = "seed %d: %s to %s gives %s".formatted(seed, minimum, maximum, range);
            assertThat(range.lower()).as(of).isLessThanOrEqualTo(minimum + range.step() * 1e-6);
            assertThat(range.upper()).as(of).isGreaterThanOrEqualTo(maximum - range.step() * 1e-6);
            assertThat(range.last() - range.first()).as(of).isBetween(1L, (long) steps);
            assertThat(range.ticks()).as(of).startsWith(range.lower()).endsWith(range.upper());
        }
    }
}
