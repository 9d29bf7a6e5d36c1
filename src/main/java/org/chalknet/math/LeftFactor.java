package org.chalknet.math;

import org.ojalgo.matrix.store.R032Store;

/** A matrix that has been copied to be the left factor of products, in whatever order reads fastest. */
public interface LeftFactor {

    /**
     * Copies columns from … to − 1 of a matrix of the factor's size.
     *
     * @param scale what every element is multiplied by
     */
    void set(R032Store matrix, float scale, int from, int to);

    /** Copies columns from … to − 1 of a matrix, which become rows here: the factor is the matrix's transpose. */
    void setTransposed(R032Store matrix, int from, int to);
}
