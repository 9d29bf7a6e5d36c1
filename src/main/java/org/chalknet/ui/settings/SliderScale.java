package org.chalknet.ui.settings;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The values that a slider offers, from left to right: round ones only, as many as a hand can tell apart. Position i
 * stands for stop i; between two stops, where only typed values lie, it is interpolated.
 */
public final class SliderScale {

    private static final double[] MANTISSAS = {1, 1.5, 2, 3, 5, 7};

    private final double[] stops;

    private SliderScale(double[] stops) {
        this.stops = stops;
    }

    /** Returns a scale of even steps, given in hundredths so that every stop is the nearest double. */
    public static SliderScale hundredths(int first, int last, int step) {
        return new SliderScale(DoubleStream.iterate(first, value -> value <= last, value -> value + step)
                .map(value -> value / 100)
                .toArray());
    }

    /** Returns a logarithmic scale from 10^first to 10^last, first ≤ 0, with six stops a decade. */
    public static SliderScale decades(int first, int last) {
        return new SliderScale(logarithmic(first, last).toArray());
    }

    /** Returns a logarithmic scale that begins with a stop for 0. */
    public static SliderScale decadesAndZero(int first, int last) {
        return new SliderScale(DoubleStream.concat(DoubleStream.of(0), logarithmic(first, last))
                .toArray());
    }

    private static DoubleStream logarithmic(int first, int last) {
        int stopsBelow = (last - first) * MANTISSAS.length;
        return DoubleStream.iterate(0, i -> i <= stopsBelow, i -> i + 1).map(i -> {
            int decade = first + (int) i / MANTISSAS.length;
            double mantissa = MANTISSAS[(int) i % MANTISSAS.length];
            return decade < 0 ? mantissa / Math.pow(10, -decade) : mantissa * Math.pow(10, decade);
        });
    }

    /** Returns the position of the last stop. */
    public int last() {
        return stops.length - 1;
    }

    /** Returns the value of the stop nearest to a position. */
    public double valueAt(double position) {
        return stops[Math.clamp(Math.round(position), 0, last())];
    }

    /** Returns the position of a value; one beyond the scale is put at its end. */
    public double positionOf(double value) {
        int found = Arrays.binarySearch(stops, value);
        if (found >= 0) {
            return found;
        }
        int above = -found - 1;
        if (above == 0 || above == stops.length) {
            return Math.min(above, last());
        }
        return above - 1 + (value - stops[above - 1]) / (stops[above] - stops[above - 1]);
    }
}
