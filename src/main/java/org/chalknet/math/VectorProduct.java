package org.chalknet.math;

import java.lang.ref.Reference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/**
 * Products on the Vector API. A panel of A meets all columns of C before the next panel, and a block of its columns all of them
 * before the next block, so that what is read again is still in the nearest cache. Sizes and ranges are checked here, once for
 * all that a kernel reads and writes.
 */
public final class VectorProduct implements MatrixProduct {

    private static final int COLUMNS = FourColumnsKernel.COLUMNS;

    /** Where at least one of four rows of B is not zero: of 64 rows, for each four a long of 64 columns. */
    private final long[] nonZeros = new long[BitMatrix.FOURS];

    /** The same for the next 64 columns. */
    private final long[] moreNonZeros = new long[BitMatrix.FOURS];
    /**
     * A panel of C, whose columns begin with a cache line, and room for those that a kernel computes in vain: they add up to
     * anything, and nobody reads them.
     */
    private AlignedMemory tile = new AlignedMemory(COLUMNS * Panels.COLUMN);

    @Override
    public LeftFactor left(int rows, int columns) {
        return new Panels(rows, columns);
    }

    @Override
    public RightFactor right(int rows, int columns) {
        return NonZeros.ofFloats(rows, columns);
    }

    @Override
    public RightFactor rightOfPixels(int rows, int columns) {
        return NonZeros.ofPixels(rows, columns);
    }

    @Override
    public void multiplyAdd(
            LeftFactor a,
            RightFactor b,
            @Nullable R032Store bias,
            R032Store c,
            int fromRow,
            int toRow,
            int from,
            int to) {
        Panels left = (Panels) a;
        NonZeros right = (NonZeros) b;
        Sizes.checkMultiplyAdd(a, b, bias, c, fromRow, toRow, from, to);
        try {
            long size = (to - from + COLUMNS) * Panels.COLUMN;
            if (tile.size() < size) {
                tile = new AlignedMemory(size);
            }
            for (int panel = fromRow / Panels.HEIGHT; panel * Panels.HEIGHT < toRow; panel++) {
                int rows = left.rows(panel);
                long stride = left.stride(panel);
                for (int j = from; j < to; j++) {
                    fillColumn(bias, panel, rows, tile.address() + (j - from) * stride);
                }
                for (int block = 0; block < right.nonZeros().blocks(); block += TERMS / BLOCK) {
                    for (int j = from; j < to; j += COLUMNS) {
                        long at = tile.address() + (j - from) * stride;
                        addBlock(left, panel, right, block, j, Math.min(j + COLUMNS, to), at);
                    }
                }
                for (int j = from; j < to; j++) {
                    int at = j * c.getRowDim() + panel * Panels.HEIGHT;
                    Panels.store(tile.address() + (j - from) * stride, rows, c.data, at);
                }
            }
        } finally {
            Reference.reachabilityFence(left);
            Reference.reachabilityFence(this);
        }
    }

    /** Puts a panel's rows of β, or zeros, into a column of the tile. */
    private static void fillColumn(@Nullable R032Store bias, int panel, int rows, long column) {
        if (bias == null) {
            Panels.clear(column, rows);
        } else {
            Panels.load(bias.data, panel * Panels.HEIGHT, rows, 1, column);
        }
    }

    /** Computes four columns of the tile; {@code at} is where they begin there, and those from {@code to} on do not count. */
    private void addBlock(Panels a, int panel, NonZeros b, int block, int from, int to, long at) {
        BitMatrix bits = b.nonZeros();
        long first = bits.anyOf(block, from, to);
        long second = bits.anyOf(block + 1, from, to);
        if ((first | second) != 0) {
            int origin = b.index(block * BLOCK, from);
            long begin = a.start(panel, block * BLOCK);
            addColumns(a, panel, begin, first, second, b, origin, b.columnStride(), 1, b.blockStride(), 0, at);
        }
    }

