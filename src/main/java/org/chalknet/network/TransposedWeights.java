package org.chalknet.network;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R032Store;

/**
 * W⁽ˡ⁾ᵀ of every layer but the first, kept beside the weights: the products run along columns, and dA = WᵀdZ would have to
 * jump from column to column. The first layer needs none, since nothing asks for the input's gradient.
 */
public final class TransposedWeights {

    private final Network network;
    private final List<R032Store> matrices = new ArrayList<>();

    /** Copies the weights of a network. */
    public TransposedWeights(Network network) {
        this.network = network;
        for (int l = 2; l <= network.layers().size(); l++) {
            Network.Layer layer = network.layers().get(l - 1);
            matrices.add(R032Store.FACTORY.make(layer.inputs(), layer.units()));
            refresh(l, 0, layer.inputs());
        }
    }

    /** Returns W⁽ˡ⁾ᵀ, nˡ⁻¹ × nˡ; l at least 2. */
    R032Store of(int l) {
        return matrices.get(l - 2);
    }

    /** Copies the columns from … to − 1 of W⁽ˡ⁾ again, after they have changed; of the first layer there is no copy. */
    public void refresh(int l, int from, int to) {
        if (l == 1) {
            return;
        }
        Network.Layer layer = network.layers().get(l - 1);
        int units = layer.units();
        int inputs = layer.inputs();
        float[] weights = layer.weights().data;
        float[] transposed = of(l).data;
        for (int i = 0; i < units; i++) {
            for (int k = from; k < to; k++) {
                transposed[i * inputs + k] = weights[k * units + i];
            }
        }
    }
}
