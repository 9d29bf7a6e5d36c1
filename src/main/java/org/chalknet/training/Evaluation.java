package org.chalknet.training;

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

    private static final int EXAMPLES = 64;

    /** What a worker needs. */
    private record Scratch(MatrixProduct product, Cache cache, R032Store y) {

        private static Scratch of(List<Integer> layerSizes) {
            MatrixProduct product = MatrixProduct.fastest();
            RightFactor input = product.rightOfPixels(layerSizes.getFirst(), EXAMPLES);
            return new Scratch(
                    product,
                    Cache.forEvaluation(layerSizes, EXAMPLES, input, product),
                    R032Store.FACTORY.make(layerSizes.getLast(), EXAMPLES));
        }
    }

    private final WorkerTeam team;
    private final List<Scratch> scratches;

    /**
     * @param layerSizes the units of every layer of the networks to measure, from the input to the output
     */
    Evaluation(List<Integer> layerSizes, WorkerTeam team) {
        this.team = team;
        scratches = Stream.generate(() -> Scratch.of(layerSizes))
                .limit(team.threads())
                .toList();
    }

    /** Measures a network on images in detail. */
    Measurement measure(PreparedWeights weights, LabelledImages images) {
        Measurement measurement = new Measurement(weights, images, true);
        team.run(measurement.tiles(), measurement);
        return measurement;
    }

    /**
     * The measurement of a network on images: work on tiles, each of which may be computed at any time. What it tells holds once
     * all are.
     */
    final class Measurement implements WorkerTeam.Tile {

        private final PreparedWeights weights;
        private final LabelledImages images;
        private final int[] answers;
        private final double[] losses;
        private final int[] correct;
        /** Of each worker and each hidden layer the units that were not 0 for some image, a bit each; empty if not in detail. */
        private final List<List<long[]>> active;

        /**
         * @param weights the network's, which must not change until all tiles are computed
         * @param inDetail whether to tell the dead units and every answer, too
         */
        Measurement(PreparedWeights weights, LabelledImages images, boolean inDetail) {
            this.weights = weights;
            this.images = images;
            answers = new int[inDetail ? images.count() : 0];
            losses = new double[tiles()];
            correct = new int[tiles()];
            active = Stream.generate(() -> hiddenUnits(weights.network()))
                    .limit(inDetail ? team.threads() : 0)
                    .toList();
        }

        private static List<long[]> hiddenUnits(Network network) {
            return network.layers().stream()
                    .limit(network.layers().size() - 1)
                    .map(layer -> new long[Math.ceilDiv(layer.units(), Long.SIZE)])
                    .toList();
        }

        int tiles() {
            return Math.ceilDiv(images.count(), EXAMPLES);
        }

        @Override
        public void compute(int worker, int tile) {
            Scratch scratch = scratches.get(worker);
            int first = tile * EXAMPLES;
            int count = Math.min(EXAMPLES, images.count() - first);
            gather(images, first, count, scratch);
            ForwardPropagation.propagate(weights, scratch.cache, scratch.product, 0, count);
            if (!active.isEmpty()) {
                addActive(active.get(worker), scratch.cache, count);
            }
            losses[tile] = CrossEntropy.sum(scratch.cache.output(), scratch.y, 0, count);
            correct[tile] = countCorrect(images, first, count, scratch.cache.output(), answers);
        }

        private static void addActive(List<long[]> active, Cache cache, int count) {
            for (int l = 1; l <= active.size(); l++) {
                long[] units = active.get(l - 1);
                BitMatrix nonZeros = cache.a().get(l).nonZeros();
                for (int block = 0; block < units.length; block++) {
                    units[block] |= nonZeros.anyOf(block, 0, count);
                }
            }
        }

        /** Returns the cross-entropy. */
        double loss() {
            double loss = 0;
            for (double ofTile : losses) {
                loss += ofTile;
            }
            return loss / images.count();
        }

        /** Returns the share of the images whose most probable class is their label, 0 … 1. */
        double accuracy() {
            return (double) Arrays.stream(correct).sum() / images.count();
        }

        /** Returns of each hidden layer the share of its units that are 0 for every image; nothing if not in detail. */
        List<Double> deadShares() {
            int hidden = active.isEmpty() ? 0 : weights.network().layers().size() - 1;
            return IntStream.rangeClosed(1, hidden).mapToObj(this::deadShare).toList();
        }

        /** Returns the most probable class of an image, of equals the smallest; to be asked in detail only. */
        int answer(int image) {
            return answers[image];
        }

        private double deadShare(int l) {
            int units = weights.network().layers().get(l - 1).units();
            int alive = 0;
            for (int block = 0; block * Long.SIZE < units; block++) {
                long any = 0;
                for (List<long[]> ofWorker : active) {
                    any |= ofWorker.get(l - 1)[block];
                }
                alive += Long.bitCount(any);
            }
            return (double) (units - alive) / units;
        }
    }

    private static void gather(LabelledImages images, int first, int count, Scratch scratch) {
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
