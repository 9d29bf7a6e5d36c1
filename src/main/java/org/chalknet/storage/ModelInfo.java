package org.chalknet.storage;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetFolder;
import org.chalknet.data.IdxReader;
import org.chalknet.math.NumPyRandom;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * Where a model comes from.
 *
 * @param format the version of this description, {@value #FORMAT}
 * @param program the program that trained it, with its version
 * @param dataset the name of the data set
 * @param digest the data set's {@linkplain Dataset#digest digest}; null if unknown, as in files of format 1
 * @param rows the height of its images
 * @param columns the width of its images
 * @param classNames the names of its classes
 * @param settings what the run was set by
 * @param epochs what was measured, epoch by epoch
 * @param bestEpoch the epoch of the best network, the first of the highest test accuracy, whose weights the file has too where it is not the last; null if unknown
 * @param random where the random generator stands after the last epoch; null if unknown, and then nothing can go on from it
 */
public record ModelInfo(
        int format,
        String program,
        String dataset,
        @Nullable String digest,
        int rows,
        int columns,
        List<String> classNames,
        TrainingSettings settings,
        List<EpochMetrics> epochs,
        @Nullable Integer bestEpoch,
        NumPyRandom.@Nullable State random) {

    /** The version of this description. Files of format 1, which had less, are read as well. */
    public static final int FORMAT = 2;

    /** As many as the name of a folder has at most, which a data set is called by. */
    private static final int MAX_NAME_LENGTH = 255;

    /** A description of a run so far. */
    public static ModelInfo of(String program, Dataset dataset, TrainingSettings settings, RunHistory history) {
        return new ModelInfo(
                FORMAT,
                program,
                dataset.name(),
                dataset.digest(),
                dataset.training().rows(),
                dataset.training().columns(),
                dataset.classNames(),
                settings,
                history.epochs(),
                history.bestEpoch(),
                history.last().random());
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if it is of another version, its images have no pixel or too many, a name is none that
     *     a program, a data set or a class may have, the epochs are not numbered from 0, are more than were set, or have
     *     measured what no training can, or the best is not the first of the highest test accuracy
     */
    public ModelInfo {
        if (format != FORMAT) {
            throw new IllegalArgumentException("the format must be 1 to %d, but is %d%s"
                    .formatted(FORMAT, format, format > FORMAT ? ": a newer version of this program wrote it" : ""));
        }
        if (rows < 1 || columns < 1 || (long) rows * columns > IdxReader.MAX_PIXELS_PER_IMAGE) {
            throw new IllegalArgumentException("images must have 1 to %d pixels, but are %d × %d"
                    .formatted(IdxReader.MAX_PIXELS_PER_IMAGE, rows, columns));
        }
        Objects.requireNonNull(settings);
        requireName("program", program);
        requireName("data set", dataset);
        classNames = List.copyOf(classNames);
        for (String name : classNames) {
            if (name.isBlank()
                    || name.length() > DatasetFolder.MAX_CLASS_NAME_LENGTH
                    || name.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException(
                        "a class name must be a text of 1 to %d characters, but one is blank, longer or not a text"
                                .formatted(DatasetFolder.MAX_CLASS_NAME_LENGTH));
            }
        }
        if (Set.copyOf(classNames).size() < classNames.size()) {
            throw new IllegalArgumentException("each class must have a name of its own, but two are called alike");
        }
        epochs = List.copyOf(epochs);
        if (epochs.size() > settings.epochs()) {
            throw new IllegalArgumentException(
                    "the epochs must be at most %d, as is set, but are %d".formatted(settings.epochs(), epochs.size()));
        }
        for (int i = 0; i < epochs.size(); i++) {
            if (epochs.get(i).epoch() != i) {
                throw new IllegalArgumentException("epochs must be numbered from 0, but number %d is %d"
                        .formatted(i, epochs.get(i).epoch()));
            }
            // Format 1 knew no random state, and its runs did not end when they had diverged.
            EpochRanges.require(epochs.get(i), settings.hiddenLayers().size(), random == null);
        }
        if (bestEpoch != null) {
            requireBest(bestEpoch, epochs);
        }
    }

    private static void requireBest(int bestEpoch, List<EpochMetrics> epochs) {
        if (bestEpoch < 0 || bestEpoch >= epochs.size()) {
            throw new IllegalArgumentException(
                    "the best epoch must be one of %d, but is %d".formatted(epochs.size(), bestEpoch));
        }
        int first = 0;
        for (EpochMetrics metrics : epochs) {
            if (metrics.testAccuracy() > epochs.get(first).testAccuracy()) {
                first = metrics.epoch();
            }
        }
        if (bestEpoch != first) {
            throw new IllegalArgumentException(
                    "the best epoch must be %d, the first of the highest test accuracy, but is %d"
                            .formatted(first, bestEpoch));
        }
    }

    private static void requireName(String what, String name) {
        if (name.length() > MAX_NAME_LENGTH) {
            throw new IllegalArgumentException("the name of the %s must have at most %d characters, but has %,d"
                    .formatted(what, MAX_NAME_LENGTH, name.length()));
        }
    }

    /** Returns whether the file of this description has the weights of another epoch too, the best. */
    boolean hasBestBesides() {
        return bestEpoch != null && bestEpoch != epochs.size() - 1;
    }
}
