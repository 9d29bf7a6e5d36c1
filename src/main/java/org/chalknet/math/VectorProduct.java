package org.chalknet.math;

import org.ojalgo.matrix.store.R032Store;

/**
 * Products on the Vector API. A panel of A meets all columns before the next panel, and a block of its columns all lists before
 * the next block, so that what is read again is still in the nearest cache.
 */
public final class VectorProduct implements MatrixProduct {

    private final int[] cursor = new int[BLOCK];
    /** Rows of B as lists, a block of them; made anew where their length changes, with the last mini-batch of an epoch. */
    private NonZeros turned = new NonZeros(BLOCK, 0);

    private int turnedLength;

    @Override
    public LeftFactor left(int rows, int columns) {
        return new Panels(rows, columns);
    }

    @Override
    public RightFactor right(int rows, int columns) {
        return new NonZeros(columns, rows);
    }

    @Override
    public void add(LeftFactor a, RightFactor b, R032Store c, int from, int to) {
        add((Panels) a, (NonZeros) b, 0, 0, c, from, to);
    }

    @Override
    public void addTransposed(LeftFactor a, RightFactor b, int m, float gamma, R032Store c, int from, int to) {
        if (turnedLength != m) {
            turned = new NonZeros(BLOCK, m);
            turnedLength = m;
        }
        for (int first = from; first < to; ) {
            int block = first / BLOCK;
            int next = Math.min(to, (block + 1) * BLOCK);
            turned.transpose((NonZeros) b, block, m, cursor);
            add((Panels) a, turned, block * BLOCK, gamma, c, first, next);
            first = next;
        }
    }

    /** Computes columns of C; column j's list is j − offset. */
    private static void add(Panels a, NonZeros b, int offset, float gamma, R032Store c, int from, int to) {
        for (int panel = 0; panel < a.count(); panel++) {
            for (int block = 0; block < b.blocks(); block++) {
                for (int column = from; column < to; column++) {
                    add(
                            a,
                            panel,
                            b,
                            b.start(column - offset, block),
                            b.start(column - offset, block + 1),
                            block == 0 ? gamma : 0,
                            c.data,
                            column * c.getRowDim() + panel * Panels.HEIGHT);
                }
            }
        }
    }

    private static void add(Panels a, int panel, NonZeros b, int start, int end, float gamma, float[] c, int at) {
        if (start == end && gamma == 0) {
            return;
        }
        int rows = a.rows(panel);
        int stride = a.stride(panel);
        long first = a.start(panel);
        int row = 0;
        for (; row + 8 * ColumnKernel.LANES <= rows; row += 8 * ColumnKernel.LANES) {
            ColumnKernel.rows8(
                    a.floats(),
                    first + (long) row * Float.BYTES,
                    stride,
                    b.index(),
                    b.value(),
                    start,
                    end,
                    gamma,
                    c,
                    at + row);
        }
        if (row + 4 * ColumnKernel.LANES <= rows) {
            ColumnKernel.rows4(
                    a.floats(),
                    first + (long) row * Float.BYTES,
                    stride,
                    b.index(),
                    b.value(),
                    start,
                    end,
                    gamma,
                    c,
                    at + row);
            row += 4 * ColumnKernel.LANES;
        }
        for (; row < rows; row += ColumnKernel.LANES) {
            ColumnKernel.rows1(
                    a.floats(),
                    first + (long) row * Float.BYTES,
                    stride,
                    b.index(),
                    b.value(),
                    start,
                    end,
                    gamma,
                    c,
                    at + row,
                    rows - row);
        }
    }
}
