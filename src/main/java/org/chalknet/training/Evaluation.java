package org.chalknet.training;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.BitMatrix;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;
import org.chalknet.math.WorkerTeam;
import org.chalknet.network.Cache;
import org.chalknet.network.CrossEntropy;
import org.chalknet.network.ForwardPropagation;
import org.chalknet.network.Network;
import org.chalknet.network.OneHot;
import org.chalknet.network.PreparedWeights;
import org.ojalgo.matrix.store.R032Store;

/** Measures a network on images, without dropout. */
final class Evaluation {

    /**
     * @param loss the cross-entropy
     * @param accuracy the share of the images whose most probable class is their label, 0 … 1
     * @param deadShares of each hidden layer the share of its units that are 0 for every image; empty if not in detail
     * @param answers the most probable class of each image; of equals, the smallest; empty if not in detail
     */
    record Result(double loss, double accuracy, List<Double> deadShares, List<Integer> answers) {}

    private static final int EXAMPLES = 64;

    /**
     * What a worker needs.
     *
     * @param active of each hidden layer the units that were not 0 for some image, a bit each
     */
    private record Scratch(MatrixProduct product, Cache cache, R032Store y, List<long[]> active) {

        private static Scratch of(Network network) {
            MatrixProduct product = MatrixProduct.fastest();
            RightFactor input = product.rightOfPixels(network.inputs(), EXAMPLES);
            return new Scratch(
                    product,
                    Cache.forEvaluation(network.layerSizes(), EXAMPLES, input, product),
                    R032Store.FACTORY.make(network.classes(), EXAMPLES),
                    network.layers().stream()
                            .limit(network.layers().size() - 1)
                            .map(layer -> new long[Math.ceilDiv(layer.units(), Long.SIZE)])
                            .toList());
        }

        private void addActive(int count) {
            for (int l = 1; l <= active.size(); l++) {
                long[] units = active.get(l - 1);
                BitMatrix nonZeros = cache.a().get(l).nonZeros();
                for (int block = 0; block < units.length; block++) {
                    units[block] |= nonZeros.anyOf(block, 0, count);
                }
            }
        }
    }

    private final PreparedWeights weights;
    private final WorkerTeam team;
    private final List<Scratch> scratches;

    /**
     * @param weights the network's, which may change between measurements
     */
    Evaluation(PreparedWeights weights, WorkerTeam team) {
        this.weights = weights;
        this.team = team;
        scratches = Stream.generate(() -> Scratch.of(weights.network()))
                .limit(team.threads())
                .toList();
    }

    /**
     * Measures the network as it is now.
     *
     * @param inDetail whether to tell the dead units and every answer, too
     */
    Result measure(LabelledImages images, boolean inDetail) {
        int[] answers = new int[inDetail ? images.count() : 0];
        scratches.forEach(scratch -> scratch.active.forEach(units -> Arrays.fill(units, 0)));
        int tiles = Math.ceilDiv(images.count(), EXAMPLES);
        double[] losses = new double[tiles];
        int[] correct = new int[tiles];
        team.run(tiles, (worker, tile) -> {
            Scratch scratch = scratches.get(worker);
            int first = tile * EXAMPLES;
            int count = Math.min(EXAMPLES, images.count() - first);
            gather(images, first, count, scratch);
            ForwardPropagation.propagate(weights, scratch.cache, scratch.product, 0, count);
            if (inDetail) {
                scratch.addActive(count);
            }
            losses[tile] = CrossEntropy.sum(scratch.cache.output(), scratch.y, 0, count);
            correct[tile] = countCorrect(images, first, count, scratch.cache.output(), answers);
        });
        double loss = 0;
        int right = 0;
        for (int tile = 0; tile < tiles; tile++) {
            loss += losses[tile];
            right += correct[tile];
        }
        return new Result(
                loss / images.count(),
                (double) right / images.count(),
                inDetail
                        ? IntStream.range(1, weights.network().layers().size())
                                .mapToObj(this::deadShare)
                                .toList()
                        : List.of(),
                view(answers));
    }

    /** Returns the numbers without a copy: ten thousand objects an epoch, which hardly anybody asks for. */
    private static List<Integer> view(int[] numbers) {
        return new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return numbers[index];
            }

            @Override
            public int size() {
                return numbers.length;
            }
        };
    }

    private double deadShare(int l) {
        int units = weights.network().layers().get(l - 1).units();
        int alive = 0;
        for (int block = 0; block * Long.SIZE < units; block++) {
            long active = 0;
            for (Scratch scratch : scratches) {
                active |= scratch.active.get(l - 1)[block];
            }
            alive += Long.bitCount(active);
        }
        return (double) (units - alive) / units;
    }

    private void gather(LabelledImages images, int first, int count, Scratch scratch) {
        int size = images.pixelsPerImage();
        scratch.cache.input().set(0, count, images.pixels(), j -> (first + j) * size);
        for (int j = 0; j < count; j++) {
            OneHot.encode(images.label(first + j), scratch.y, j);
        }
    }

    private static int countCorrect(LabelledImages images, int first, int count, R032Store predictions, int[] answers) {
        int correct = 0;
        int classes = predictions.getRowDim();
        for (int j = 0; j < count; j++) {
            int best = 0;
            for (int i = 1; i < classes; i++) {
                if (predictions.data[j * classes + i] > predictions.data[j * classes + best]) {
                    best = i;
                }
            }
            if (answers.length > 0) {
                answers[first + j] = best;
            }
            if (best == images.label(first + j)) {
                correct++;
            }
        }
        return correct;
    }
}
