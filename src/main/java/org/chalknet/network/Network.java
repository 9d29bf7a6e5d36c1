package org.chalknet.network;

import java.util.List;
import java.util.stream.Stream;
import org.chalknet.math.MatrixProduct;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/**
 * The parameters of a fully connected network: W⁽ˡ⁾ (nˡ × nˡ⁻¹) and b⁽ˡ⁾ (nˡ × 1) of the layers l = 1 … L. Hidden layers
 * are ReLU, the output is softmax. A network that is being trained is its trainer's own; others are given a {@link #copy}.
 */
public final class Network {

    /**
     * The parameters of one layer.
     *
     * @param weights W, units × units of the layer before
     * @param biases b, units × 1
     */
    public record Layer(R032Store weights, R032Store biases) {

        /** Returns nˡ, the number of units of this layer. */
        public int units() {
            return weights.getRowDim();
        }

        /** Returns nˡ⁻¹, the number of units of the layer before. */
        public int inputs() {
            return weights.getColDim();
        }
    }

    private final List<Layer> layers;
    private @Nullable PreparedWeights prepared;

    /**
     * @param layers the layers 1 … L, from the input's side
     * @throws IllegalArgumentException if there is none, or one does not fit the layer before it
     */
    public Network(List<Layer> layers) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least 1 layer, but has none");
        }
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            if (layer.biases().getRowDim() != layer.units() || layer.biases().getColDim() != 1) {
                throw new IllegalArgumentException("b%d must be %d × 1, but is %d × %d"
                        .formatted(
                                l + 1,
                                layer.units(),
                                layer.biases().getRowDim(),
                                layer.biases().getColDim()));
            }
            if (l > 0 && layer.inputs() != layers.get(l - 1).units()) {
                throw new IllegalArgumentException("W%d must have %d columns, the units of layer %d, but has %d"
                        .formatted(l + 1, layers.get(l - 1).units(), l, layer.inputs()));
            }
        }
        this.layers = List.copyOf(layers);
    }

    /** Returns the layers 1 … L, from the input's side. */
    public List<Layer> layers() {
        return layers;
    }

    /** Returns n⁽⁰⁾, the number of inputs. */
    public int inputs() {
        return layers.getFirst().inputs();
    }

    /** Returns K = n⁽ᴸ⁾, the number of classes. */
    public int classes() {
        return layers.getLast().units();
    }

    /** Returns n⁽⁰⁾ … n⁽ᴸ⁾, from the input to the output. */
    public List<Integer> layerSizes() {
        return Stream.concat(Stream.of(inputs()), layers.stream().map(Layer::units))
                .toList();
    }

    /**
     * Returns the weights made ready to predict with, which is done once, and again after {@link PreparedWeights#store}. Who writes
     * into the matrices of the layers must have done so before.
     */
    public synchronized PreparedWeights prepared() {
        if (prepared == null) {
            prepared = PreparedWeights.forEvaluation(this, MatrixProduct.fastest());
        }
        return prepared;
    }

    /** Tells that the weights are others now. */
    synchronized void weightsChanged() {
        prepared = null;
    }

    /** Returns a network of its own with the same parameters. */
    public Network copy() {
        return new Network(layers.stream()
                .map(layer -> new Layer(copy(layer.weights()), copy(layer.biases())))
                .toList());
    }

    private static R032Store copy(R032Store matrix) {
        R032Store copy = R032Store.FACTORY.make(matrix.getRowDim(), matrix.getColDim());
        System.arraycopy(matrix.data, 0, copy.data, 0, matrix.data.length);
        return copy;
    }
}
