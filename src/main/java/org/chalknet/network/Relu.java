package org.chalknet.network;

import org.ojalgo.matrix.store.R032Store;

/** The hidden layers' activation, max(0, Z): the notebook's {@code relu} and {@code relu_derivative}. */
public final class Relu {

    private Relu() {}

    /** Turns the columns from … to − 1 of Z (n × m) into A = max(0, Z), in place. */
    public static void apply(R032Store z, int from, int to) {
        float[] values = z.data;
        int end = to * z.getRowDim();
        for (int i = from * z.getRowDim(); i < end; i++) {
            values[i] = Math.max(0, values[i]);
        }
    }

    /**
     * Turns the columns from … to − 1 of dA (n × m) into dZ = dA · ReLU′(Z), in place; the derivative is 1 where Z > 0,
     * else 0.
     *
     * @param a A, which is positive where Z is, unless dropout made it 0, and then dA is 0 there already
     */
    public static void applyDerivative(R032Store dA, R032Store a, int from, int to) {
        float[] gradients = dA.data;
        float[] activations = a.data;
        int end = to * a.getRowDim();
        for (int i = from * a.getRowDim(); i < end; i++) {
            // A is never negative, so its sign is the derivative; vectors take no branches.
            gradients[i] *= Math.signum(activations[i]);
        }
    }
}
