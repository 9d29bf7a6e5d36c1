package org.chalknet.ui.charts;

import java.util.Locale;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.WilsonInterval;
import org.chalknet.ui.Figures;
import org.chalknet.ui.ourclass.ClassResult;
import org.jspecify.annotations.Nullable;

/** What is plotted over the epochs, of the training set and of the test set. */
enum Metric {
    /** The cross-entropy. */
    LOSS {
        @Override
        double training(EpochMetrics metrics) {
            return metrics.loss();
        }

        @Override
        double test(EpochMetrics metrics) {
            return metrics.testLoss();
        }

        @Override
        double ourClass(ClassResult result) {
            return result.loss();
        }

        @Override
        AxisRange range(double minimum, double maximum, int steps) {
            return AxisRange.around(0, maximum > 0 ? maximum : 1, steps);
        }

        @Override
        String tick(double value, double step) {
            return step >= 1e5
                    ? String.format(Locale.ROOT, "%.1e", value)
                    : String.format(Locale.ROOT, "%." + Math.max(2, decimals(step)) + "f", value);
        }

        @Override
        String shortly(double value) {
            return Figures.measured(value);
        }

        @Override
        String widest() {
            return Figures.measured(8.8e88);
        }

        @Override
        String exactly(double value) {
            return String.format(Locale.ROOT, "%.6g", value);
        }
    },
    /** The share of images that are read rightly. */
    ACCURACY {
        @Override
        double training(EpochMetrics metrics) {
            return metrics.trainAccuracy();
        }

        @Override
        double test(EpochMetrics metrics) {
            return metrics.testAccuracy();
        }

        @Override
        double ourClass(ClassResult result) {
            return result.accuracy();
        }

        @Override
        WilsonInterval interval(ClassResult result) {
            return result.interval();
        }

        @Override
        AxisRange range(double minimum, double maximum, int steps) {
            double top = Math.min(1, Math.max(maximum, minimum + LEAST_ACCURACY_SPAN));
            return AxisRange.around(Math.min(minimum, top - LEAST_ACCURACY_SPAN), top, steps);
        }

        @Override
        String tick(double value, double step) {
            return Figures.percent(value, Math.max(1, decimals(step * 100)));
        }

        @Override
        String shortly(double value) {
            return Figures.percent(value, 2);
        }

        @Override
        String widest() {
            return Figures.percent(1, 2);
        }

        @Override
        String exactly(double value) {
            return Figures.percent(value, 3);
        }
    };

    private static final double LEAST_ACCURACY_SPAN = 0.01;

    /** Returns the value of the training set. */
    abstract double training(EpochMetrics metrics);

    /** Returns the value of the test set. */
    abstract double test(EpochMetrics metrics);

    /** Returns the value of our class. */
    abstract double ourClass(ClassResult result);

    /** Returns where the true value of our class probably lies; null where that is not known. */
    @Nullable
    WilsonInterval interval(ClassResult result) {
        return null;
    }

    /** Returns what an axis that shows all values from a smallest to a largest in so many steps at most spans. */
    abstract AxisRange range(double minimum, double maximum, int steps);

    /** Returns the text at a tick. */
    abstract String tick(double value, double step);

    /** Returns a value for reading at a glance. */
    abstract String shortly(double value);

    /** Returns the widest text that a value for reading at a glance has. */
    abstract String widest();

    /** Returns a value for comparing. */
    abstract String exactly(double value);

    private static int decimals(double step) {
        int decimals = 0;
        for (double rest = step; decimals < 9 && Math.abs(rest - Math.rint(rest)) > 1e-6; rest *= 10) {
            decimals++;
        }
        return decimals;
    }
}
