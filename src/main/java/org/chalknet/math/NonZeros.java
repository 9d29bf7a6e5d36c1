package org.chalknet.math;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * A right factor and a bit for each of its numbers that tells whether it is not zero: four fifths of MNIST's pixels are 0, and
 * so is half and more of what ReLU and dropout leave. What a product of finite numbers adds for a zero is zero, so leaving
 * it out changes nothing.
 */
final class NonZeros implements RightFactor {

    private static final int BLOCK = MatrixProduct.BLOCK;

    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    private final int rows;
    private final int stride;
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
        stride = Math.ceilDiv(rows, BLOCK) * BLOCK;
        // A kernel takes four columns or rows at a time: it reads on behind the last, though what it makes of that is
        // not used.
        int size = (columns + FourColumnsKernel.COLUMNS - 1) * stride + FourColumnsKernel.COLUMNS;
        floats = values == null ? new float[size] : values;
        bytes = values == null ? null : new byte[size];
        bits = new BitMatrix(rows, columns);
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return bits.columns();
    }

    /** Returns the numbers, a column after the other, or what each of the 256 bytes stands for. */
    float[] floats() {
        return floats;
    }

    /** Returns the numbers as bytes, a column after the other; null if they are floats. */
    byte @Nullable [] bytes() {
        return bytes;
    }

    /** Returns how far a column's numbers are from the next one's. */
    int stride() {
        return stride;
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
        int at = column * stride;
        System.arraycopy(source, offset, floats, at, rows);
        for (int block = 0; block < bits.blocks(); block++) {
            long found = 0;
            for (int i = 0; i < BLOCK; i += FLOATS.length()) {
                found |= FloatVector.fromArray(FLOATS, floats, at + block * BLOCK + i)
                                .compare(VectorOperators.NE, 0)
                                .toLong()
                        << i;
            }
            bits.setBlock(column, block, found);
        }
    }

    @Override
    public void set(int column, byte[] source, int offset) {
        byte[] target = bytes;
        if (target == null) {
            throw Sizes.wrongKind("floats", "bytes");
        }
        Sizes.checkRange("columns", column, column + 1, columns());
        int at = column * stride;
        System.arraycopy(source, offset, target, at, rows);
        for (int block = 0; block < bits.blocks(); block++) {
            long found = 0;
            for (int i = 0; i < BLOCK; i += BYTES.length()) {
                found |= ByteVector.fromArray(BYTES, target, at + block * BLOCK + i)
                                .compare(VectorOperators.NE, 0)
                                .toLong()
                        << i;
            }
            bits.setBlock(column, block, found);
        }
    }
}
