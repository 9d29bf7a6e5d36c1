package org.chalknet.ui.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** The points of a curve that are drawn: all of a short run, of a long one the extremes of each stretch of epochs. */
final class Curve {

    /**
     * A point.
     *
     * @param epoch the epoch, from 0
     * @param value what was measured, finite
     */
    record Point(int epoch, double value) {}

    private Curve() {}

    /**
     * Returns the points to draw. The first and the last are always among them, as are the highest and the lowest; what
     * is not finite is left out.
     *
     * @param measured what was measured, in the order of the epochs
     * @param epoch returns the epoch, from 0
     * @param value returns the value
     * @param limit about how many points are drawn at most
     */
    static <T> List<Point> of(List<T> measured, ToIntFunction<T> epoch, ToDoubleFunction<T> value, int limit) {
        List<Point> points = measured.stream()
                .map(one -> new Point(epoch.applyAsInt(one), value.applyAsDouble(one)))
                .filter(point -> Double.isFinite(point.value()))
                .toList();
        if (points.size() <= limit) {
            return points;
        }
        int stretch = Math.ceilDiv(2 * points.size(), limit);
        List<Point> drawn = new ArrayList<>(limit + 2);
        drawn.add(points.getFirst());
        for (int from = 1; from < points.size() - 1; from += stretch) {
            addExtremes(points.subList(from, Math.min(from + stretch, points.size() - 1)), drawn);
        }
        drawn.add(points.getLast());
        return drawn;
    }

    private static void addExtremes(List<Point> stretch, List<Point> drawn) {
        Point lowest = stretch.getFirst();
        Point highest = stretch.getFirst();
        for (Point point : stretch) {
            lowest = point.value() < lowest.value() ? point : lowest;
            highest = point.value() > highest.value() ? point : highest;
        }
        drawn.add(lowest.epoch() < highest.epoch() ? lowest : highest);
        if (lowest.epoch() != highest.epoch()) {
            drawn.add(lowest.epoch() < highest.epoch() ? highest : lowest);
        }
    }
}
