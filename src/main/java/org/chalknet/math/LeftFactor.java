package org.chalknet.math;

import org.ojalgo.matrix.store.R032Store;

/** A matrix that has been copied to be the left factor of products, in whatever order reads fastest. */
public interface LeftFactor {

    /** Returns the number of rows. */
    int rows();

    /** Returns the number of columns. */
    int columns();

    /**
     * Copies the rows fromRow … toRow − 1 of the columns from … to − 1 of a matrix of the factor's size.
     *
     * @param scale what every element is multiplied by
     */
    void set(R032Store matrix, float scale, int fromRow, int toRow, int from, int to);

    /** Copies all rows of the columns from … to − 1 of a matrix of the factor's size, multiplied by a scale. */
    default void set(R032Store matrix, float scale, int from, int to) {
        set(matrix, scale, 0, rows(), from, to);
    }

    /**
     * Makes 0 of every number closer to 0 than 2⁻¹²⁶ in the rows fromRow … toRow − 1 of the columns from … to − 1. A processor takes
     * over ten times as long for such a subnormal number; and as weights decay they end as some, which rounding keeps for good.
     *
     * @param fromRow a multiple of {@link MatrixProduct#BLOCK}, as is the end, unless that is the number of rows
     */
    void flushSubnormals(int fromRow, int toRow, int from, int to);

    /** Copies the factor into a matrix of its size. */
    void get(R032Store matrix);

    /**
     * Copies the rows fromRow … toRow − 1 of the columns from … to − 1 of another factor, which become columns and rows here:
     * this factor is its transpose.
     *
     * @param from the first of the columns, a multiple of {@link MatrixProduct#BLOCK}
     * @param to the end of the columns: another multiple, or that of all of them
     */
    void setTransposed(LeftFactor matrix, int fromRow, int toRow, int from, int to);
}
