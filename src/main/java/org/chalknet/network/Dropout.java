package org.chalknet.network;

import org.chalknet.math.NumPyRandom;
import org.ojalgo.matrix.store.R032Store;

/**
 * Inverted dropout (Srivastava et al. 2014), on every hidden layer: D = rand(n × m) < keep_prob, forward
 * A = A·D / keep_prob, backward dA = dA·D / keep_prob.
 */
public final class Dropout {

    private Dropout() {}

    /**
     * Draws D / keep_prob, row by row as NumPy does.
     *
     * @param keepProb the probability that a unit is kept, above 0 and below 1
     * @param mask n × at least m, gets 1 / keep_prob where a unit is kept and 0 where it is dropped
     * @param m the number of examples
     */
    public static void draw(NumPyRandom random, double keepProb, R032Store mask, int m) {
        int units = mask.getRowDim();
        float kept = (float) (1 / keepProb);
        for (int i = 0; i < units; i++) {
            random.uniformsBelow(keepProb, kept, mask.data, i, units, m);
        }
    }

    /** Multiplies the columns from … to − 1 of A or dA (n × m) by D / keep_prob, in place. */
    public static void apply(R032Store values, R032Store mask, int from, int to) {
        int end = to * values.getRowDim();
        for (int i = from * values.getRowDim(); i < end; i++) {
            values.data[i] *= mask.data[i];
        }
    }
}
