package org.chalknet.math;

import static org.chalknet.math.AlignedMemory.ALL;

import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * The innermost loops: C = C + (γ·C + A·B) for some rows, four columns and up to 128 terms of each sum, of which bits tell where
 * one of the four numbers of B is not zero. Each sum is one chain of fused multiply-adds in ascending order, and vector lanes run
 * over rows, so the bits of the result are the same for vectors of any width. What a kernel reads of A serves all four columns.
 *
 * <p>A kernel keeps its sums in registers, stays small and calls nothing but the Vector API and what the JVM has
 * instructions for: past the compiler's limits no other call is inlined, every vector becomes an object, and it runs many times
 * slower.
 */
final class FourColumnsKernel {

    /** The columns that are computed together. */
    static final int COLUMNS = 4;

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private static final ByteOrder ORDER = ByteOrder.nativeOrder();
    private static final long VECTOR = SPECIES.vectorByteSize();

    private FourColumnsKernel() {}

    /**
     * Returns how many vectors of rows the best kernel computes at a time: 4, 2 or 1.
     *
     * @param left how many there are still
     */
    static int vectors(int left) {
        // Four need the 32 registers that come with vectors of 512 bits.
        return left >= 4 && LANES == 16 ? 4 : left >= 2 ? 2 : 1;
    }

