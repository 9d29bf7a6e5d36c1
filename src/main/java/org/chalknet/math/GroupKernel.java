package org.chalknet.math;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops: up to four columns of C = β·D + α·A·B at once, so that a vector of A, once loaded, serves them all.
 * Each output is one chain of fused multiply-adds in ascending order, and vector lanes run over outputs, so the bits are the
 * same for vectors of any width; a zero of B adds nothing to such a chain, so skipping it changes none.
 *
 * <p>A kernel keeps its sums in as many registers as there are, and it stays small: past the compiler's limits its calls are
 * no longer inlined, every vector becomes an object, and it runs many times slower.
 */
final class GroupKernel {

    /** The most columns of a group. */
    static final int COLUMNS = 4;

    /** Rows that every kernel's number of rows goes into, for vectors of up to 512 bits. */
    static final int PANEL = 128;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    /** Rows that {@link #tall} computes. */
    private static final int TALL = 8 * LANES;
    /**
     * Where less of a group of columns is not zero than this share, they are computed one by one: what the group can skip is
     * only what is zero in all of them. Measured on MNIST and on random zeros.
     */
    private static final double SPARSE = 0.35;

    private final NonZeros nonZeros = new NonZeros(COLUMNS);
    private float[] a = {};
    private int stride;
    private int count;
    private boolean oneByOne;
    private float[] b = {};
    private int firstB;
    private int apartB;
    private int step;
    private float alpha;
    private float beta;
    private float[] d = {};
    private int firstD;
    private int apartD;
    private float[] c = {};
    private int firstC;

    /**
     * Says what C is.
     *
     * @param matrix the matrix that holds the group's columns, one after the other
     * @param first where the first of them begins
     * @param rows how long each is
     * @param columns their number, 1 … COLUMNS
     */
    GroupKernel to(float[] matrix, int first, int rows, int columns) {
        c = matrix;
        firstC = first;
        stride = rows;
        count = columns;
        return this;
    }

    /**
     * Says what β·D is.
     *
     * @param first where D's first column begins
     * @param apart how far apart its columns begin; 0 where all are the same
     */
    GroupKernel plus(float factor, float[] matrix, int first, int apart) {
        beta = factor;
        d = matrix;
        firstD = first;
        apartD = apart;
        return this;
    }

    /** Says what α·A is; A has as many rows as C. */
    GroupKernel plusProduct(float factor, float[] matrix) {
        alpha = factor;
        a = matrix;
        return this;
    }

    /** Says what B is where its columns are columns of a matrix, one after the other, each of some length. */
    void timesColumns(float[] matrix, int first, int length) {
        b = matrix;
        firstB = first;
        apartB = length;
        step = 1;
        oneByOne = stride >= TALL && nonZeros.findInColumns(b, first, length, count) < SPARSE * length * count;
        if (!oneByOne || stride % TALL != 0) {
            nonZeros.findInAnyColumn(b, first, length, count);
        }
    }

    /**
     * Says what B is where its columns are rows of a matrix.
     *
     * @param first the first of these rows
     * @param rows the rows of the matrix
     * @param length how many elements of a row count
     */
    void timesRows(float[] matrix, int first, int rows, int length) {
        b = matrix;
        firstB = first;
        apartB = 1;
        step = rows;
        oneByOne = false;
        nonZeros.findInAnyRow(b, first, rows, count, length);
    }

    /** Computes the rows from … to − 1 of C; {@code from} is a multiple of {@link #PANEL}. */
    void compute(int from, int to) {
        int row = from;
        if (oneByOne) {
            for (; row + TALL <= to; row += TALL) {
                for (int column = 0; column < count; column++) {
                    tall(row, column);
                }
            }
        }
        // AVX2 has 16 registers, which is too few for four vectors a column; wider and narrower machines have 32.
        if (LANES != 8) {
            for (; row + 4 * LANES <= to; row += 4 * LANES) {
                wide4(row);
            }
        }
        for (; row + 2 * LANES <= to; row += 2 * LANES) {
            wide2(row);
        }
        for (; row < to; row += LANES) {
            narrow(row);
        }
    }

