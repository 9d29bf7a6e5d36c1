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

    private NonZeros(int rows, BitMatrix bits, float[] floats, byte @Nullable [] bytes) {
        this.rows = rows;
        this.bits = bits;
        this.floats = floats;
        this.bytes = bytes;
    }

    /** Makes a matrix of zeros that is set by floats. */
    static NonZeros ofFloats(int rows, int columns) {
        BitMatrix bits = new BitMatrix(rows, columns);
        return new NonZeros(rows, bits, new float[size(bits)], null);
    }

    /** Makes a matrix of zeros that is set by bytes, each of which stands for {@link Pixels#value}. */
    static NonZeros ofPixels(int rows, int columns) {
        BitMatrix bits = new BitMatrix(rows, columns);
        return new NonZeros(rows, bits, new float[0], new byte[size(bits)]);
    }

    /** Returns room for the numbers, and for four columns more: a kernel that takes four at a time reads on behind the last. */
    private static int size(BitMatrix bits) {
        return (bits.blocks() * bits.columns() + FourColumnsKernel.COLUMNS) * BLOCK;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return bits.columns();
    }

    /** Returns the numbers; none if they are pixels. */
    float[] floats() {
        return floats;
    }

    /** Returns the numbers if they are pixels, else null. */
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
            throw Sizes.wrongKind("pixels", "floats");
        }
        Sizes.checkRange("columns", column, column + 1, columns());
        Sizes.checkRange("numbers of the source", offset, offset + rows, source.length);
        setRows(column, source, offset, 0, rows);
    }

    @Override
    public void set(R032Store matrix, int fromRow, int toRow, int from, int to) {
        if (bytes != null) {
            throw Sizes.wrongKind("pixels", "floats");
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
            throw Sizes.wrongKind("floats", "pixels");
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
