package org.chalknet.network;

import org.chalknet.math.MatrixProduct;
import org.ojalgo.matrix.store.R032Store;

/** The output's activation, by column exp(Z − max) / Σ exp(Z − max): the notebook's {@code softmax}. */
public final class Softmax {

    private Softmax() {}

    /** Turns the columns from … to − 1 of Z (K × m) into probabilities that add up to 1, in place. */
    public static void apply(R032Store z, MatrixProduct product, int from, int to) {
        float[] values = z.data;
        int classes = z.getRowDim();
        for (int j = from * classes; j < to * classes; j += classes) {
            float max = values[j];
            for (int i = j + 1; i < j + classes; i++) {
                max = Math.max(max, values[i]);
            }
            for (int i = j; i < j + classes; i++) {
                values[i] -= max;
            }
        }
        product.exp(z, from, to);
        for (int j = from * classes; j < to * classes; j += classes) {
            float sum = 0;
            for (int i = j; i < j + classes; i++) {
                sum += values[i];
            }
            for (int i = j; i < j + classes; i++) {
                values[i] /= sum;
            }
        }
    }
}
