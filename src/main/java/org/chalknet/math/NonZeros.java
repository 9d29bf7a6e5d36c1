package org.chalknet.math;

import java.util.function.IntUnaryOperator;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/**
 * A right factor and a bit for each of its numbers that tells whether it is not zero: four fifths of MNIST's pixels are 0, and
 * so is half and more of what ReLU and dropout leave. What a product of finite numbers adds for a zero is zero, so leaving
 * it out changes nothing. Of floats, 64 rows of all columns lie together, a column after the other: so what a product reads at a
 * time is close together, and threads that share out the rows hardly ever write into the same cache lines. Of pixels, which are
 * a quarter as large, all rows of a column lie together: so images are copied as a whole, which takes half as long.
 */
final class NonZeros implements RightFactor {

    private static final int BLOCK = MatrixProduct.BLOCK;

    /** At most 64 lanes, a block: their mask must fit a long. */
    private static final VectorSpecies<Byte> BYTES =
            ByteVector.SPECIES_PREFERRED.length() > BLOCK ? ByteVector.SPECIES_512 : ByteVector.SPECIES_PREFERRED;

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    /** Columns for which there is room behind the last: a kernel that takes four at a time reads on there. */
    private static final int READ_BEHIND = FourColumnsKernel.COLUMNS;

    private final int rows;
    private final float[] floats;
    private final byte @Nullable [] bytes;
    private final BitMatrix bits;
    private final int columnStride;
    private final int blockStride;

    private NonZeros(
            int rows, BitMatrix bits, float[] floats, byte @Nullable [] bytes, int columnStride, int blockStride) {
        this.rows = rows;
        this.bits = bits;
        this.floats = floats;
        this.bytes = bytes;
        this.columnStride = columnStride;
        this.blockStride = blockStride;
    }

    /** Makes a matrix of zeros that is set by floats. */
    static NonZeros ofFloats(int rows, int columns) {
        BitMatrix bits = new BitMatrix(rows, columns);
        int columnsRead = bits.blocks() * columns + READ_BEHIND;
        return new NonZeros(rows, bits, new float[columnsRead * BLOCK], null, BLOCK, columns * BLOCK);
    }

    /** Makes a matrix of zeros that is set by bytes, each of which stands for {@link Pixels#value}. */
    static NonZeros ofPixels(int rows, int columns) {
        BitMatrix bits = new BitMatrix(rows, columns);
        // An odd number of cache lines: were it a power of 2, the same row of all columns would be in few sets of the
        // cache.
        int columnStride = (bits.blocks() | 1) * BLOCK;
        byte[] bytes = new byte[(columns + READ_BEHIND) * columnStride];
        return new NonZeros(rows, bits, new float[0], bytes, columnStride, BLOCK);
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

    /** Returns where the number of a row and column is. The next row's is next to it, if that is in the same block of 64. */
    int index(int row, int column) {
        return row / BLOCK * blockStride + column * columnStride + row % BLOCK;
    }

    /** Returns how far a number is from that in the next column. */
    int columnStride() {
        return columnStride;
    }

    /** Returns how far a number is from that 64 rows later. */
    int blockStride() {
        return blockStride;
    }

    @Override
    public BitMatrix nonZeros() {
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
            int begin = offset + row - fromRow;
            int end = Math.min(BLOCK, toRow - row);
            long found = 0;
            int i = 0;
            for (; i + FLOATS.length() <= end; i += FLOATS.length()) {
                FloatVector read = FloatVector.fromArray(FLOATS, source, begin + i);
                read.intoArray(floats, at + i);
                found |= read.compare(VectorOperators.NE, 0).toLong() << i;
            }
            if (i < end) {
                FloatVector read = FloatVector.fromArray(FLOATS, source, begin + i, FLOATS.indexInRange(i, end));
                read.intoArray(floats, at + i);
                found |= read.compare(VectorOperators.NE, 0).toLong() << i;
            }
            bits.setBlock(column, row / BLOCK, found);
        }
    }

    @Override
    public void set(int from, int to, byte[] source, IntUnaryOperator offset) {
        byte[] target = bytes;
        if (target == null) {
            throw Sizes.wrongKind("floats", "pixels");
        }
        Sizes.checkRange("columns", from, to, columns());
        // All are copied first, without a look at them: so memory, where they lie anywhere, answers many reads at once.
        for (int column = from; column < to; column++) {
            int begin = offset.applyAsInt(column);
            Sizes.checkRange("numbers of the source", begin, begin + rows, source.length);
            System.arraycopy(source, begin, target, column * columnStride, rows);
        }
        for (int column = from; column < to; column++) {
            for (int block = 0; block < bits.blocks(); block++) {
                int at = column * columnStride + block * BLOCK;
                long found = 0;
                for (int i = 0; i < BLOCK; i += BYTES.length()) {
                    found |= ByteVector.fromArray(BYTES, target, at + i)
                                    .compare(VectorOperators.NE, 0)
                                    .toLong()
                            << i;
                }
                bits.setBlock(column, block, found);
            }
        }
    }
}