    // In a group of fewer columns the last one stands in for the missing: it is computed again, to the same result.
    private int bOffset(int column) {
        return firstB + Math.min(column, count - 1) * apartB;
    }

    private int cOffset(int column) {
        return firstC + Math.min(column, count - 1) * stride;
    }

    private int dOffset(int column) {
        return firstD + Math.min(column, count - 1) * apartD;
    }

    /** Computes {@link #TALL} rows of one column of the group, over its own list. */
    private void tall(int row, int column) {
        float[] a = this.a;
        float[] b = this.b;
        float[] c = this.c;
        float[] d = this.d;
        int[] index = nonZeros.index();
        int end = nonZeros.end(column);
        int b0 = bOffset(column);
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        FloatVector s4 = s0;
        FloatVector s5 = s0;
        FloatVector s6 = s0;
        FloatVector s7 = s0;
        for (int t = nonZeros.start(column); t < end; t++) {
            int p = row + index[t] * stride;
            FloatVector x = FloatVector.broadcast(SPECIES, b[b0 + index[t] * step]);
            s0 = FloatVector.fromArray(SPECIES, a, p).fma(x, s0);
            s1 = FloatVector.fromArray(SPECIES, a, p + LANES).fma(x, s1);
            s2 = FloatVector.fromArray(SPECIES, a, p + 2 * LANES).fma(x, s2);
            s3 = FloatVector.fromArray(SPECIES, a, p + 3 * LANES).fma(x, s3);
            s4 = FloatVector.fromArray(SPECIES, a, p + 4 * LANES).fma(x, s4);
            s5 = FloatVector.fromArray(SPECIES, a, p + 5 * LANES).fma(x, s5);
            s6 = FloatVector.fromArray(SPECIES, a, p + 6 * LANES).fma(x, s6);
            s7 = FloatVector.fromArray(SPECIES, a, p + 7 * LANES).fma(x, s7);
        }
        FloatVector scale = FloatVector.broadcast(SPECIES, alpha);
        int d0 = dOffset(column) + row;
        int c0 = cOffset(column) + row;
        s0.fma(scale, FloatVector.fromArray(SPECIES, d, d0).mul(beta)).intoArray(c, c0);
        s1.fma(scale, FloatVector.fromArray(SPECIES, d, d0 + LANES).mul(beta)).intoArray(c, c0 + LANES);
        s2.fma(scale, FloatVector.fromArray(SPECIES, d, d0 + 2 * LANES).mul(beta))
                .intoArray(c, c0 + 2 * LANES);
        s3.fma(scale, FloatVector.fromArray(SPECIES, d, d0 + 3 * LANES).mul(beta))
                .intoArray(c, c0 + 3 * LANES);
        s4.fma(scale, FloatVector.fromArray(SPECIES, d, d0 + 4 * LANES).mul(beta))
                .intoArray(c, c0 + 4 * LANES);
        s5.fma(scale, FloatVector.fromArray(SPECIES, d, d0 + 5 * LANES).mul(beta))
                .intoArray(c, c0 + 5 * LANES);
        s6.fma(scale, FloatVector.fromArray(SPECIES, d, d0 + 6 * LANES).mul(beta))
                .intoArray(c, c0 + 6 * LANES);
        s7.fma(scale, FloatVector.fromArray(SPECIES, d, d0 + 7 * LANES).mul(beta))
                .intoArray(c, c0 + 7 * LANES);
    }

