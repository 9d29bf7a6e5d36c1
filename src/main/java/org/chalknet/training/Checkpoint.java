package org.chalknet.training;

import org.chalknet.math.NumPyRandom;
import org.chalknet.network.Network;

/**
 * All that the rest of a run depends on, beside its settings and its data set: from here it has the bits of a run that was
 * never interrupted.
 *
 * @param network the network, which nobody changes any more
 * @param random where the generator stands
 * @param epochs how many epochs have been trained
 */
public record Checkpoint(Network network, NumPyRandom.State random, int epochs) {

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Checkpoint {
        if (epochs < 0) {
            throw new IllegalArgumentException("epochs trained must be 0 or more, but are " + epochs);
        }
    }
}
