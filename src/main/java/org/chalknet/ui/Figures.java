package org.chalknet.ui;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers are written in the window: with a decimal point, as in the notebook, in every language. */
public final class Figures {

    private Figures() {}

    /** Returns a whole number with its thousands set apart, such as {@code 109,386}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Returns a share as a percentage, such as {@code 97.46 %}. */
    public static String percent(double share, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f %%", share * 100);
    }

    /** Returns a number in full, with at least the given number of decimals, such as {@code 0.10}. */
    public static String plain(double value, int leastDecimals) {
        BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        return exact.setScale(Math.max(exact.scale(), leastDecimals), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** Returns a number with three significant digits, such as {@code 0.0625}. */
    public static String significant(double value) {
        return new BigDecimal(value)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** Returns a number of about four digits, such as {@code 0.0612}, {@code 2.303} or {@code 1.2e+08}. */
    public static String measured(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        if (size >= 1e5) {
            return String.format(Locale.ROOT, "%.1e", value);
        }
        return String.format(Locale.ROOT, size < 1 ? "%.4f" : size < 100 ? "%.3f" : "%.0f", value);
    }

    /** Returns a number of at most three digits that are not 0, such as 226000 for 225890. */
    public static long roundedTo3Digits(double value) {
        long unit = (long) Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 2));
        return Math.round(value / unit) * unit;
    }

    /** Returns a number with thousands as k and millions as M, such as {@code 226k} or {@code 1.23M}. */
    public static String compact(long value) {
        if (value < 1000) {
            return Long.toString(value);
        }
        return value < 999_500 ? significant(value / 1e3) + "k" : significant(value / 1e6) + "M";
    }

    /** Returns a time as {@code 0:05}, {@code 12:30} or {@code 1:02:03}. */
    public static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