    /** Computes four vectors of rows of all columns of the group. */
    private void wide4(int row) {
        float[] a = this.a;
        float[] b = this.b;
        float[] c = this.c;
        float[] d = this.d;
        int[] index = nonZeros.index();
        int end = nonZeros.endOfAny();
        int b0 = bOffset(0);
        int b1 = bOffset(1);
        int b2 = bOffset(2);
        int b3 = bOffset(3);
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = s00;
        FloatVector s02 = s00;
        FloatVector s03 = s00;
        FloatVector s10 = s00;
        FloatVector s11 = s00;
        FloatVector s12 = s00;
        FloatVector s13 = s00;
        FloatVector s20 = s00;
        FloatVector s21 = s00;
        FloatVector s22 = s00;
        FloatVector s23 = s00;
        FloatVector s30 = s00;
        FloatVector s31 = s00;
        FloatVector s32 = s00;
        FloatVector s33 = s00;
        for (int t = nonZeros.startOfAny(); t < end; t++) {
            int p = row + index[t] * stride;
            int q = index[t] * step;
            FloatVector x0 = FloatVector.broadcast(SPECIES, b[b0 + q]);
            FloatVector x1 = FloatVector.broadcast(SPECIES, b[b1 + q]);
            FloatVector x2 = FloatVector.broadcast(SPECIES, b[b2 + q]);
            FloatVector x3 = FloatVector.broadcast(SPECIES, b[b3 + q]);
            FloatVector v = FloatVector.fromArray(SPECIES, a, p);
            s00 = v.fma(x0, s00);
            s10 = v.fma(x1, s10);
            s20 = v.fma(x2, s20);
            s30 = v.fma(x3, s30);
            v = FloatVector.fromArray(SPECIES, a, p + LANES);
            s01 = v.fma(x0, s01);
            s11 = v.fma(x1, s11);
            s21 = v.fma(x2, s21);
            s31 = v.fma(x3, s31);
            v = FloatVector.fromArray(SPECIES, a, p + 2 * LANES);
            s02 = v.fma(x0, s02);
            s12 = v.fma(x1, s12);
            s22 = v.fma(x2, s22);
            s32 = v.fma(x3, s32);
            v = FloatVector.fromArray(SPECIES, a, p + 3 * LANES);
            s03 = v.fma(x0, s03);
            s13 = v.fma(x1, s13);
            s23 = v.fma(x2, s23);
            s33 = v.fma(x3, s33);
        }
        int c0 = cOffset(0) + row;
        int c1 = cOffset(1) + row;
        int c2 = cOffset(2) + row;
        int c3 = cOffset(3) + row;
        int d0 = dOffset(0) + row;
        int d1 = dOffset(1) + row;
        int d2 = dOffset(2) + row;
        int d3 = dOffset(3) + row;
        FloatVector e0 = FloatVector.fromArray(SPECIES, d, d0).mul(beta);
        FloatVector e1 = FloatVector.fromArray(SPECIES, d, d1).mul(beta);
        FloatVector e2 = FloatVector.fromArray(SPECIES, d, d2).mul(beta);
        FloatVector e3 = FloatVector.fromArray(SPECIES, d, d3).mul(beta);
        s00.fma(FloatVector.broadcast(SPECIES, alpha), e0).intoArray(c, c0);
        s10.fma(FloatVector.broadcast(SPECIES, alpha), e1).intoArray(c, c1);
        s20.fma(FloatVector.broadcast(SPECIES, alpha), e2).intoArray(c, c2);
        s30.fma(FloatVector.broadcast(SPECIES, alpha), e3).intoArray(c, c3);
        e0 = FloatVector.fromArray(SPECIES, d, d0 + LANES).mul(beta);
        e1 = FloatVector.fromArray(SPECIES, d, d1 + LANES).mul(beta);
        e2 = FloatVector.fromArray(SPECIES, d, d2 + LANES).mul(beta);
        e3 = FloatVector.fromArray(SPECIES, d, d3 + LANES).mul(beta);
        s01.fma(FloatVector.broadcast(SPECIES, alpha), e0).intoArray(c, c0 + LANES);
        s11.fma(FloatVector.broadcast(SPECIES, alpha), e1).intoArray(c, c1 + LANES);
        s21.fma(FloatVector.broadcast(SPECIES, alpha), e2).intoArray(c, c2 + LANES);
        s31.fma(FloatVector.broadcast(SPECIES, alpha), e3).intoArray(c, c3 + LANES);
        e0 = FloatVector.fromArray(SPECIES, d, d0 + 2 * LANES).mul(beta);
        e1 = FloatVector.fromArray(SPECIES, d, d1 + 2 * LANES).mul(beta);
        e2 = FloatVector.fromArray(SPECIES, d, d2 + 2 * LANES).mul(beta);
        e3 = FloatVector.fromArray(SPECIES, d, d3 + 2 * LANES).mul(beta);
        s02.fma(FloatVector.broadcast(SPECIES, alpha), e0).intoArray(c, c0 + 2 * LANES);
        s12.fma(FloatVector.broadcast(SPECIES, alpha), e1).intoArray(c, c1 + 2 * LANES);
        s22.fma(FloatVector.broadcast(SPECIES, alpha), e2).intoArray(c, c2 + 2 * LANES);
        s32.fma(FloatVector.broadcast(SPECIES, alpha), e3).intoArray(c, c3 + 2 * LANES);
        e0 = FloatVector.fromArray(SPECIES, d, d0 + 3 * LANES).mul(beta);
        e1 = FloatVector.fromArray(SPECIES, d, d1 + 3 * LANES).mul(beta);
        e2 = FloatVector.fromArray(SPECIES, d, d2 + 3 * LANES).mul(beta);
        e3 = FloatVector.fromArray(SPECIES, d, d3 + 3 * LANES).mul(beta);
        s03.fma(FloatVector.broadcast(SPECIES, alpha), e0).intoArray(c, c0 + 3 * LANES);
        s13.fma(FloatVector.broadcast(SPECIES, alpha), e1).intoArray(c, c1 + 3 * LANES);
        s23.fma(FloatVector.broadcast(SPECIES, alpha), e2).intoArray(c, c2 + 3 * LANES);
        s33.fma(FloatVector.broadcast(SPECIES, alpha), e3).intoArray(c, c3 + 3 * LANES);
    }

