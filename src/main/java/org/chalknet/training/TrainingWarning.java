package org.chalknet.training;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        Stream<Check> checks = testImages < FEWEST_TEST_IMAGES
                ? Stream.of(i -> lossRises(epochs, i))
                : Stream.of(
                        i -> lossRises(epochs, i),
                        i -> deadRelus(epochs.get(i)),
                        i -> keepProbTooLow(settings, epochs.get(i)));
        return checks.map(check -> first(epochs, check))
                .flatMap(Optional::stream)
                .toList();
    }

    @FunctionalInterface
    private interface Check {
        Optional<TrainingWarning> after(int epoch);
    }

    private static Optional<TrainingWarning> first(List<EpochMetrics> epochs, Check check) {
        return IntStream.range(0, epochs.size())
                .mapToObj(check::after)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<TrainingWarning> lossRises(List<EpochMetrics> epochs, int last) {
        boolean rises = last >= RISING_EPOCHS
                && IntStream.rangeClosed(last - RISING_EPOCHS + 1, last)
                        .allMatch(i -> epochs.get(i).loss() > epochs.get(i - 1).loss());
        return rises
                ? Optional.of(
                        new TrainingWarning(Kind.LOSS_RISES, epochs.get(last).epoch(), 0, RISING_EPOCHS))
                : Optional.empty();
    }

    private static Optional<TrainingWarning> deadRelus(EpochMetrics metrics) {
        List<Double> dead = metrics.deadShares();
        return IntStream.range(0, dead.size())
                .filter(i -> dead.get(i) > MOST_DEAD)
                .mapToObj(i -> new TrainingWarning(Kind.DEAD_RELUS, metrics.epoch(), i + 1, dead.get(i)))
                .findFirst();
    }

    private static Optional<TrainingWarning> keepProbTooLow(TrainingSettings settings, EpochMetrics metrics) {
        double lag = metrics.testAccuracy() - metrics.trainAccuracy();
        return settings.keepProb() < 1 && lag >= MOST_LAG
                ? Optional.of(new TrainingWarning(Kind.KEEP_PROB_TOO_LOW, metrics.epoch(), 0, lag))
                : Optional.empty();
    }
}
