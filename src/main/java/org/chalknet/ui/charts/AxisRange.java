package org.chalknet.ui.charts;

/**
 * What an axis spans, and the step between its ticks; both ends lie on ticks.
 *
 * @param lower the lower end
 * @param upper the upper end
 * @param step the distance of two ticks
 */
record AxisRange(double lower, double upper, double step) {

    private static final double[] ROUND = {1, 2, 2.5, 5, 10};

    /** Returns the smallest range with round ticks, at most the given number of steps, around two values. */
    static AxisRange around(double minimum, double maximum, int steps) {
        double step = roundStep((maximum - minimum) / steps);
        double lower = Math.floor(minimum / step + 1e-9) * step;
        double upper = Math.ceil(maximum / step - 1e-9) * step;
        return (upper - lower) / step > steps + 0.5 ? around(lower, upper, steps) : new AxisRange(lower, upper, step);
    }

    /** Returns the range of the epochs of a run, with ticks at whole epochs. */
    static AxisRange ofEpochs(int epochs) {
        AxisRange range = around(0, Math.max(1, epochs - 1), 6);
        return range.step() < 1 || range.step() == 2.5 ? around(0, Math.max(5, epochs - 1), 5) : range;
    }

    private static double roundStep(double least) {
        double decade = Math.pow(10, Math.floor(Math.log10(least)));
        for (double round : ROUND) {
            if (round * decade >= least * (1 - 1e-9)) {
                return round * decade;
            }
        }
        throw new IllegalArgumentException("no step for " + least);
    }
}