    /** Computes two vectors of rows of all columns of the group. */
    private void wide2(int row) {
        float[] a = this.a;
        float[] b = this.b;
        float[] c = this.c;
        float[] d = this.d;
        int[] index = nonZeros.index();
        int end = nonZeros.endOfAny();
        int b0 = bOffset(0);
        int b1 = bOffset(1);
        int b2 = bOffset(2);
        int b3 = bOffset(3);
        FloatVector s00 = FloatVector.zero(SPECIES);
        FloatVector s01 = s00;
        FloatVector s10 = s00;
        FloatVector s11 = s00;
        FloatVector s20 = s00;
        FloatVector s21 = s00;
        FloatVector s30 = s00;
        FloatVector s31 = s00;
        for (int t = nonZeros.startOfAny(); t < end; t++) {
            int p = row + index[t] * stride;
            int q = index[t] * step;
            FloatVector x0 = FloatVector.broadcast(SPECIES, b[b0 + q]);
            FloatVector x1 = FloatVector.broadcast(SPECIES, b[b1 + q]);
            FloatVector x2 = FloatVector.broadcast(SPECIES, b[b2 + q]);
            FloatVector x3 = FloatVector.broadcast(SPECIES, b[b3 + q]);
            FloatVector v = FloatVector.fromArray(SPECIES, a, p);
            s00 = v.fma(x0, s00);
            s10 = v.fma(x1, s10);
            s20 = v.fma(x2, s20);
            s30 = v.fma(x3, s30);
            v = FloatVector.fromArray(SPECIES, a, p + LANES);
            s01 = v.fma(x0, s01);
            s11 = v.fma(x1, s11);
            s21 = v.fma(x2, s21);
            s31 = v.fma(x3, s31);
        }
        int c0 = cOffset(0) + row;
        int c1 = cOffset(1) + row;
        int c2 = cOffset(2) + row;
        int c3 = cOffset(3) + row;
        int d0 = dOffset(0) + row;
        int d1 = dOffset(1) + row;
        int d2 = dOffset(2) + row;
        int d3 = dOffset(3) + row;
        FloatVector e0 = FloatVector.fromArray(SPECIES, d, d0).mul(beta);
        FloatVector e1 = FloatVector.fromArray(SPECIES, d, d1).mul(beta);
        FloatVector e2 = FloatVector.fromArray(SPECIES, d, d2).mul(beta);
        FloatVector e3 = FloatVector.fromArray(SPECIES, d, d3).mul(beta);
        s00.fma(FloatVector.broadcast(SPECIES, alpha), e0).intoArray(c, c0);
        s10.fma(FloatVector.broadcast(SPECIES, alpha), e1).intoArray(c, c1);
        s20.fma(FloatVector.broadcast(SPECIES, alpha), e2).intoArray(c, c2);
        s30.fma(FloatVector.broadcast(SPECIES, alpha), e3).intoArray(c, c3);
        e0 = FloatVector.fromArray(SPECIES, d, d0 + LANES).mul(beta);
        e1 = FloatVector.fromArray(SPECIES, d, d1 + LANES).mul(beta);
        e2 = FloatVector.fromArray(SPECIES, d, d2 + LANES).mul(beta);
        e3 = FloatVector.fromArray(SPECIES, d, d3 + LANES).mul(beta);
        s01.fma(FloatVector.broadcast(SPECIES, alpha), e0).intoArray(c, c0 + LANES);
        s11.fma(FloatVector.broadcast(SPECIES, alpha), e1).intoArray(c, c1 + LANES);
        s21.fma(FloatVector.broadcast(SPECIES, alpha), e2).intoArray(c, c2 + LANES);
        s31.fma(FloatVector.broadcast(SPECIES, alpha), e3).intoArray(c, c3 + LANES);
    }

