package org.chalknet.ui.charts;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What an axis spans: from a whole multiple of its step to another. Multiples are taken in decimals, so that the ends
 * and the ticks are the numbers that stand at them: 94 steps of 0.01 are 0.94.
 *
 * @param first how many steps from 0 the lower end is
 * @param last how many steps from 0 the upper end is
 * @param step the distance of two ticks
 */
record AxisRange(long first, long last, double step) {

    private static final List<BigDecimal> ROUND =
            Stream.of("1", "2", "2.5", "5", "10").map(BigDecimal::new).toList();

    /** Returns the smallest range with round ticks, at most the given number of steps, around two values. */
    static AxisRange around(double minimum, double maximum, int steps) {
        double step = roundStep((maximum - minimum) / steps);
        long first = (long) Math.floor(minimum / step + 1e-9);
        long last = (long) Math.ceil(maximum / step - 1e-9);
        AxisRange range = new AxisRange(first, last, step);
        return last - first > steps ? around(range.lower(), range.upper(), steps) : range;
    }

    /** Returns the range of the epochs of a run, with ticks at whole epochs. */
    static AxisRange ofEpochs(int epochs) {
        AxisRange range = around(0, Math.max(1, epochs - 1), 6);
        return range.step() < 1 || range.step() == 2.5 ? around(0, Math.max(5, epochs - 1), 5) : range;
    }

    /** Returns the lower end. */
    double lower() {
        return multiple(first);
    }

    /** Returns the upper end. */
    double upper() {
        return multiple(last);
    }

    /** Returns where the ticks are, from the lower end to the upper, both with one. */
    List<Double> ticks() {
        return LongStream.rangeClosed(first, last).mapToObj(this::multiple).toList();
    }

    private double multiple(long count) {
        return BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(count)).doubleValue();
    }

    private static double roundStep(double least) {
        int decade = (int) Math.floor(Math.log10(least));
        for (BigDecimal round : ROUND) {
            double step = round.scaleByPowerOfTen(decade).doubleValue();
            if (step >= least * (1 - 1e-9)) {
                return step;
            }
        }
        throw new IllegalArgumentException("no step for " + least);
    }
}
