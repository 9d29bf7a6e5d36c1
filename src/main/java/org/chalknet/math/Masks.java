package org.chalknet.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.ojalgo.matrix.store.R032Store;

/** A bit for every number, on the Vector API: telling which are positive, and multiplying by such bits. */
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

    /** Does what {@link MatrixProduct#findPositive} promises. */
    static void findPositive(R032Store c, BitMatrix b, int fromRow, int toRow, int from, int to) {
        int rows = b.rows();
        Sizes.checkMultiply(c, b, fromRow, toRow, from, to);
        for (int j = from; j < to; j++) {
            for (int block = fromRow / BLOCK; block * BLOCK < toRow; block++) {
                int end = Math.min(toRow, (block + 1) * BLOCK);
                int i = block * BLOCK;
                long found = 0;
                for (; i + LANES <= end; i += LANES) {
                    // What is not at most 0 is above it or no number.
                    found |= FloatVector.fromArray(SPECIES, c.data, j * rows + i)
                                    .compare(VectorOperators.LE, 0)
                                    .not()
                                    .toLong()
                            << i;
                }
                for (; i < end; i++) {
                    found |= c.data[j * rows + i] <= 0 ? 0 : 1L << i;
                }
                b.setBlock(j, block, found);
            }
        }
    }
}
