package org.chalknet.math;

import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/**
 * The checks of sizes and ranges that all products and factors share: what does not fit gets an error that names it, what there
 * is and what was asked for. The kernels behind them check nothing.
 */
final class Sizes {

    private Sizes() {}

    /** Checks what {@link MatrixProduct#multiplyAdd} is given. */
    static void checkMultiplyAdd(
            LeftFactor a,
            RightFactor b,
            @Nullable R032Store bias,
            R032Store c,
            int fromRow,
            int toRow,
            int from,
            int to) {
        checkEqual("columns of A and rows of B", a.columns(), b.rows());
        checkEqual("rows of A and of C", a.rows(), c.getRowDim());
        if (bias != null) {
            checkEqual("rows of A and of β", a.rows(), bias.getRowDim());
            checkEqual("columns of β and of a vector", bias.getColDim(), 1);
        }
        checkBlocks("rows", fromRow, toRow, a.rows());
        checkRange("columns of B", from, to, b.columns());
        checkRange("columns of C", from, to, c.getColDim());
    }

    /** Checks what {@link MatrixProduct#addTransposed} is given. */
    static void checkAddTransposed(
            LeftFactor a, RightFactor b, int m, LeftFactor c, int fromRow, int toRow, int from, int to) {
        checkEqual("rows of A and of C", a.rows(), c.rows());
        checkEqual("rows of B and columns of C", b.rows(), c.columns());
        checkBlocks("rows", fromRow, toRow, a.rows());
        checkBlocks("rows of B", from, to, b.rows());
        checkTerms("A", m, a.columns());
        checkTerms("B", m, b.columns());
    }

    /** Checks what {@link MatrixProduct#addRowSums} is given. */
    static void checkAddRowSums(LeftFactor a, int m, R032Store c, int fromRow, int toRow) {
        checkEqual("rows of A and of C", a.rows(), c.getRowDim());
        checkEqual("columns of C and of a vector", c.getColDim(), 1);
        checkBlocks("rows", fromRow, toRow, a.rows());
        checkTerms("A", m, a.columns());
    }

    /** Checks what {@link MatrixProduct#multiply} is given. */
    static void checkMultiply(R032Store c, BitMatrix b, int fromRow, int toRow, int from, int to) {
        checkEqual("rows of B and of C", b.rows(), c.getRowDim());
        checkBlocks("rows", fromRow, toRow, b.rows());
        checkRange("columns of B", from, to, b.columns());
        checkRange("columns of C", from, to, c.getColDim());
    }

    /** Checks what {@link MatrixProduct#rectify} is given. */
    static void checkRectify(
            R032Store z,
            @Nullable BitMatrix kept,
            float factor,
            RightFactor c,
            int fromRow,
            int toRow,
            int from,
            int to) {
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("the factor must be at least 1, but is " + factor);
        }
        checkEqual("rows of Z and of C", z.getRowDim(), c.rows());
        checkBlocks("rows", fromRow, toRow, c.rows());
        checkRange("columns of Z", from, to, z.getColDim());
        checkRange("columns of C", from, to, c.columns());
        if (kept != null) {
            checkEqual("rows of D and of C", kept.rows(), c.rows());
            checkRange("columns of D", from, to, kept.columns());
        }
    }

    /** Checks what {@link LeftFactor#setTransposed} is given. */
    static void checkTranspose(LeftFactor matrix, LeftFactor transpose, int fromRow, int toRow, int from, int to) {
        checkEqual("rows of a matrix and columns of its transpose", matrix.rows(), transpose.columns());
        checkEqual("columns of a matrix and rows of its transpose", matrix.columns(), transpose.rows());
        checkBlocks("rows", fromRow, toRow, matrix.rows());
        checkBlocks("columns", from, to, matrix.columns());
    }

    /** Fails if a matrix and what copies it are not of the same size. */
    static void checkCopy(R032Store matrix, int rows, int columns) {
        checkEqual("rows of a matrix and of its copy", matrix.getRowDim(), rows);
        checkEqual("columns of a matrix and of its copy", matrix.getColDim(), columns);
    }

    /** Fails if the one number is not the other. */
    static void checkEqual(String what, int one, int other) {
        if (one != other) {
            throw new IllegalArgumentException("%s must be as many, but are %d and %d".formatted(what, one, other));
        }
    }

    /** Fails if from … to − 1 is not within 0 … count − 1. */
    static void checkRange(String what, int from, int to, int count) {
        if (from < 0 || from > to || to > count) {
            throw new IllegalArgumentException(
                    "%s must be within 0 to %d, but are %d to %d".formatted(what, count - 1, from, to - 1));
        }
    }

    /** Fails if from … to − 1 is not within 0 … count − 1 or does not come in blocks. */
    static void checkBlocks(String what, int from, int to, int count) {
        checkRange(what, from, to, count);
        if (from % MatrixProduct.BLOCK != 0 || (to % MatrixProduct.BLOCK != 0 && to != count)) {
            throw new IllegalArgumentException("%s must come in blocks of %d, but are %d to %d of %d"
                    .formatted(what, MatrixProduct.BLOCK, from, to - 1, count));
        }
    }

    private static void checkTerms(String matrix, int m, int columns) {
        if (m < 1 || m > columns) {
            throw new IllegalArgumentException(
                    "the sums must be over 1 to %d columns of %s, but are over %d".formatted(columns, matrix, m));
        }
    }

    /** Returns the error for a right factor of the one kind of numbers that is given the other. */
    static IllegalArgumentException wrongKind(String kind, String given) {
        return new IllegalArgumentException("a right factor of %s cannot be set by %s".formatted(kind, given));
    }
}
