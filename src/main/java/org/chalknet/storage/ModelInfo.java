package org.chalknet.storage;

import java.util.List;
import org.chalknet.data.DatasetFolder;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;

/**
 * Where a model comes from.
 *
 * @param format the version of this description, {@value #FORMAT}
 * @param program the program that trained it, with its version
 * @param dataset the name of the data set
 * @param rows the height of its images
 * @param columns the width of its images
 * @param classNames the names of its classes
 * @param settings what the run was set by
 * @param epochs what was measured, epoch by epoch
 */
public record ModelInfo(
        int format,
        String program,
        String dataset,
        int rows,
        int columns,
        List<String> classNames,
        TrainingSettings settings,
        List<EpochMetrics> epochs) {

    /** The version of this description. */
    public static final int FORMAT = 1;

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if it is of another version, its images have no pixel, or a class name is none that
     *     a data set may have
     */
    public ModelInfo {
        if (format != FORMAT) {
            throw new IllegalArgumentException("format must be %d, but is %d".formatted(FORMAT, format));
        }
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException("images must have pixels, but are %d × %d".formatted(rows, columns));
        }
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
        epochs = List.copyOf(epochs);
    }
}
