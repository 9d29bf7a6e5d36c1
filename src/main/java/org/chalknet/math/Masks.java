package org.chalknet.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/** A bit for every number, on the Vector API: multiplying by such bits, and rectifying, which finds them. */
final class Masks {

    private static final int BLOCK = MatrixProduct.BLOCK;
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private Masks() {}

    /** Does what {@link MatrixProduct#multiply} promises. */
    static void multiply(R032Store c, BitMatrix b, float factor, int fromRow, int toRow, int from, int to) {
        int rows = b.rows();
        Sizes.checkMultiply(c, b, fromRow, toRow, from, to);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int j = from; j < to; j++) {
            int i = fromRow;
            for (; i + LANES <= toRow; i += LANES) {
                VectorMask<Float> ones = VectorMask.fromLong(SPECIES, b.block(j, i / BLOCK) >>> i);
                int at = j * rows + i;
                zero.blend(FloatVector.fromArray(SPECIES, c.data, at).mul(factor), ones)
                        .intoArray(c.data, at);
            }
            for (; i < toRow; i++) {
                c.data[j * rows + i] = b.get(i, j) ? c.data[j * rows + i] * factor : 0;
            }
        }
    }

    /** Does what {@link MatrixProduct#rectify} promises. */
    static void rectify(
            R032Store z, @Nullable BitMatrix kept, float factor, NonZeros c, int fromRow, int toRow, int from, int to) {
        Sizes.checkRectify(z, kept, factor, c, fromRow, toRow, from, to);
        if (c.bytes() != null) {
            throw Sizes.wrongKind("pixels", "floats");
        }
        int rows = c.rows();
        float[] target = c.floats();
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int block = fromRow / BLOCK; block * BLOCK < toRow; block++) {
            int count = Math.min(BLOCK, toRow - block * BLOCK);
            for (int j = from; j < to; j++) {
                int source = j * rows + block * BLOCK;
                int at = c.index(block * BLOCK, j);
                long ones = kept == null ? -1 : kept.block(j, block);
                long found = 0;
                int i = 0;
                for (; i + LANES <= count; i += LANES) {
                    FloatVector read = FloatVector.fromArray(SPECIES, z.data, source + i);
                    // What is not at most 0 is above it or no number.
                    VectorMask<Float> positive =
                            read.compare(VectorOperators.LE, 0).not().and(VectorMask.fromLong(SPECIES, ones >>> i));
                    zero.blend(read.mul(factor), positive).intoArray(target, at + i);
                    found |= positive.toLong() << i;
                }
                if (i < count) {
                    // Beyond the last row zeros are read, and written where a block has room for them.
                    FloatVector read =
                            FloatVector.fromArray(SPECIES, z.data, source + i, SPECIES.indexInRange(i, count));
                    VectorMask<Float> positive =
                            read.compare(VectorOperators.LE, 0).not().and(VectorMask.fromLong(SPECIES, ones >>> i));
                    zero.blend(read.mul(factor), positive).intoArray(target, at + i);
                    found |= positive.toLong() << i;
                }
                c.nonZeros().setBlock(j, block, found);
            }
        }
    }
}
