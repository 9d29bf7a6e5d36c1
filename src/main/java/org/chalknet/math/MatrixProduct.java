package org.chalknet.math;

import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/**
 * The products that take most of the training's time. Every sum has one order, whatever range of columns is asked for; so
 * the bits do not depend on how the columns are shared out among threads. An instance keeps scratch space: each thread has
 * its own. Factors may be shared, if they come from an instance of the same class.
 *
 * <p>All this is meant for finite numbers. A term may be left out where the number of B is zero, even if that of A is infinite
 * or NaN: the sum may then be finite where NumPy's is NaN, and whether it is may depend on the range. So a network may answer
 * with numbers though its weights are none. The trainer publishes no such epoch: the L2 penalty goes over all weights, for λ = 0
 * too, and an epoch whose penalty or loss is not finite has diverged, as has one with a mini-batch whose answers are NaN.
 *
 * <p>Sizes, ranges and kinds of factors that do not fit are an IllegalArgumentException; a factor that comes from an instance of
 * another class is a ClassCastException.
 */
public interface MatrixProduct {

    /**
     * Ranges of rows begin and end at multiples of this, or end with the last row; so do the ranges of columns of
     * {@link #addTransposed}, of which one block is the best.
     */
    int BLOCK = 64;

    /**
     * On the Vector API, the terms of a sum go in blocks of so many: each is summed up by fused multiply-adds in ascending order,
     * starting from 0, and then added: in {@link #multiplyAdd} to β, in {@link #addTransposed} to C, the first together with γ·C. It
     * is a promise, as it decides the bits of every result.
     */
    int TERMS = 2 * BLOCK;

    /** Makes a left factor of zeros. */
    LeftFactor left(int rows, int columns);

    /** Makes a right factor of zeros that is set by floats. */
    RightFactor right(int rows, int columns);

    /** Makes a right factor of zeros that is set by bytes, each of which stands for {@link Pixels#value}. */
    RightFactor rightOfPixels(int rows, int columns);

    /**
     * Computes the rows fromRow … toRow − 1 of the columns from … to − 1 of C = A·B + β, where β is added to every column.
     *
     * @param a A, r × k
     * @param b B, k × at least {@code to} columns
     * @param bias β, r × 1; null for zeros
     * @param c C, r × at least {@code to} columns
     */
    void multiplyAdd(
            LeftFactor a,
            RightFactor b,
            @Nullable R032Store bias,
            R032Store c,
            int fromRow,
            int toRow,
            int from,
            int to);

    /** Computes all rows of the columns from … to − 1 of C = A·B + β. */
    default void multiplyAdd(LeftFactor a, RightFactor b, @Nullable R032Store bias, R032Store c, int from, int to) {
        multiplyAdd(a, b, bias, c, 0, c.getRowDim(), from, to);
    }

    /**
     * Computes the rows fromRow … toRow − 1 of the columns from … to − 1 of C = C + (γ·C + A·Bᵀ), the sums over the first m
     * columns of A and B. What is added is summed up first: a change that is small against C is not lost.
     *
     * @param a A, r × at least m columns
     * @param b B, k × at least m columns, k at least {@code to}
     * @param m the number of columns to sum over
     * @param gamma γ
     * @param c C, r × k
     * @param from the first of the columns, a multiple of {@link #BLOCK}
     * @param to the end of the columns: another multiple, or k
     */
    void addTransposed(
            LeftFactor a, RightFactor b, int m, float gamma, LeftFactor c, int fromRow, int toRow, int from, int to);

    /**
     * Adds to the rows fromRow … toRow − 1 of C, r × 1, the sums of the first m columns of A, r × at least m, in ascending order.
     *
     * @param fromRow the first of the rows, a multiple of {@link #BLOCK}
     * @param toRow the end of the rows: another multiple, or r
     */
    void addRowSums(LeftFactor a, int m, R032Store c, int fromRow, int toRow);

    /**
     * Multiplies the rows fromRow … toRow − 1 of the columns from … to − 1 of C, element by element, by those of B and by a factor.
     *
     * @param c C, r × at least {@code to} columns
     * @param b B, r × at least {@code to} columns
     */
    default void multiply(R032Store c, BitMatrix b, float factor, int fromRow, int toRow, int from, int to) {
        Sizes.checkMultiply(c, b, fromRow, toRow, from, to);
        int rows = b.rows();
        for (int j = from; j < to; j++) {
            for (int i = fromRow; i < toRow; i++) {
                c.data[j * rows + i] = b.get(i, j) ? c.data[j * rows + i] * factor : 0;
            }
        }
    }

    /**
     * Computes the rows fromRow … toRow − 1 of the columns from … to − 1 of C = max(0, Z) · D · factor, element by element. What is
     * no number in Z is none in C either, where D is 1.
     *
     * @param z Z, r × at least {@code to} columns
     * @param kept D, r × at least {@code to} columns; null for ones
     * @param factor at least 1: so C is not 0 just where Z is above 0, or no number, and D is 1
     * @param c C, r × at least {@code to} columns, of floats
     */
    void rectify(
            R032Store z,
            @Nullable BitMatrix kept,
            float factor,
            RightFactor c,
            int fromRow,
            int toRow,
            int from,
            int to);

    /**
     * Puts eˣ in the place of every element x of the columns from … to − 1 of C, within one unit in the last place: that of NaN is
     * NaN, that of −∞ is 0 and that of ∞ is ∞.
     *
     * @param c C, any number of rows × at least {@code to} columns
     */
    void exp(R032Store c, int from, int to);

    /** Returns the fastest implementation that this Java has: the Vector API's, or else ojAlgo's. */
    static MatrixProduct fastest() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? new VectorProduct()
                : new OjAlgoProduct();
    }
}
