package org.chalknet.math;

import org.ojalgo.matrix.store.R032Store;

/**
 * The products that take most of the training's time. Every sum runs over its terms in ascending order, by fused
 * multiply-add or as the library has it, whatever range of columns is asked for; so the bits do not depend on how the
 * columns are shared out among threads. An instance keeps scratch space: each thread has its own.
 */
public interface MatrixProduct {

    /**
     * Computes the columns from … to − 1 of C = A · B.
     *
     * @param a A, r × k
     * @param b B, k × at least {@code to} columns
     * @param c C, r × at least {@code to} columns
     */
    void multiply(R032Store a, R032Store b, R032Store c, int from, int to);

    /**
     * Computes the columns from … to − 1 of C = A · B + d.
     *
     * @param a A, r × k
     * @param b B, k × at least {@code to} columns
     * @param d d, r × 1, added to every column
     * @param c C, r × at least {@code to} columns
     */
    void multiplyAndAdd(R032Store a, R032Store b, R032Store d, R032Store c, int from, int to);

    /**
     * Computes the columns from … to − 1 of C = β·C + α·A·Bᵀ, the sums over the first m columns of A and B.
     *
     * @param alpha α
     * @param a A, r × at least m columns
     * @param b B, k × at least m columns, k at least {@code to}
     * @param m the number of columns to sum over
     * @param beta β
     * @param c C, r × k
     */
    void accumulate(float alpha, R032Store a, R032Store b, int m, float beta, R032Store c, int from, int to);

    /** Returns the fastest implementation that this Java has: the Vector API's, or else ojAlgo's. */
    static MatrixProduct fastest() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                ? new VectorProduct()
                : new OjAlgoProduct();
    }
}
