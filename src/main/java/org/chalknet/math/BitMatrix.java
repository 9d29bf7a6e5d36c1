package org.chalknet.math;

/**
 * A matrix of bits: 64 rows of a column are one long, the first of them its lowest bit. Those of all columns lie together, so that
 * threads that share out the rows hardly ever write into the same cache lines.
 */
public final class BitMatrix {

    /** The rows that are told of together: as many as a kernel has columns. */
    static final int FOUR = FourColumnsKernel.COLUMNS;
    /** How many times four bits are in a long. */
    static final int FOURS = Long.SIZE / FOUR;

    private static final long LOWEST_OF_FOUR = 0x1111_1111_1111_1111L;

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

    /**
     * Returns the rows 64 · block … 64 · block + 63, each 1 where it is 1 in one of the columns from … to − 1; 0 behind the last
     * block. The columns are not checked.
     */
    public long anyOf(int block, int from, int to) {
        if (block >= blocks) {
            return 0;
        }
        long any = 0;
        for (int column = from; column < to; column++) {
            any |= block(column, block);
        }
        return any;
    }

    void setBlock(int column, int block, long value) {
        bits[block * columns + column] = value;
    }

    /** Returns one bit. */
    public boolean get(int row, int column) {
        return (block(column, row / Long.SIZE) >>> row & 1) != 0;
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
     * Tells of 64 rows of up to 64 columns where at least one of each four rows is 1.
     *
     * @param block the rows 64 · block … 64 · block + 63
     * @param from the first of the columns
     * @param to the end of the columns that count; beyond it, all bits are taken as 0
     * @param byFour gets 16 longs, one for four rows each: the lowest bit is that of the first column
     */
    void getFourRows(int block, int from, int to, long[] byFour) {
        int first = block * columns + from;
        int count = Math.min(Long.SIZE, to - from);
        for (int k = 0; k < FOURS; k++) {
            long four = 0;
            for (int j = FOUR * k; j < Math.min(FOUR * k + FOUR, count); j++) {
                long column = bits[first + j];
                column |= column >>> 1;
                column |= column >>> 2;
                four |= (column & LOWEST_OF_FOUR) << j % FOUR;
            }
            byFour[k] = four;
        }
        transpose(byFour);
    }

    /**
     * Turns a square round, of 64 × 64 bits or of 16 × 16 times four bits: halves first, then quarters, and so on. Warren, Hacker's
     * Delight, 7-3.
     */
    private static void transpose(long[] square) {
        int width = Long.SIZE / square.length;
        long mask = 0xFFFF_FFFFL;
        for (int size = square.length / 2; size > 0; size /= 2) {
            int shift = size * width;
            for (int i = 0; i < square.length; i = (i + size + 1) & ~size) {
                long upper = square[i];
                long lower = square[i + size];
                long swapped = (upper >>> shift ^ lower) & mask;
                square[i] = upper ^ swapped << shift;
                square[i + size] = lower ^ swapped;
            }
            mask ^= mask << (shift / 2);
        }
    }
}
