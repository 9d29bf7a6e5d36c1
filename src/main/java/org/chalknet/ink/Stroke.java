package org.chalknet.ink;

import java.util.Arrays;

/**
 * One line of the pen, from where it touches the board to where it leaves it. Points are joined by straight lines; a
 * single point is a dot. Lengths are in units of the board, see {@link Drawing#SIDE}; y runs downwards.
 */
public final class Stroke {

    /** The farthest that a coordinate may be from 0, in units of the board. */
    public static final double FARTHEST = 1_000_000;

    private final double[] x;
    private final double[] y;

    /**
     * @param x the x of each point, at least one; copied
     * @param y the y of each point, as many; copied
     * @throws IllegalArgumentException if there is no point, if x and y differ in number, or if a coordinate is not a
     *     number from −{@link #FARTHEST} to {@link #FARTHEST}
     */
    public Stroke(double[] x, double[] y) {
        if (x.length == 0 || x.length != y.length) {
            throw new IllegalArgumentException(
                    "a stroke needs at least 1 point and as many x as y, but has %d x and %d y"
                            .formatted(x.length, y.length));
        }
        this.x = near("x", x);
        this.y = near("y", y);
    }

    /** Returns a stroke of a single point. */
    public static Stroke dot(double x, double y) {
        return new Stroke(new double[] {x}, new double[] {y});
    }

    /** Returns this stroke with a further point at its end. */
    public Stroke to(double nextX, double nextY) {
        double[] longerX = Arrays.copyOf(x, size() + 1);
        double[] longerY = Arrays.copyOf(y, size() + 1);
        longerX[size()] = nextX;
        longerY[size()] = nextY;
        return new Stroke(longerX, longerY);
    }

    /** Returns the number of points, at least 1. */
    public int size() {
        return x.length;
    }

    /** Returns the x of a point, counted from 0. */
    public double x(int index) {
        return x[index];
    }

    /** Returns the y of a point, counted from 0. */
    public double y(int index) {
        return y[index];
    }

    /** Returns whether this is another stroke led on, or the same. */
    boolean continues(Stroke other) {
        return size() >= other.size()
                && Arrays.equals(x, 0, other.size(), other.x, 0, other.size())
                && Arrays.equals(y, 0, other.size(), other.y, 0, other.size());
    }

    private static double[] near(String axis, double[] coordinates) {
        double[] copy = new double[coordinates.length];
        for (int i = 0; i < coordinates.length; i++) {
            if (!(Math.abs(coordinates[i]) <= FARTHEST)) {
                throw new IllegalArgumentException("%s of point %d of a stroke must be from -%.0f to %.0f, but is %s"
                        .formatted(axis, i + 1, FARTHEST, FARTHEST, coordinates[i]));
            }
            // -0 is the same place as 0, and so the same stroke.
            copy[i] = coordinates[i] == 0 ? 0 : coordinates[i];
        }
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Stroke stroke && Arrays.equals(x, stroke.x) && Arrays.equals(y, stroke.y);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
    }

    @Override
    public String toString() {
        return "Stroke[x=%s, y=%s]".formatted(Arrays.toString(x), Arrays.toString(y));
    }
}
