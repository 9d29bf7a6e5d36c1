package org.chalknet.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What stands on the board: strokes, in the order they were drawn. Never pixels, so a drawing is the same at any size of
 * the window.
 *
 * @param strokes the strokes; copied
 */
public record Drawing(List<Stroke> strokes) {

    /** The side of the square board in the units of a stroke's points, with (0, 0) at the top left. */
    public static final double SIDE = 500;

    /** The width of the pen on the board; what the network sees has a pen of its own, see {@link MnistPreparation}. */
    public static final double PEN_WIDTH = SIDE / 20;

    /** The board before anything is drawn. */
    public static final Drawing EMPTY = new Drawing(List.of());

    /** The smallest upright rectangle around the points of a drawing, in units of the board. */
    record Bounds(double left, double top, double right, double bottom) {

        double width() {
            return right - left;
        }

        double height() {
            return bottom - top;
        }
    }

    /** Copies the list. */
    public Drawing {
        strokes = List.copyOf(strokes);
    }

    /** Returns whether nothing is drawn. */
    public boolean isEmpty() {
        return strokes.isEmpty();
    }

    /** Returns this drawing with a further stroke. */
    public Drawing with(Stroke stroke) {
        List<Stroke> more = new ArrayList<>(strokes);
        more.add(stroke);
        return new Drawing(more);
    }

    /**
     * Returns this drawing with its last stroke led on to a further point.
     *
     * @throws java.util.NoSuchElementException if there is no stroke
     */
    public Drawing withLastStrokeTo(double x, double y) {
        List<Stroke> longer = new ArrayList<>(strokes);
        longer.add(longer.removeLast().to(x, y));
        return new Drawing(longer);
    }

    /** Returns whether this is another drawing that has been drawn on: its last stroke led on, or further strokes. */
    public boolean continues(Drawing other) {
        int whole = other.strokes.size() - 1;
        if (whole < 0) {
            return true;
        }
        return strokes.size() > whole
                && strokes.subList(0, whole).equals(other.strokes.subList(0, whole))
                && strokes.get(whole).continues(other.strokes.get(whole));
    }

    /**
     * Returns the rectangle around all points, the pen's width left out.
     *
     * @throws IllegalStateException if nothing is drawn
     */
    Bounds bounds() {
        if (isEmpty()) {
            throw new IllegalStateException("an empty drawing has no bounds");
        }
        return new Bounds(
                all(Stroke::x).min().getAsDouble(),
                all(Stroke::y).min().getAsDouble(),
                all(Stroke::x).max().getAsDouble(),
                all(Stroke::y).max().getAsDouble());
    }

    private DoubleStream all(ToDoubleBiFunction<Stroke, Integer> coordinate) {
        return strokes.stream()
                .flatMapToDouble(stroke ->
                        IntStream.range(0, stroke.size()).mapToDouble(i -> coordinate.applyAsDouble(stroke, i)));
    }
}
