package org.chalknet.math;

/**
 * A matrix of bits: 64 rows of a column are one long, the first of them its lowest bit. Those of all columns lie together, so that
 * threads that share out the rows hardly ever write into the same cache lines.
 */
public final class BitMatrix {

    private final int rows;
    private final int columns;
    private final int blocks;
    private final long[] bits;

    /** Makes a matrix of zeros. */
    public BitMatrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        blocks = Math.ceilDiv(rows, Long.SIZE);
        bits = new long[columns * blocks];
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the number of columns. */
    public int columns() {
        return columns;
    }

    /** Returns the number of longs in a column. */
    int blocks() {
        return blocks;
    }

    /** Returns the rows 64 · block … 64 · block + 63 of a column; those beyond the last row are 0. */
    long block(int column, int block) {
        return bits[block * columns + column];
    }

    void setBlock(int column, int block, long value) {
        bits[block * columns + column] = value;
    }

    /** Returns one bit. */
    public boolean get(int row, int column) {
        return (block(column, row / Long.SIZE) >>> row & 1) != 0;
    }

    /**
     * Keeps of the rows fromRow … toRow − 1 of the columns from … to − 1 only those bits that another matrix of this size has, too.
     *
     * @param fromRow a multiple of 64
     * @throws IllegalArgumentException if it has another size, or the range is not within it
     */
    public void and(BitMatrix other, int fromRow, int toRow, int from, int to) {
        Sizes.checkEqual("rows of two matrices", rows, other.rows);
        Sizes.checkEqual("columns of two matrices", columns, other.columns);
        Sizes.checkBlocks("rows", fromRow, toRow, rows);
        Sizes.checkRange("columns", from, to, columns);
        for (int column = from; column < to; column++) {
            for (int block = fromRow / Long.SIZE; block * Long.SIZE < toRow; block++) {
                setBlock(column, block, block(column, block) & other.block(column, block));
            }
        }
    }

    /**
     * Sets 64 rows of up to 64 columns.
     *
     * @param block the rows 64 · block … 64 · block + 63
     * @param from the first of the columns
     * @param byRow 64 longs, one for each row: the lowest bit is for the first column; in the end they have been turned round
     */
    public void setRows(int block, int from, long[] byRow) {
        transpose(byRow);
        for (int j = 0; j < Math.min(Long.SIZE, columns - from); j++) {
            setBlock(from + j, block, byRow[j]);
        }
    }

    /**
     * Gets 64 rows of up to 64 columns.
     *
     * @param block the rows 64 · block … 64 · block + 63
     * @param from the first of the columns
     * @param to the end of the columns that count; beyond it, all bits are taken as 0
     * @param byRow gets 64 longs, one for each row: the lowest bit is that of the first column
     */
    void getRows(int block, int from, int to, long[] byRow) {
        for (int j = 0; j < Long.SIZE; j++) {
            byRow[j] = from + j < to ? block(from + j, block) : 0;
        }
        transpose(byRow);
    }

    /** Turns 64 × 64 bits round, halves first, then quarters: Warren, Hacker's Delight, 7-3. */
    private static void transpose(long[] square) {
        long mask = 0xFFFF_FFFFL;
        for (int size = 32; size > 0; size /= 2) {
            for (int i = 0; i < Long.SIZE; i = (i + size + 1) & ~size) {
                long upper = square[i];
                long lower = square[i + size];
                long swapped = (upper >>> size ^ lower) & mask;
                square[i] = upper ^ swapped << size;
                square[i + size] = lower ^ swapped;
            }
            mask ^= mask << (size / 2);
        }
    }
}
