package org.chalknet.training;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A sign that a training goes wrong.
 *
 * @param kind what it is
 * @param epoch the first epoch after which it showed, from 0
 * @param layer the hidden layer that it is about, from 1; 0 if it is about none
 * @param amount how much: see {@link Kind}
 */
public record TrainingWarning(Kind kind, int epoch, int layer, double amount) {

    /** What can be told to go wrong. */
    public enum Kind {
        /** The loss on the training set rose in each of the last epochs; the amount is their number. */
        LOSS_RISES,
        /** A hidden layer is mostly dead; the amount is the share of its ReLUs that are 0 for every test image, 0 … 1. */
        DEAD_RELUS,
        /**
         * With dropout, the training set is read much worse than the test set; the amount is by how much of the accuracy, such
         * as 0.12 for 12 points.
         */
        KEEP_PROB_TOO_LOW
    }

    private static final int RISING_EPOCHS = 5;
    private static final double MOST_DEAD = 0.5;
    private static final double MOST_LAG = 0.1;
    /** On fewer test images 10 points are a few of them, and a ReLU that is 0 for each may answer others: mere chance. */
    private static final int FEWEST_TEST_IMAGES = 100;

    /**
     * Returns what there is to warn of in a run: of each kind at most one, the first. Those of the newest epoch are new. What
     * the test set tells counts where it has at least {@value #FEWEST_TEST_IMAGES} images.
     *
     * @param settings what the run is set by
     * @param testImages the number of images in the test set
     * @param epochs what was measured so far, from epoch 0
     */
    public static List<TrainingWarning> of(TrainingSettings settings, int testImages, List<EpochMetrics> epochs) {
        // In loops, since somebody may wait for a first epoch to be shown: streams would make their classes then.
        Map<Kind, TrainingWarning> first = new EnumMap<>(Kind.class);
        for (int i = 0; i < epochs.size(); i++) {
            EpochMetrics metrics = epochs.get(i);
            int epoch = metrics.epoch();
            if (lossRises(epochs, i)) {
                first.putIfAbsent(Kind.LOSS_RISES, new TrainingWarning(Kind.LOSS_RISES, epoch, 0, RISING_EPOCHS));
            }
            if (testImages < FEWEST_TEST_IMAGES) {
                continue;
            }
            int dead = deadLayer(metrics.deadShares());
            if (dead != 0) {
                first.putIfAbsent(
                        Kind.DEAD_RELUS,
                        new TrainingWarning(
                                Kind.DEAD_RELUS,
                                epoch,
                                dead,
                                metrics.deadShares().get(dead - 1)));
            }
            double lag = metrics.testAccuracy() - metrics.trainAccuracy();
            if (settings.keepProb() < 1 && lag >= MOST_LAG) {
                first.putIfAbsent(Kind.KEEP_PROB_TOO_LOW, new TrainingWarning(Kind.KEEP_PROB_TOO_LOW, epoch, 0, lag));
            }
        }
        return List.copyOf(first.values());
    }

    private static boolean lossRises(List<EpochMetrics> epochs, int last) {
        int rising = 0;
        for (int i = Math.max(1, last - RISING_EPOCHS + 1); i <= last; i++) {
            if (epochs.get(i).loss() > epochs.get(i - 1).loss()) {
                rising++;
            }
        }
        return rising == RISING_EPOCHS;
    }

    /** Returns the first hidden layer that is mostly dead, from 1; 0 if none is. */
    private static int deadLayer(List<Double> deadShares) {
        for (int i = 0; i < deadShares.size(); i++) {
            if (deadShares.get(i) > MOST_DEAD) {
                return i + 1;
            }
        }
        return 0;
    }
}
