package org.chalknet.data;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.HexFormat;
import java.util.List;

/**
 * What a network is trained and tested on.
 *
 * @param name what a user calls it, such as MNIST
 * @param classNames the name of each class, 2 to 100; their number is the number of outputs of a network
 * @param training the images to train on
 * @param test the images to test on, of the same size
 */
public record Dataset(String name, List<String> classNames, LabelledImages training, LabelledImages test) {

    /** The fewest classes that there is something to tell apart between. */
    public static final int MIN_CLASSES = 2;

    /** The most classes. */
    public static final int MAX_CLASSES = 100;

    /**
     * The most that few images are repeated. In a run with 300 drawings beside MNIST's 60,000 digits, 100 repeats gained
     * hardly more than 40 on the drawings of others, in a quarter more time.
     */
    private static final int MOST_REPEATS = 40;

    private static final int SHARE = 5;

    /**
     * Copies the list of names.
     *
     * @throws IllegalArgumentException if the number of classes is out of range, a label has no class, or the images are
     *     not of one size
     */
    public Dataset {
        classNames = List.copyOf(classNames);
        if (classNames.size() < MIN_CLASSES || classNames.size() > MAX_CLASSES) {
            throw new IllegalArgumentException("a data set has %d to %d classes, but these are %d"
                    .formatted(MIN_CLASSES, MAX_CLASSES, classNames.size()));
        }
        int largestLabel = Math.max(training.largestLabel(), test.largestLabel());
        if (largestLabel >= classNames.size()) {
            throw new IllegalArgumentException("%d classes have labels 0 to %d, but there is label %d"
                    .formatted(classNames.size(), classNames.size() - 1, largestLabel));
        }
        if (training.rows() != test.rows() || training.columns() != test.columns()) {
            throw new IllegalArgumentException("training images are %d × %d, but test images %d × %d"
                    .formatted(training.rows(), training.columns(), test.rows(), test.columns()));
        }
    }

    /** Returns the number of inputs of a network for this data set: the pixels of one image. */
    public int inputs() {
        return training.pixelsPerImage();
    }

    /** Returns the number of classes K, which is the number of outputs of a network for this data set. */
    public int classes() {
        return classNames.size();
    }

    /**
     * Returns what tells this data set from any other, whatever it is called: the SHA-256 of the {@linkplain
     * LabelledImages#digest digests} of the images to train on and of those to test on. It may take a moment.
     */
    public String digest() {
        return HexFormat.of()
                .formatHex(LabelledImages.sha256().digest((training.digest() + test.digest()).getBytes(US_ASCII)));
    }

    /** Returns whether another has the same name, classes and images, if perhaps in other arrays. It may take a moment. */
    public boolean isSameAs(Dataset other) {
        return equals(other)
                || (name.equals(other.name)
                        && classNames.equals(other.classNames)
                        && training.count() == other.training.count()
                        && digest().equals(other.digest()));
    }

    /** Returns this data set with only the first images of each part, all of a part that has no more than its limit. */
    public Dataset limited(int trainLimit, int testLimit) {
        return new Dataset(name, classNames, training.first(trainLimit), test.first(testLimit));
    }

    /**
     * Returns this data set with a few images more to train on. They come after its own, repeated so that they count beside
     * them: {@value #MOST_REPEATS} times, or as often as makes a fifth of its own number, but at least once.
     *
     * @throws IllegalArgumentException if they are not of one size, have a label without a class, or are too many
     */
    public Dataset withTraining(LabelledImages few) {
        int fitting = training.count() / SHARE / Math.max(few.count(), 1);
        return new Dataset(name, classNames, training.and(few, Math.clamp(fitting, 1, MOST_REPEATS)), test);
    }
}
