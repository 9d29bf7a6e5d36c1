package org.chalknet.math;

import java.util.function.IntUnaryOperator;
import org.ojalgo.matrix.store.R032Store;

/**
 * A matrix that is the right factor of products, or, transposed, of others. Threads may set different columns, or blocks of
 * {@link MatrixProduct#BLOCK} rows, at a time.
 */
public interface RightFactor {

    /** Returns the number of rows. */
    int rows();

    /** Returns the number of columns. */
    int columns();

    /** Returns where its numbers are not zero: its own bits, which change with it, only to be read. */
    BitMatrix nonZeros();

    /** Reads a column of floats, of a factor of floats; {@code offset} is where it begins. */
    void set(int column, float[] floats, int offset);

    /**
     * Reads bytes, each for {@link Pixels#value}, as the columns from … to − 1 of a factor of pixels. If one of the columns is not
     * within the bytes, what these columns hold is undefined.
     *
     * @param offset where a column's bytes begin, asked once for each column
     */
    void set(int from, int to, byte[] bytes, IntUnaryOperator offset);

    /** Reads the rows fromRow … toRow − 1 of the columns from … to − 1 of a matrix of the factor's size. */
    void set(R032Store matrix, int fromRow, int toRow, int from, int to);

    /** Reads all rows of the columns from … to − 1 of a matrix of the factor's size. */
    default void set(R032Store matrix, int from, int to) {
        set(matrix, 0, rows(), from, to);
    }
}
