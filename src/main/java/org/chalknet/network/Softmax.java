package org.chalknet.network;

import org.ojalgo.matrix.store.R032Store;

/** The output's activation, by column exp(Z − max) / Σ exp(Z − max): the notebook's {@code softmax}. */
public final class Softmax {

    private Softmax() {}

    /** Turns the columns from … to − 1 of Z (K × m) into probabilities that add up to 1, in place. */
    public static void apply(R032Store z, int from, int to) {
        float[] values = z.data;
        int classes = z.getRowDim();
        for (int j = from; j < to; j++) {
            int start = j * classes;
            float max = values[start];
            for (int i = start + 1; i < start + classes; i++) {
                max = Math.max(max, values[i]);
            }
            float sum = 0;
            for (int i = start; i < start + classes; i++) {
                values[i] = (float) Math.exp(values[i] - max);
                sum += values[i];
            }
            for (int i = start; i < start + classes; i++) {
                values[i] /= sum;
            }
        }
    }
}
