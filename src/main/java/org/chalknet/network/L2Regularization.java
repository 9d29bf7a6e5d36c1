package org.chalknet.network;

/**
 * The L2 penalty (λ / 2m) Σ‖W⁽ˡ⁾‖², which adds (λ / m) W⁽ˡ⁾ to dW⁽ˡ⁾; m is the size of the mini-batch, biases are not
 * penalised.
 */
public final class L2Regularization {

    private L2Regularization() {}

    /** Returns (λ / 2m) Σ‖W⁽ˡ⁾‖². */
    public static double penalty(Network network, double lambda, int m) {
        double sum = 0;
        for (Network.Layer layer : network.layers()) {
            for (float weight : layer.weights().data) {
                sum += (double) weight * weight;
            }
        }
        return lambda / (2 * m) * sum;
    }
}