    /**
     * Computes four vectors of rows, C = C + (γ·C + A·B): the sums fill 16 registers.
     *
     * @param first the address where the rows begin in the first of the columns of A
     * @param stride how many bytes they are from those of the next column
     * @param nonZeros where one of B's columns is not zero, in the first 64 terms
     * @param moreNonZeros the same in the next 64
     * @param floats the numbers of B if they are given as floats
     * @param bytes the numbers of B if they are given as pixels
     * @param origin where the first column of B begins
     * @param spacing how far it is from the next
     * @param step how far a column's number is from its next
     * @param leap how far a column's number is from that 64 terms later
     * @param gamma γ
     * @param c the address of the rows in the first of the columns of C, which are as far apart as A's
     */
    static void rows4(
            long first,
            long stride,
            long nonZeros,
            long moreNonZeros,
            float[] floats,
            byte @Nullable [] bytes,
            int origin,
            int spacing,
            int step,
            int leap,
            float gamma,
            long c) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector s2 = FloatVector.zero(SPECIES);
        FloatVector s3 = FloatVector.zero(SPECIES);
        FloatVector t0 = FloatVector.zero(SPECIES);
        FloatVector t1 = FloatVector.zero(SPECIES);
        FloatVector t2 = FloatVector.zero(SPECIES);
        FloatVector t3 = FloatVector.zero(SPECIES);
        FloatVector u0 = FloatVector.zero(SPECIES);
        FloatVector u1 = FloatVector.zero(SPECIES);
        FloatVector u2 = FloatVector.zero(SPECIES);
        FloatVector u3 = FloatVector.zero(SPECIES);
        FloatVector v0 = FloatVector.zero(SPECIES);
        FloatVector v1 = FloatVector.zero(SPECIES);
        FloatVector v2 = FloatVector.zero(SPECIES);
        FloatVector v3 = FloatVector.zero(SPECIES);
        for (int word = 0; word < 2; word++) {
            for (long left = word == 0 ? nonZeros : moreNonZeros; left != 0; left &= left - 1) {
                int k = Long.numberOfTrailingZeros(left);
                int number = origin + word * leap + k * step;
                long p = first + (word * Long.SIZE + k) * stride;
                FloatVector a0 = FloatVector.fromMemorySegment(SPECIES, ALL, p, ORDER);
                FloatVector a1 = FloatVector.fromMemorySegment(SPECIES, ALL, p + VECTOR, ORDER);
                FloatVector a2 = FloatVector.fromMemorySegment(SPECIES, ALL, p + 2 * VECTOR, ORDER);
                FloatVector a3 = FloatVector.fromMemorySegment(SPECIES, ALL, p + 3 * VECTOR, ORDER);
                FloatVector b0 = FloatVector.broadcast(
                        SPECIES, bytes == null ? floats[number] : Pixels.VALUES[bytes[number] & 0xff]);
                s0 = a0.fma(b0, s0);
                s1 = a1.fma(b0, s1);
                s2 = a2.fma(b0, s2);
                s3 = a3.fma(b0, s3);
                FloatVector b1 = FloatVector.broadcast(
                        SPECIES,
                        bytes == null ? floats[number + spacing] : Pixels.VALUES[bytes[number + spacing] & 0xff]);
                t0 = a0.fma(b1, t0);
                t1 = a1.fma(b1, t1);
                t2 = a2.fma(b1, t2);
                t3 = a3.fma(b1, t3);
                FloatVector b2 = FloatVector.broadcast(
                        SPECIES,
                        bytes == null
                                ? floats[number + 2 * spacing]
                                : Pixels.VALUES[bytes[number + 2 * spacing] & 0xff]);
                u0 = a0.fma(b2, u0);
                u1 = a1.fma(b2, u1);
                u2 = a2.fma(b2, u2);
                u3 = a3.fma(b2, u3);
                FloatVector b3 = FloatVector.broadcast(
                        SPECIES,
                        bytes == null
                                ? floats[number + 3 * spacing]
                                : Pixels.VALUES[bytes[number + 3 * spacing] & 0xff]);
                v0 = a0.fma(b3, v0);
                v1 = a1.fma(b3, v1);
                v2 = a2.fma(b3, v2);
                v3 = a3.fma(b3, v3);
            }
        }
        FloatVector factor = FloatVector.broadcast(SPECIES, gamma);
        FloatVector before = FloatVector.fromMemorySegment(SPECIES, ALL, c, ORDER);
        before.add(before.fma(factor, s0)).intoMemorySegment(ALL, c, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + VECTOR, ORDER);
        before.add(before.fma(factor, s1)).intoMemorySegment(ALL, c + VECTOR, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * VECTOR, ORDER);
        before.add(before.fma(factor, s2)).intoMemorySegment(ALL, c + 2 * VECTOR, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * VECTOR, ORDER);
        before.add(before.fma(factor, s3)).intoMemorySegment(ALL, c + 3 * VECTOR, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + stride, ORDER);
        before.add(before.fma(factor, t0)).intoMemorySegment(ALL, c + stride, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + stride + VECTOR, ORDER);
        before.add(before.fma(factor, t1)).intoMemorySegment(ALL, c + stride + VECTOR, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + stride + 2 * VECTOR, ORDER);
        before.add(before.fma(factor, t2)).intoMemorySegment(ALL, c + stride + 2 * VECTOR, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + stride + 3 * VECTOR, ORDER);
        before.add(before.fma(factor, t3)).intoMemorySegment(ALL, c + stride + 3 * VECTOR, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * stride, ORDER);
        before.add(before.fma(factor, u0)).intoMemorySegment(ALL, c + 2 * stride, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * stride + VECTOR, ORDER);
        before.add(before.fma(factor, u1)).intoMemorySegment(ALL, c + 2 * stride + VECTOR, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * stride + 2 * VECTOR, ORDER);
        before.add(before.fma(factor, u2)).intoMemorySegment(ALL, c + 2 * stride + 2 * VECTOR, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * stride + 3 * VECTOR, ORDER);
        before.add(before.fma(factor, u3)).intoMemorySegment(ALL, c + 2 * stride + 3 * VECTOR, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * stride, ORDER);
        before.add(before.fma(factor, v0)).intoMemorySegment(ALL, c + 3 * stride, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * stride + VECTOR, ORDER);
        before.add(before.fma(factor, v1)).intoMemorySegment(ALL, c + 3 * stride + VECTOR, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * stride + 2 * VECTOR, ORDER);
        before.add(before.fma(factor, v2)).intoMemorySegment(ALL, c + 3 * stride + 2 * VECTOR, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * stride + 3 * VECTOR, ORDER);
        before.add(before.fma(factor, v3)).intoMemorySegment(ALL, c + 3 * stride + 3 * VECTOR, ORDER);
    }

    /** Computes two vectors of rows, for a machine that has only 16 registers; see {@link #rows4}. */
    static void rows2(
            long first,
            long stride,
            long nonZeros,
            long moreNonZeros,
            float[] floats,
            byte @Nullable [] bytes,
            int origin,
            int spacing,
            int step,
            int leap,
            float gamma,
            long c) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = FloatVector.zero(SPECIES);
        FloatVector t0 = FloatVector.zero(SPECIES);
        FloatVector t1 = FloatVector.zero(SPECIES);
        FloatVector u0 = FloatVector.zero(SPECIES);
        FloatVector u1 = FloatVector.zero(SPECIES);
        FloatVector v0 = FloatVector.zero(SPECIES);
        FloatVector v1 = FloatVector.zero(SPECIES);
        for (int word = 0; word < 2; word++) {
            for (long left = word == 0 ? nonZeros : moreNonZeros; left != 0; left &= left - 1) {
                int k = Long.numberOfTrailingZeros(left);
                int number = origin + word * leap + k * step;
                long p = first + (word * Long.SIZE + k) * stride;
                FloatVector a0 = FloatVector.fromMemorySegment(SPECIES, ALL, p, ORDER);
                FloatVector a1 = FloatVector.fromMemorySegment(SPECIES, ALL, p + VECTOR, ORDER);
                FloatVector b0 = FloatVector.broadcast(
                        SPECIES, bytes == null ? floats[number] : Pixels.VALUES[bytes[number] & 0xff]);
                s0 = a0.fma(b0, s0);
                s1 = a1.fma(b0, s1);
                FloatVector b1 = FloatVector.broadcast(
                        SPECIES,
                        bytes == null ? floats[number + spacing] : Pixels.VALUES[bytes[number + spacing] & 0xff]);
                t0 = a0.fma(b1, t0);
                t1 = a1.fma(b1, t1);
                FloatVector b2 = FloatVector.broadcast(
                        SPECIES,
                        bytes == null
                                ? floats[number + 2 * spacing]
                                : Pixels.VALUES[bytes[number + 2 * spacing] & 0xff]);
                u0 = a0.fma(b2, u0);
                u1 = a1.fma(b2, u1);
                FloatVector b3 = FloatVector.broadcast(
                        SPECIES,
                        bytes == null
                                ? floats[number + 3 * spacing]
                                : Pixels.VALUES[bytes[number + 3 * spacing] & 0xff]);
                v0 = a0.fma(b3, v0);
                v1 = a1.fma(b3, v1);
            }
        }
        FloatVector factor = FloatVector.broadcast(SPECIES, gamma);
        FloatVector before = FloatVector.fromMemorySegment(SPECIES, ALL, c, ORDER);
        before.add(before.fma(factor, s0)).intoMemorySegment(ALL, c, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + VECTOR, ORDER);
        before.add(before.fma(factor, s1)).intoMemorySegment(ALL, c + VECTOR, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + stride, ORDER);
        before.add(before.fma(factor, t0)).intoMemorySegment(ALL, c + stride, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + stride + VECTOR, ORDER);
        before.add(before.fma(factor, t1)).intoMemorySegment(ALL, c + stride + VECTOR, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * stride, ORDER);
        before.add(before.fma(factor, u0)).intoMemorySegment(ALL, c + 2 * stride, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * stride + VECTOR, ORDER);
        before.add(before.fma(factor, u1)).intoMemorySegment(ALL, c + 2 * stride + VECTOR, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * stride, ORDER);
        before.add(before.fma(factor, v0)).intoMemorySegment(ALL, c + 3 * stride, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * stride + VECTOR, ORDER);
        before.add(before.fma(factor, v1)).intoMemorySegment(ALL, c + 3 * stride + VECTOR, ORDER);
    }

    /** Computes one vector of rows; see {@link #rows4}. */
    static void rows1(
            long first,
            long stride,
            long nonZeros,
            long moreNonZeros,
            float[] floats,
            byte @Nullable [] bytes,
            int origin,
            int spacing,
            int step,
            int leap,
            float gamma,
            long c) {
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector t0 = FloatVector.zero(SPECIES);
        FloatVector u0 = FloatVector.zero(SPECIES);
        FloatVector v0 = FloatVector.zero(SPECIES);
        for (int word = 0; word < 2; word++) {
            for (long left = word == 0 ? nonZeros : moreNonZeros; left != 0; left &= left - 1) {
                int k = Long.numberOfTrailingZeros(left);
                int number = origin + word * leap + k * step;
                long p = first + (word * Long.SIZE + k) * stride;
                FloatVector a0 = FloatVector.fromMemorySegment(SPECIES, ALL, p, ORDER);
                FloatVector b0 = FloatVector.broadcast(
                        SPECIES, bytes == null ? floats[number] : Pixels.VALUES[bytes[number] & 0xff]);
                s0 = a0.fma(b0, s0);
                FloatVector b1 = FloatVector.broadcast(
                        SPECIES,
                        bytes == null ? floats[number + spacing] : Pixels.VALUES[bytes[number + spacing] & 0xff]);
                t0 = a0.fma(b1, t0);
                FloatVector b2 = FloatVector.broadcast(
                        SPECIES,
                        bytes == null
                                ? floats[number + 2 * spacing]
                                : Pixels.VALUES[bytes[number + 2 * spacing] & 0xff]);
                u0 = a0.fma(b2, u0);
                FloatVector b3 = FloatVector.broadcast(
                        SPECIES,
                        bytes == null
                                ? floats[number + 3 * spacing]
                                : Pixels.VALUES[bytes[number + 3 * spacing] & 0xff]);
                v0 = a0.fma(b3, v0);
            }
        }
        FloatVector factor = FloatVector.broadcast(SPECIES, gamma);
        FloatVector before = FloatVector.fromMemorySegment(SPECIES, ALL, c, ORDER);
        before.add(before.fma(factor, s0)).intoMemorySegment(ALL, c, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + stride, ORDER);
        before.add(before.fma(factor, t0)).intoMemorySegment(ALL, c + stride, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 2 * stride, ORDER);
        before.add(before.fma(factor, u0)).intoMemorySegment(ALL, c + 2 * stride, ORDER);
        before = FloatVector.fromMemorySegment(SPECIES, ALL, c + 3 * stride, ORDER);
        before.add(before.fma(factor, v0)).intoMemorySegment(ALL, c + 3 * stride, ORDER);
    }

    /**
     * Computes C = C + γ·C of four columns, what is left of a kernel where all sums are 0.
     *
     * @param stride how many bytes a column is from the next
     * @param c the address where the first of the columns begins
     */
    static void decay(int stride, float gamma, long c) {
        FloatVector factor = FloatVector.broadcast(SPECIES, gamma);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < COLUMNS * stride; i += SPECIES.vectorByteSize()) {
            FloatVector before = FloatVector.fromMemorySegment(SPECIES, ALL, c + i, ORDER);
            before.add(before.fma(factor, zero)).intoMemorySegment(ALL, c + i, ORDER);
        }
    }
}
