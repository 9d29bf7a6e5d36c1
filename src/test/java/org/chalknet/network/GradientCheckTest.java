package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.NumPyRandom;
import org.chalknet.math.OjAlgoProduct;
import org.chalknet.math.VectorProduct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R032Store;

/**
 * Back-propagation and the update against central differences of the cost J + (λ / 2m) Σ‖W‖², computed in doubles by code
 * of this test alone.
 */
class GradientCheckTest {

    private static final int EXAMPLES = 6;
    private static final double STEP = 1e-5;

    private final Random random = new Random(17);

    @ParameterizedTest(name = "layers {0}, keep_prob {1}, λ {2}, ojAlgo {3}")
    @CsvSource({
        "7-5-4-3, 1, 0, false",
        "7-5-4-3, 0.6, 0.7, false",
        "7-5-4-3, 0.6, 0.7, true",
        "9-3, 1, 0.4, false",
        "6-20-18-17-3, 0.8, 2, false"
    })
    void updatesByTheCostsGradient(String layers, double keepProb, double lambda, boolean ojAlgo) {
        List<Integer> sizes =
                List.of(layers.split("-")).stream().map(Integer::valueOf).toList();
        Network network = HeInitializer.initialize(sizes, new NumPyRandom(1));
        network.layers().forEach(layer -> fillRandomly(layer.biases()));
        MatrixProduct product = ojAlgo ? new OjAlgoProduct() : new VectorProduct();
        Cache cache = Cache.forTraining(sizes, EXAMPLES, product.right(sizes.getFirst(), EXAMPLES), keepProb, product);
        R032Store x = R032Store.FACTORY.make(sizes.getFirst(), EXAMPLES);
        fillRandomly(x);
        cache.input().set(x, 0, EXAMPLES);
        NumPyRandom draws = new NumPyRandom(2);
        cache.d().forEach(dropout -> dropout.draw(draws, EXAMPLES));
        R032Store y = R032Store.FACTORY.make(sizes.getLast(), EXAMPLES);
        IntStream.range(0, EXAMPLES).forEach(j -> OneHot.encode(j % y.getRowDim(), y, j));
        Network before = network.copy();

        train(network, cache, y, lambda, product);

        for (int l = 0; l < before.layers().size(); l++) {
            Network.Layer from = before.layers().get(l);
            Network.Layer to = network.layers().get(l);
            compare("W" + (l + 1), from.weights(), to.weights(), before, x, cache.d(), y, lambda);
            compare("b" + (l + 1), from.biases(), to.biases(), before, x, cache.d(), y, lambda);
        }
    }

    private static void train(Network network, Cache cache, R032Store y, double lambda, MatrixProduct product) {
        PreparedWeights weights = PreparedWeights.forTraining(network, product);
        Gradients gradients = Gradients.of(network.layerSizes(), EXAMPLES, product);
        ForwardPropagation.propagate(weights, cache, product, 0, EXAMPLES);
        BackwardPropagation.propagate(weights, cache, y, gradients, product, 0, EXAMPLES);
        GradientDescent descent = new GradientDescent(1, lambda, EXAMPLES);
        for (int l = 1; l <= network.layers().size(); l++) {
            Network.Layer layer = network.layers().get(l - 1);
            descent.prepare(gradients, l, 0, layer.units(), 0, EXAMPLES);
            descent.updateWeights(
                    weights.forward(l),
                    gradients.left().get(l - 1),
                    cache.a().get(l - 1),
                    product,
                    0,
                    layer.units(),
                    0,
                    layer.inputs());
            descent.updateBiases(layer, gradients.left().get(l - 1), product, 0, layer.units());
        }
        weights.store();
    }

    /** At a learning rate of 1 the gradient is what the update took away. */
    private static void compare(
            String name,
            R032Store from,
            R032Store to,
            Network network,
            R032Store x,
            List<Dropout> d,
            R032Store y,
            double lambda) {
        for (int i = 0; i < from.data.length; i++) {
            float kept = from.data[i];
            // The step that a float really takes.
            from.data[i] = (float) (kept + STEP);
            double above = from.data[i];
            double costAbove = cost(network, x, d, y, lambda);
            from.data[i] = (float) (kept - STEP);
            double below = from.data[i];
            double costBelow = cost(network, x, d, y, lambda);
            from.data[i] = kept;
            double expected = (costAbove - costBelow) / (above - below);
            assertThat((double) kept - to.data[i])
                    .as("gradient of %s[%d]", name, i)
                    .isCloseTo(expected, Offset.offset(1e-5 + 1e-5 * Math.abs(expected)));
        }
    }

    private static double cost(Network network, R032Store x, List<Dropout> d, R032Store y, double lambda) {
        double cost = 0;
        int last = network.layers().size();
        for (int j = 0; j < EXAMPLES; j++) {
            double[] a = column(x, j);
            for (int l = 1; l <= last; l++) {
                Network.Layer layer = network.layers().get(l - 1);
                double[] next = new double[layer.units()];
                for (int i = 0; i < next.length; i++) {
                    next[i] = layer.biases().doubleValue(i, 0);
                    for (int k = 0; k < a.length; k++) {
                        next[i] += layer.weights().doubleValue(i, k) * a[k];
                    }
                    if (l < last) {
                        next[i] = Math.max(0, next[i]);
                        if (!d.isEmpty()) {
                            next[i] *= d.get(l - 1).mask().get(i, j)
                                    ? 1 / d.get(l - 1).keepProb()
                                    : 0;
                        }
                    }
                }
                a = next;
            }
            double sum = 0;
            for (double z : a) {
                sum += Math.exp(z);
            }
            for (int i = 0; i < a.length; i++) {
                cost -= y.doubleValue(i, j) * Math.log(Math.exp(a[i]) / sum);
            }
        }
        double squares = 0;
        for (Network.Layer layer : network.layers()) {
            for (float weight : layer.weights().data) {
                squares += (double) weight * weight;
            }
        }
        return cost / EXAMPLES + lambda / (2 * EXAMPLES) * squares;
    }

    private static double[] column(R032Store matrix, int column) {
        return IntStream.range(0, matrix.getRowDim())
                .mapToDouble(i -> matrix.doubleValue(i, column))
                .toArray();
    }

    private void fillRandomly(R032Store matrix) {
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
    }
}
