package org.chalknet.benchmark;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.ParameterTracker;
import java.util.ArrayList;
import java.util.List;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.Pixels;

/**
 * PyTorch through DJL: its own linear layers, dropout, loss, automatic gradients and gradient descent, on tensors that stay in
 * PyTorch's memory; Java only says what comes next. Whatever a mini-batch makes is freed with it.
 */
final class PyTorchPeer implements Peer {

    /** Examples evaluated at once: so many that calls cost next to nothing, so few that the activations fit into a cache. */
    private static final int CHUNK = 2000;

    private record Layer(NDArray weights, NDArray biases) {}

    private record Examples(NDArray images, NDArray labels) {

        private static Examples of(LabelledImages source, NDManager manager) {
            int pixels = source.pixelsPerImage();
            float[] scaled = new float[source.count() * pixels];
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] = Pixels.value(source.pixels()[i]);
            }
            long[] labels = new long[source.count()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = source.label(i);
            }
            return new Examples(manager.create(scaled, new Shape(labels.length, pixels)), manager.create(labels));
        }

        private int count() {
            return Math.toIntExact(labels.size());
        }

        private Examples get(NDIndex index, NDManager manager) {
            return new Examples(images.get(manager, index), labels.get(manager, index));
        }
    }

    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final Loss loss = Loss.softmaxCrossEntropyLoss();
    private final List<Layer> layers = new ArrayList<>();
    private final Examples training;
    private final Examples test;
    private final int miniBatch;
    private final float dropRate;
    private final Optimizer weightOptimizer;
    private final Optimizer biasOptimizer;
    private float learningRate;

    PyTorchPeer(Workload workload, Dataset dataset) {
        training = Examples.of(dataset.training(), manager);
        test = Examples.of(dataset.test(), manager);
        miniBatch = workload.miniBatch();
        dropRate = (float) (1 - workload.keepProb());
        ParameterTracker rate = (_, _) -> learningRate;
        weightOptimizer = Optimizer.sgd()
                .setLearningRateTracker(rate)
                .optWeightDecays((float) (workload.lambda() / miniBatch))
                .build();
        biasOptimizer = Optimizer.sgd().setLearningRateTracker(rate).build();
        int inputs = dataset.inputs();
        for (int units : workload.hidden()) {
            layers.add(he(inputs, units));
            inputs = units;
        }
        layers.add(he(inputs, dataset.classes()));
    }

    private Layer he(int inputs, int units) {
        float deviation = (float) Math.sqrt(2.0 / inputs);
        Layer layer = new Layer(
                manager.randomNormal(0, deviation, new Shape(units, inputs), DataType.FLOAT32),
                manager.zeros(new Shape(units)));
        layer.weights.setRequiresGradient(true);
        layer.biases.setRequiresGradient(true);
        return layer;
    }

    @Override
    public int threads() {
        return JniUtils.getNumThreads();
    }

    @Override
    public void train(double epochLearningRate) {
        learningRate = (float) epochLearningRate;
        try (NDArray order = manager.randomPermutation(training.count())) {
            for (int from = 0; from < training.count(); from += miniBatch) {
                int to = Math.min(from + miniBatch, training.count());
                try (NDManager scope = manager.newSubManager()) {
                    NDArray chosen = order.get(scope, new NDIndex().addSliceDim(from, to));
                    step(training.get(new NDIndex("{}", chosen), scope), scope);
                }
            }
        }
    }

    private void step(Examples batch, NDManager scope) {
        try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
            collector.backward(
                    loss.evaluate(new NDList(batch.labels), new NDList(forward(batch.images, dropRate > 0))));
        }
        for (Layer layer : layers) {
            update(weightOptimizer, layer.weights, scope);
            update(biasOptimizer, layer.biases, scope);
        }
    }

    private static void update(Optimizer optimizer, NDArray parameter, NDManager scope) {
        NDArray gradient = parameter.getGradient();
        gradient.attach(scope);
        optimizer.update(parameter.getUid(), parameter, gradient);
    }

    private NDArray forward(NDArray images, boolean dropout) {
        NDArray a = images;
        for (Layer layer : layers.subList(0, layers.size() - 1)) {
            a = Activation.relu(z(layer, a));
            if (dropout) {
                a = Dropout.dropout(a, dropRate, true).singletonOrThrow();
            }
        }
        return z(layers.getLast(), a);
    }

    private static NDArray z(Layer layer, NDArray a) {
        return Linear.linear(a, layer.weights, layer.biases).singletonOrThrow();
    }

    @Override
    public Quality evaluate() {
        return new Quality(
                sum(
                                training,
                                (logits, labels) -> loss.evaluate(new NDList(labels), new NDList(logits))
                                                .getFloat()
                                        * labels.size())
                        / training.count(),
                sum(
                                test,
                                (logits, labels) -> logits.argMax(1)
                                        .eq(labels)
                                        .countNonzero()
                                        .getLong())
                        / test.count());
    }

    /** What is summed over chunks of examples. */
    private interface Measure {
        double of(NDArray logits, NDArray labels);
    }

    private double sum(Examples examples, Measure measure) {
        double sum = 0;
        for (int from = 0; from < examples.count(); from += CHUNK) {
            int to = Math.min(from + CHUNK, examples.count());
            try (NDManager scope = manager.newSubManager()) {
                Examples chunk = examples.get(new NDIndex().addSliceDim(from, to), scope);
                sum += measure.of(forward(chunk.images, false), chunk.labels);
            }
        }
        return sum;
    }

    @Override
    public void close() {
        manager.close();
    }
}
