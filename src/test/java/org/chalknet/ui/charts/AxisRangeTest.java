package org.chalknet.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

        assertThat(range.lower()).isCloseTo(lower, within(step * 1e-9));
        assertThat(range.upper()).isCloseTo(upper, within(step * 1e-9));
        assertThat(range.step()).isCloseTo(step, within(step * 1e-9));
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
        assertThat(AxisRange.ofEpochs(epochs)).isEqualTo(new AxisRange(0, upper, step));
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
            AxisRange range = AxisRange.around(minimum, maximum, 5);
            String of = "seed %d: %s to %s gives %s".formatted(seed, minimum, maximum, range);
            assertThat(range.lower()).as(of).isLessThanOrEqualTo(minimum + range.step() * 1e-6);
            assertThat(range.upper()).as(of).isGreaterThanOrEqualTo(maximum - range.step() * 1e-6);
            assertThat((range.upper() - range.lower()) / range.step()).as(of).isBetween(0.99, 5.01);
        }
    }
}
