package org.chalknet.benchmark;

import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.NumPyRandom;
import org.ojalgo.OjAlgoUtils;
import org.ojalgo.ann.ArtificialNeuralNetwork;
import org.ojalgo.ann.ArtificialNeuralNetwork.Activator;
import org.ojalgo.ann.NetworkBuilder;
import org.ojalgo.ann.NetworkInvoker;
import org.ojalgo.ann.NetworkTrainer;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R032Store;

/**
 * ojAlgo's own trainer. It knows no weight decay and no dropout but of a half, so it is spared both, and the examples that do
 * not fill a mini-batch.
 */
final class OjAlgoPeer implements Peer {

    /** Examples evaluated at once; MNIST's 60,000 and 10,000 are multiples. */
    private static final int CHUNK = 1000;

    private final Dataset dataset;
    private final int miniBatch;
    private final NetworkTrainer trainer;
    private final NetworkInvoker invoker;
    private final NumPyRandom random = new NumPyRandom(0);

    OjAlgoPeer(Workload workload, Dataset dataset) {
        this.dataset = dataset;
        miniBatch = workload.miniBatch();
        NetworkBuilder builder = ArtificialNeuralNetwork.builder(R032Store.FACTORY, dataset.inputs());
        workload.hidden().forEach(units -> builder.layer(units, Activator.RELU));
        ArtificialNeuralNetwork network =
                builder.layer(dataset.classes(), Activator.SOFTMAX).get();
        trainer = network.newTrainer(miniBatch).error(ArtificialNeuralNetwork.Error.CROSS_ENTROPY);
        invoker = network.newInvoker(CHUNK);
    }

    @Override
    public int threads() {
        return OjAlgoUtils.ENVIRONMENT.threads;
    }

    @Override
    public void train(double learningRate) {
        LabelledImages images = dataset.training();
        // It adds up the gradients of a mini-batch where the notebook takes their mean.
        trainer.rate(learningRate / miniBatch);
        R032Store input = R032Store.FACTORY.make(miniBatch, images.pixelsPerImage());
        R032Store target = R032Store.FACTORY.make(miniBatch, dataset.classes());
        int[] order = random.permutation(images.count());
        for (int from = 0; from + miniBatch <= images.count(); from += miniBatch) {
            target.fillAll(0.0);
            for (int j = 0; j < miniBatch; j++) {
                int example = order[from + j];
                gather(images, example, input, j);
                target.set(j, images.label(example), 1.0);
            }
            trainer.train(input, target);
        }
    }

    private static void gather(LabelledImages images, int example, R032Store input, int row) {
        int pixels = images.pixelsPerImage();
        for (int i = 0; i < pixels; i++) {
            input.set(row, i, (images.pixels()[example * pixels + i] & 0xFF) / 255f);
        }
    }

    @Override
    public Quality evaluate() {
        return new Quality(
                measure(dataset.training()).loss(), measure(dataset.test()).accuracy());
    }

    private Quality measure(LabelledImages images) {
        R032Store input = R032Store.FACTORY.make(CHUNK, images.pixelsPerImage());
        double loss = 0;
        int right = 0;
        for (int from = 0; from + CHUNK <= images.count(); from += CHUNK) {
            for (int j = 0; j < CHUNK; j++) {
                gather(images, from + j, input, j);
            }
            MatrixStore<Double> predictions = invoker.invoke(input);
            for (int j = 0; j < CHUNK; j++) {
                int label = images.label(from + j);
                loss -= Math.log(predictions.doubleValue(j, label) + 1e-8);
                right += predictions.row(j).indexOfLargest() == label ? 1 : 0;
            }
        }
        return new Quality(loss / images.count(), (double) right / images.count());
    }

    @Override
    public void close() {}
}
