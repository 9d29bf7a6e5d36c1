package org.chalknet.math;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops: C = C + (γ·C + A·b) for some rows of one column, over a list of where b is not zero. Each output is one
 * chain of fused multiply-adds in the order of the list, and vector lanes run over outputs, so the bits are the same for
 * vectors of any width.
 *
 * <p>A kernel keeps its sums in registers, and it stays small: past the compiler's limits its calls are no longer inlined,
 * every vector becomes an object, and it runs many times slower.
 */
final class ColumnKernel {

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final long VECTOR = SPECIES.vectorByteSize();

    private ColumnKernel() {}

    /**
     * Computes eight vectors of rows, so many that an addition need not wait for the one before.
     *
     * @param a A
     * @param first the byte where the rows of A's first column begin
     * @param stride how many bytes they are from those of the next column
     * @param index where b is not zero
     * @param value what b is there
     * @param start where the list begins
     * @param end where it ends
     * @param gamma γ
     * @param c C
     * @param at where the rows begin
     */
    static void rows8(
            MemorySegment a,
            long first,
            int stride,
            int[] index,
            float[] value,
            int start,
            int end,
            float gamma,
            float[] c,
            int at) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, c, at).mul(gamma);
        FloatVector s1 = FloatVector.fromArray(SPECIES, c, at + LANES).mul(gamma);
        FloatVector s2 = FloatVector.fromArray(SPECIES, c, at + 2 * LANES).mul(gamma);
        FloatVector s3 = FloatVector.fromArray(SPECIES, c, at + 3 * LANES).mul(gamma);
        FloatVector s4 = FloatVector.fromArray(SPECIES, c, at + 4 * LANES).mul(gamma);
        FloatVector s5 = FloatVector.fromArray(SPECIES, c, at + 5 * LANES).mul(gamma);
        FloatVector s6 = FloatVector.fromArray(SPECIES, c, at + 6 * LANES).mul(gamma);
        FloatVector s7 = FloatVector.fromArray(SPECIES, c, at + 7 * LANES).mul(gamma);
        for (int t = start; t < end; t++) {
            long p = first + (long) index[t] * stride;
            FloatVector x = FloatVector.broadcast(SPECIES, value[t]);
            s0 = FloatVector.fromMemorySegment(SPECIES, a, p, ORDER).fma(x, s0);
            s1 = FloatVector.fromMemorySegment(SPECIES, a, p + VECTOR, ORDER).fma(x, s1);
            s2 = FloatVector.fromMemorySegment(SPECIES, a, p + 2 * VECTOR, ORDER)
                    .fma(x, s2);
            s3 = FloatVector.fromMemorySegment(SPECIES, a, p + 3 * VECTOR, ORDER)
                    .fma(x, s3);
            s4 = FloatVector.fromMemorySegment(SPECIES, a, p + 4 * VECTOR, ORDER)
                    .fma(x, s4);
            s5 = FloatVector.fromMemorySegment(SPECIES, a, p + 5 * VECTOR, ORDER)
                    .fma(x, s5);
            s6 = FloatVector.fromMemorySegment(SPECIES, a, p + 6 * VECTOR, ORDER)
                    .fma(x, s6);
            s7 = FloatVector.fromMemorySegment(SPECIES, a, p + 7 * VECTOR, ORDER)
                    .fma(x, s7);
        }
        s0.add(FloatVector.fromArray(SPECIES, c, at)).intoArray(c, at);
        s1.add(FloatVector.fromArray(SPECIES, c, at + LANES)).intoArray(c, at + LANES);
        s2.add(FloatVector.fromArray(SPECIES, c, at + 2 * LANES)).intoArray(c, at + 2 * LANES);
        s3.add(FloatVector.fromArray(SPECIES, c, at + 3 * LANES)).intoArray(c, at + 3 * LANES);
        s4.add(FloatVector.fromArray(SPECIES, c, at + 4 * LANES)).intoArray(c, at + 4 * LANES);
        s5.add(FloatVector.fromArray(SPECIES, c, at + 5 * LANES)).intoArray(c, at + 5 * LANES);
        s6.add(FloatVector.fromArray(SPECIES, c, at + 6 * LANES)).intoArray(c, at + 6 * LANES);
        s7.add(FloatVector.fromArray(SPECIES, c, at + 7 * LANES)).intoArray(c, at + 7 * LANES);
    }

    /** Computes four vectors of rows; see {@link #rows8}. */
    static void rows4(
            MemorySegment a,
            long first,
            int stride,
            int[] index,
            float[] value,
            int start,
            int end,
            float gamma,
            float[] c,
            int at) {
        FloatVector s0 = FloatVector.fromArray(SPECIES, c, at).mul(gamma);
        FloatVector s1 = FloatVector.fromArray(SPECIES, c, at + LANES).mul(gamma);
        FloatVector s2 = FloatVector.fromArray(SPECIES, c, at + 2 * LANES).mul(gamma);
        FloatVector s3 = FloatVector.fromArray(SPECIES, c, at + 3 * LANES).mul(gamma);
        for (int t = start; t < end; t++) {
            long p = first + (long) index[t] * stride;
            FloatVector x = FloatVector.broadcast(SPECIES, value[t]);
            s0 = FloatVector.fromMemorySegment(SPECIES, a, p, ORDER).fma(x, s0);
            s1 = FloatVector.fromMemorySegment(SPECIES, a, p + VECTOR, ORDER).fma(x, s1);
            s2 = FloatVector.fromMemorySegment(SPECIES, a, p + 2 * VECTOR, ORDER)
                    .fma(x, s2);
            s3 = FloatVector.fromMemorySegment(SPECIES, a, p + 3 * VECTOR, ORDER)
                    .fma(x, s3);
        }
        s0.add(FloatVector.fromArray(SPECIES, c, at)).intoArray(c, at);
        s1.add(FloatVector.fromArray(SPECIES, c, at + LANES)).intoArray(c, at + LANES);
        s2.add(FloatVector.fromArray(SPECIES, c, at + 2 * LANES)).intoArray(c, at + 2 * LANES);
        s3.add(FloatVector.fromArray(SPECIES, c, at + 3 * LANES)).intoArray(c, at + 3 * LANES);
    }

    /** Computes as many rows as a vector has lanes, or fewer; see {@link #rows8}. */
    static void rows1(
            MemorySegment a,
            long first,
            int stride,
            int[] index,
            float[] value,
            int start,
            int end,
            float gamma,
            float[] c,
            int at,
            int rows) {
        VectorMask<Float> inside = SPECIES.indexInRange(0, rows);
        FloatVector s = FloatVector.fromArray(SPECIES, c, at, inside).mul(gamma);
        for (int t = start; t < end; t++) {
            FloatVector x = FloatVector.broadcast(SPECIES, value[t]);
            s = FloatVector.fromMemorySegment(SPECIES, a, first + (long) index[t] * stride, ORDER)
                    .fma(x, s);
        }
        s.add(FloatVector.fromArray(SPECIES, c, at, inside)).intoArray(c, at, inside);
    }
}