    /** Computes as many rows as a vector has lanes, or fewer: a mask keeps it inside the matrices. */
    private void narrow(int row) {
        VectorMask<Float> inside = SPECIES.indexInRange(0, stride - row);
        float[] a = this.a;
        float[] b = this.b;
        float[] c = this.c;
        float[] d = this.d;
        int[] index = nonZeros.index();
        int end = nonZeros.endOfAny();
        int b0 = bOffset(0);
        int b1 = bOffset(1);
        int b2 = bOffset(2);
        int b3 = bOffset(3);
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int t = nonZeros.startOfAny(); t < end; t++) {
            int q = index[t] * step;
            FloatVector v = FloatVector.fromArray(SPECIES, a, row + index[t] * stride, inside);
            s0 = v.fma(FloatVector.broadcast(SPECIES, b[b0 + q]), s0);
            s1 = v.fma(FloatVector.broadcast(SPECIES, b[b1 + q]), s1);
            s2 = v.fma(FloatVector.broadcast(SPECIES, b[b2 + q]), s2);
            s3 = v.fma(FloatVector.broadcast(SPECIES, b[b3 + q]), s3);
        }
        int c0 = cOffset(0) + row;
        int c1 = cOffset(1) + row;
        int c2 = cOffset(2) + row;
        int c3 = cOffset(3) + row;
        int d0 = dOffset(0) + row;
        int d1 = dOffset(1) + row;
        int d2 = dOffset(2) + row;
        int d3 = dOffset(3) + row;
        FloatVector e0 = FloatVector.fromArray(SPECIES, d, d0, inside).mul(beta);
        FloatVector e1 = FloatVector.fromArray(SPECIES, d, d1, inside).mul(beta);
        FloatVector e2 = FloatVector.fromArray(SPECIES, d, d2, inside).mul(beta);
        FloatVector e3 = FloatVector.fromArray(SPECIES, d, d3, inside).mul(beta);
        s0.fma(FloatVector.broadcast(SPECIES, alpha), e0).intoArray(c, c0, inside);
        s1.fma(FloatVector.broadcast(SPECIES, alpha), e1).intoArray(c, c1, inside);
        s2.fma(FloatVector.broadcast(SPECIES, alpha), e2).intoArray(c, c2, inside);
        s3.fma(FloatVector.broadcast(SPECIES, alpha), e3).intoArray(c, c3, inside);
    }
}
