package org.chalknet.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.chalknet.math.NumPyRandom;
import org.ojalgo.matrix.store.R032Store;

/**
 * He's initialisation for ReLU (He et al. 2015), W⁽ˡ⁾ = randn · √(2 / nˡ⁻¹) and b⁽ˡ⁾ = 0: the notebook's
 * {@code initialize_parameters}.
 */
public final class HeInitializer {

    private HeInitializer() {}

    /**
     * Draws W⁽¹⁾, W⁽²⁾, …, each row by row.
     *
     * @param layerSizes n⁽⁰⁾ … n⁽ᴸ⁾, at least two
     * @param random the generator, seeded by the caller
     */
    public static Network initialize(List<Integer> layerSizes, NumPyRandom random) {
        return initialize(layerSizes, random, () -> false);
    }

    /**
     * Draws as {@link #initialize(List, NumPyRandom)} does; the largest networks take seconds.
     *
     * @param cancelled asked before every row
     * @throws CancellationException if cancelled
     */
    public static Network initialize(List<Integer> layerSizes, NumPyRandom random, BooleanSupplier cancelled) {
        List<Network.Layer> layers = new ArrayList<>();
        for (int l = 1; l < layerSizes.size(); l++) {
            int units = layerSizes.get(l);
            int inputs = layerSizes.get(l - 1);
            double scale = Math.sqrt(2.0 / inputs);
            R032Store weights = R032Store.FACTORY.make(units, inputs);
            for (int i = 0; i < units; i++) {
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("the drawing of the weights was cancelled");
                }
                for (int k = 0; k < inputs; k++) {
                    weights.data[i + k * units] = (float) (random.gaussian() * scale);
                }
            }
            layers.add(new Network.Layer(weights, R032Store.FACTORY.make(units, 1)));
        }
        return new Network(layers);
    }
}
