package org.chalknet.math;

import org.ojalgo.matrix.store.R032Store;

/**
 * The products that take most of the training's time. Every sum has one order, whatever range of columns is asked for; so
 * the bits do not depend on how the columns are shared out among threads. Numbers that are not finite give some that are not,
 * if not always the same ones as NumPy's. An instance keeps scratch space: each thread has
 * its own. Factors may be shared, if they come from an instance of the same class.
 */
public interface MatrixProduct {

    /**
     * On the Vector API, the terms of a sum go in blocks of so many: each is summed up by fused multiply-adds in ascending order,
     * starting from 0, or the first from γ·C, and then added to C. It is a promise, as it decides the bits of every result. As many
     * columns of C are the best range for {@link #addTransposed}.
     */
    int BLOCK = 64;

    /** Makes a left factor of zeros. */
    LeftFactor left(int rows, int columns);

    /** Makes a right factor of zeros. */
    RightFactor right(int rows, int columns);

    /**
     * Computes the columns from … to − 1 of C = C + A·B.
     *
     * @param a A, r × k
     * @param b B, k × at least {@code to} columns
     * @param c C, r × at least {@code to} columns
     */
    void add(LeftFactor a, RightFactor b, R032Store c, int from, int to);

    /**
     * Computes the columns from … to − 1 of C = C + (γ·C + A·Bᵀ), the sums over the first m columns of A and B. What is added
     * is summed up first: a change that is small against C is not lost.
     *
     * @param a A, r × at least m columns
     * @param b B, k × at least m columns, k at least {@code to}
     * @param m the number of columns to sum over
     * @param gamma γ
     * @param c C, r × k
     */
    void addTransposed(LeftFactor a, RightFactor b, int m, float gamma, R032Store c, int from, int to);

    /** Returns the fastest implementation that this Java has: the Vector API's, or else ojAlgo's. */
    static MatrixProduct fastest() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? new VectorProduct()
                : new OjAlgoProduct();
    }
}
