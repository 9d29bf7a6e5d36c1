package org.chalknet.training;

import java.util.Arrays;
import org.chalknet.network.Network;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/** Tells of a network alone, without an image, whether its training has diverged. */
public final class Divergence {

    private Divergence() {}

    /**
     * Looks for what may make a network answer an image with something that is no number: a weight or bias that is none, or
     * numbers so large that a sum can leave the range of float32. With pixels of 0 … 1, |Zᵢ⁽ˡ⁾| is at most
     * Σⱼ |Wᵢⱼ⁽ˡ⁾| max |Aⱼ⁽ˡ⁻¹⁾| + |bᵢ⁽ˡ⁾|, whatever the image.
     *
     * @return what was found, such as "NaN in W1"; null if it answers every image with numbers
     */
    public static @Nullable String of(Network network) {
        double[] largest = new double[network.inputs()];
        Arrays.fill(largest, 1);
        for (int l = 1; l <= network.layers().size(); l++) {
            Network.Layer layer = network.layers().get(l - 1);
            String trouble = notFinite("W" + l, layer.weights());
            if (trouble == null) {
                trouble = notFinite("b" + l, layer.biases());
            }
            if (trouble != null) {
                return trouble;
            }
            largest = largest(layer, largest);
            if (Arrays.stream(largest).anyMatch(z -> z > Float.MAX_VALUE)) {
                return "too large numbers in W%d or b%d".formatted(l, l);
            }
        }
        return null;
    }

    private static @Nullable String notFinite(String name, R032Store matrix) {
        for (float value : matrix.data) {
            if (!Float.isFinite(value)) {
                return "%s in %s".formatted(value, name);
            }
        }
        return null;
    }

    private static double[] largest(Network.Layer layer, double[] inputs) {
        double[] largest = new double[layer.units()];
        float[] w = layer.weights().data;
        for (int j = 0; j < inputs.length; j++) {
            for (int i = 0; i < largest.length; i++) {
                largest[i] += Math.abs(w[j * largest.length + i]) * inputs[j];
            }
        }
        for (int i = 0; i < largest.length; i++) {
            largest[i] += Math.abs(layer.biases().data[i]);
        }
        return largest;
    }
}
