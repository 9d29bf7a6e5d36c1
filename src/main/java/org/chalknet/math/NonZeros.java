package org.chalknet.math;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/**
 * A right factor and a bit for each of its numbers that tells whether it is not zero: four fifths of MNIST's pixels are 0, and
 * so is half and more of what ReLU and dropout leave. What a product of finite numbers adds for a zero is zero, so leaving
 * it out changes nothing. 64 rows of all columns lie together, a column after the other: so what a product reads at a time is
 * close together, and threads that share out the rows hardly ever write into the same cache lines.
 */
final class NonZeros implements RightFactor {

    private static final int BLOCK = MatrixProduct.BLOCK;

    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    private final int rows;
    private final float[] floats;
    private final byte @Nullable [] bytes;
    private final BitMatrix bits;

    /** Makes a matrix of zeros that is set by floats. */
    NonZeros(int rows, int columns) {
        this(rows, columns, null);
    }

    /**
     * Makes a matrix of zeros.
     *
     * @param values what each of the 256 bytes stands for if it is set by bytes, or null if by floats
     */
    NonZeros(int rows, int columns, float @Nullable [] values) {
        this.rows = rows;
        bits = new BitMatrix(rows, columns);
        // A kernel takes four columns or rows at a time: it reads on behind the last, though what it makes of that is
        // not used.
        int size = (bits.blocks() * columns + FourColumnsKernel.COLUMNS) * BLOCK;
        floats = values == null ? new float[size] : values;
        bytes = values == null ? null : new byte[size];
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return bits.columns();
    }

    /** Returns the numbers, or what each of the 256 bytes stands for. */
    float[] floats() {
        return floats;
    }

    /** Returns the numbers as bytes; null if they are floats. */
    byte @Nullable [] bytes() {
        return bytes;
    }

    /** Returns where the number of a row and column is. The next row's is next to it, the next column's is a block away. */
    int index(int row, int column) {
        return (row / BLOCK * columns() + column) * BLOCK + row % BLOCK;
    }

    /** Returns how far a number is from that 64 rows later. */
    int blockStride() {
        return columns() * BLOCK;
    }

    /** Returns where the numbers are not zero. */
    BitMatrix bits() {
        return bits;
    }

    @Override
    public void set(int column, float[] source, int offset) {
        if (bytes != null) {
            throw Sizes.wrongKind("bytes", "floats");
        }
        Sizes.checkRange("columns", column, column + 1, columns());
        Sizes.checkRange("numbers of the source", offset, offset + rows, source.length);
        setRows(column, source, offset, 0, rows);
    }

    @Override
    public void set(R032Store matrix, int fromRow, int toRow, int from, int to) {
        if (bytes != null) {
            throw Sizes.wrongKind("bytes", "floats");
        }
        Sizes.checkCopy(matrix, rows, columns());
        Sizes.checkBlocks("rows", fromRow, toRow, rows);
        Sizes.checkRange("columns", from, to, columns());
        for (int column = from; column < to; column++) {
            setRows(column, matrix.data, column * rows + fromRow, fromRow, toRow);
        }
    }

    private void setRows(int column, float[] source, int offset, int fromRow, int toRow) {
        for (int row = fromRow; row < toRow; row += BLOCK) {
            int at = index(row, column);
            float[] from = source;
            int begin = offset + row - fromRow;
            if (row + BLOCK > toRow) {
                System.arraycopy(source, begin, floats, at, toRow - row);
                from = floats;
                begin = at;
            }
            long found = 0;
            for (int i = 0; i < BLOCK; i += FLOATS.length()) {
                FloatVector read = FloatVector.fromArray(FLOATS, from, begin + i);
                read.intoArray(floats, at + i);
                found |= read.compare(VectorOperators.NE, 0).toLong() << i;
            }
            bits.setBlock(column, row / BLOCK, found);
        }
    }

    @Override
    public void set(int column, byte[] source, int offset) {
        byte[] target = bytes;
        if (target == null) {
            throw Sizes.wrongKind("floats", "bytes");
        }
        Sizes.checkRange("columns", column, column + 1, columns());
        Sizes.checkRange("numbers of the source", offset, offset + rows, source.length);
        for (int row = 0; row < rows; row += BLOCK) {
            int at = index(row, column);
            byte[] from = source;
            int begin = offset + row;
            if (row + BLOCK > rows) {
                System.arraycopy(source, begin, target, at, rows - row);
                from = target;
                begin = at;
            }
            long found = 0;
            for (int i = 0; i < BLOCK; i += BYTES.length()) {
                found |= ByteVector.fromArray(BYTES, from, begin + i)
                                .compare(VectorOperators.NE, 0)
                                .toLong()
                        << i;
            }
            // A whole block that is 0 and stays so need not go from another thread's core to this one.
            if ((found | bits.block(column, row / BLOCK)) != 0) {
                for (int i = 0; i < BLOCK; i += BYTES.length()) {
                    ByteVector.fromArray(BYTES, from, begin + i).intoArray(target, at + i);
                }
                bits.setBlock(column, row / BLOCK, found);
            }
        }
    }
}