    @Override
    public void addTransposed(
            LeftFactor a, RightFactor b, int m, float gamma, LeftFactor c, int fromRow, int toRow, int from, int to) {
        Panels left = (Panels) a;
        NonZeros right = (NonZeros) b;
        Panels target = (Panels) c;
        Sizes.checkAddTransposed(a, b, m, c, fromRow, toRow, from, to);
        try {
            for (int start = from; start < to; start += BLOCK) {
                for (int term = 0; term < m; term += TERMS) {
                    right.nonZeros().getFourRows(start / BLOCK, term, m, nonZeros);
                    if (term + BLOCK < m) {
                        right.nonZeros().getFourRows(start / BLOCK, term + BLOCK, m, moreNonZeros);
                    } else {
                        Arrays.fill(moreNonZeros, 0);
                    }
                    for (int panel = fromRow / Panels.HEIGHT; panel * Panels.HEIGHT < toRow; panel++) {
                        for (int j = start; j < Math.min(to, start + BLOCK); j += COLUMNS) {
                            addRows(left, panel, right, term, term == 0 ? gamma : 0, target, j);
                        }
                    }
                }
            }
        } finally {
            Reference.reachabilityFence(left);
            Reference.reachabilityFence(target);
            Reference.reachabilityFence(this);
        }
    }

    /** Computes four columns of C, from a multiple of four: one four of B's rows. */
    private void addRows(Panels a, int panel, NonZeros b, int term, float gamma, Panels c, int column) {
        long first = nonZeros[column % BLOCK / BitMatrix.FOUR];
        long second = moreNonZeros[column % BLOCK / BitMatrix.FOUR];
        long at = c.start(panel, column);
        if ((first | second) != 0) {
            int origin = b.index(column, term);
            long begin = a.start(panel, term);
            int step = b.columnStride();
            addColumns(a, panel, begin, first, second, b, origin, 1, step, BLOCK * step, gamma, at);
        } else if (gamma != 0) {
            FourColumnsKernel.decay(c.stride(panel), gamma, at);
        }
    }

    /**
     * Computes a panel's rows of four columns of C.
     *
     * @param begin the address where the panel's first column begins that counts
     * @param origin where the first column of B begins
     * @param spacing how far it is from the next
     * @param step how far a column's number is from its next
     * @param leap how far a column's number is from that 64 terms later
     * @param at the address where the first of the columns begins in C
     */
    private void addColumns(
            Panels a,
            int panel,
            long begin,
            long first,
            long second,
            NonZeros b,
            int origin,
            int spacing,
            int step,
            int leap,
            float gamma,
            long at) {
        int stride = a.stride(panel);
        for (int done = 0; done < stride; ) {
            int vectors = FourColumnsKernel.vectors((stride - done) / Panels.VECTOR);
            switch (vectors) {
                case 4 ->
                    FourColumnsKernel.rows4(
                            begin + done,
                            stride,
                            first,
                            second,
                            b.floats(),
                            b.bytes(),
                            origin,
                            spacing,
                            step,
                            leap,
                            gamma,
                            at + done);
                case 2 ->
                    FourColumnsKernel.rows2(
                            begin + done,
                            stride,
                            first,
                            second,
                            b.floats(),
                            b.bytes(),
                            origin,
                            spacing,
                            step,
                            leap,
                            gamma,
                            at + done);
                default ->
                    FourColumnsKernel.rows1(
                            begin + done,
                            stride,
                            first,
                            second,
                            b.floats(),
                            b.bytes(),
                            origin,
                            spacing,
                            step,
                            leap,
                            gamma,
                            at + done);
            }
            done += vectors * Panels.VECTOR;
        }
    }

    @Override
    public void addRowSums(LeftFactor a, int m, R032Store c, int fromRow, int toRow) {
        Panels left = (Panels) a;
        Sizes.checkAddRowSums(a, m, c, fromRow, toRow);
        try {
            for (int panel = fromRow / Panels.HEIGHT; panel * Panels.HEIGHT < toRow; panel++) {
                int at = panel * Panels.HEIGHT;
                Panels.load(c.data, at, left.rows(panel), 1, tile.address());
                left.addRowSums(panel, m, tile.address());
                Panels.store(tile.address(), left.rows(panel), c.data, at);
            }
        } finally {
            Reference.reachabilityFence(left);
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public void multiply(R032Store c, BitMatrix b, float factor, int fromRow, int toRow, int from, int to) {
        Masks.multiply(c, b, factor, fromRow, toRow, from, to);
    }

    @Override
    public void rectify(
            R032Store z,
            @Nullable BitMatrix kept,
            float factor,
            RightFactor c,
            int fromRow,
            int toRow,
            int from,
            int to) {
        Masks.rectify(z, kept, factor, (NonZeros) c, fromRow, toRow, from, to);
    }

    @Override
    public void exp(R032Store c, int from, int to) {
        Sizes.checkRange("columns of C", from, to, c.getColDim());
        Exponential.apply(c.data, from * c.getRowDim(), to * c.getRowDim());
    }
}
