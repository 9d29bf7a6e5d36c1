package org.chalknet.training;

/**
 * The learning rate of an epoch, α = α₀ / (1 + decay · e); the first line of the loop in the notebook's
 * {@code train_model}.
 *
 * @param initial α₀, the rate of epoch 0
 * @param decay how fast it falls; 0 keeps it constant
 */
public record LearningRateDecay(double initial, double decay) {

    /** Returns α of an epoch, counted from 0. */
    public double at(int epoch) {
        return initial / (1 + decay * epoch);
    }
}
