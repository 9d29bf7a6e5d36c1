package org.chalknet.network;

import java.util.ArrayList;
import java.util.List;
import org.chalknet.math.LeftFactor;
import org.chalknet.math.MatrixProduct;

/**
 * A network's weights made ready as left factors: W⁽ˡ⁾ for forward propagation and, for training, W⁽ˡ⁾ᵀ for backward
 * propagation. The first layer needs no transpose, since nothing asks for the input's gradient. While a network is trained,
 * these are its weights: they are updated in place, and {@link #store} copies them into the network.
 */
public final class PreparedWeights {

    private Network network;
    private final List<LeftFactor> forward = new ArrayList<>();
    private final List<LeftFactor> backward = new ArrayList<>();

    private PreparedWeights(Network network, MatrixProduct product, boolean training) {
        this.network = network;
        for (int l = 1; l <= network.layers().size(); l++) {
            Network.Layer layer = network.layers().get(l - 1);
            forward.add(product.left(layer.units(), layer.inputs()));
            if (training && l > 1) {
                backward.add(product.left(layer.inputs(), layer.units()));
            }
        }
        set(network);
    }

    /** Makes those that evaluating a network needs. */
    public static PreparedWeights forEvaluation(Network network, MatrixProduct product) {
        return new PreparedWeights(network, product, false);
    }

    /** Makes those that training a network needs. */
    public static PreparedWeights forTraining(Network network, MatrixProduct product) {
        return new PreparedWeights(network, product, true);
    }

    /** Makes ready another network in place of this one, with layers of the same sizes. */
    public void set(Network other) {
        network = other;
        for (int l = 1; l <= other.layers().size(); l++) {
            Network.Layer layer = other.layers().get(l - 1);
            forward(l).set(layer.weights(), 1, 0, layer.inputs());
            refreshTranspose(l, 0, layer.units(), 0, layer.inputs());
        }
    }

    /** Returns the network. */
    public Network network() {
        return network;
    }

    /** Returns W⁽ˡ⁾, nˡ × nˡ⁻¹. */
    public LeftFactor forward(int l) {
        return forward.get(l - 1);
    }

    /** Returns W⁽ˡ⁾ᵀ, nˡ⁻¹ × nˡ; l at least 2. */
    public LeftFactor backward(int l) {
        return backward.get(l - 2);
    }

    /**
     * Copies the rows fromUnit … toUnit − 1 of the columns from … to − 1 of W⁽ˡ⁾ into its transpose, after they have been updated.
     */
    public void refreshTranspose(int l, int fromUnit, int toUnit, int from, int to) {
        if (l > 1 && !backward.isEmpty()) {
            backward(l).setTransposed(forward(l), fromUnit, toUnit, from, to);
        }
    }

    /** Copies the weights into the network. */
    public void store() {
        for (int l = 1; l <= network.layers().size(); l++) {
            forward(l).get(network.layers().get(l - 1).weights());
        }
        network.weightsChanged();
    }
}
