package org.chalknet.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * What the window remembers from one start to the next, in a file of the user's folder.
 *
 * @param settings what the next run was set by
 * @param theme the name of the theme; null before one was chosen
 * @param window where the window was; null before it was closed for the first time
 * @param folder the folder that was opened or saved in last; null before there is one
 * @param runs the files of the runs that are listed, in the order of the list
 * @param classTraining how many of a hundred drawings of our class join the training, 0 … {@value #MAX_CLASS_TRAINING}
 */
public record Preferences(
        TrainingSettings settings,
        @Nullable String theme,
        @Nullable Window window,
        @Nullable String folder,
        List<String> runs,
        int classTraining) {

    /** Before anything is remembered. */
    public static final Preferences NONE = new Preferences(TrainingSettings.DEFAULTS, null, null, null, List.of(), 0);

    /** Of a hundred drawings, the most that join the training: some must be left to measure on. */
    public static final int MAX_CLASS_TRAINING = 90;

    private static final String NAME = "preferences.json";
    private static final int MAX_BYTES = 1 << 20;

    /**
     * Where a window is, in pixels of the screen; where it is maximised, what it has when it no longer is.
     *
     * @param x its left edge
     * @param y its upper edge
     * @param width its width, above 0
     * @param height its height, above 0
     * @param maximized whether it fills the screen
     */
    public record Window(double x, double y, double width, double height, boolean maximized) {

        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException if one is not finite, or a size is not above 0
         */
        public Window {
            if (!Double.isFinite(x + y + width + height) || width <= 0 || height <= 0) {
                throw new IllegalArgumentException("a window must have a place and a size, but has %s, %s, %s × %s"
                        .formatted(x, y, width, height));
            }
        }
    }

    /**
     * What was remembered.
     *
     * @param preferences the preferences; {@link #NONE} if there is no file or a broken one
     * @param trouble what is wrong with the file, in one line; empty if nothing
     * @param setAside where a broken file is now; null if nothing is wrong, or it could not be moved
     */
    public record Loaded(
            Preferences preferences,
            String trouble,
            @Nullable Path setAside) {}

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if a value is missing or out of its range
     */
    public Preferences {
        if (settings == null || runs == null || runs.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("settings and runs must be there, but are not");
        }
        runs = List.copyOf(runs);
        if (classTraining < 0 || classTraining > MAX_CLASS_TRAINING) {
            throw new IllegalArgumentException(
                    "classTraining must be 0 to %d, but is %d".formatted(MAX_CLASS_TRAINING, classTraining));
        }
    }

    /** Reads what is remembered in a user's folder. A file that is broken is set aside, and nothing is remembered then. */
    public static Loaded load(Path userFolder) {
        Path file = userFolder.resolve(NAME);
        if (Files.notExists(file)) {
            return new Loaded(NONE, "", null);
        }
        try {
            return new Loaded(read(file), "", null);
        } catch (StorageException e) {
            return new Loaded(NONE, e.getMessage(), setAside(file));
        }
    }

    private static Preferences read(Path file) throws StorageException {
        String json = FileContent.read(file, MAX_BYTES, in -> new String(in.readNBytes(MAX_BYTES), UTF_8));
        return RecordJson.read(file.toString(), json, Preferences.class, "preferences in JSON");
    }

    private static @Nullable Path setAside(Path file) {
        for (int number = 1; ; number++) {
            try {
                return Files.move(file, file.resolveSibling("%s.broken-%d".formatted(NAME, number)));
            } catch (FileAlreadyExistsException e) {
                // An older one has the number.
            } catch (IOException e) {
                return null;
            }
        }
    }

    /**
     * Remembers this in a user's folder, which is made if need be.
     *
     * @throws IOException if it cannot be written; then the file is as it was
     */
    public void save(Path userFolder) throws IOException {
        Files.createDirectories(userFolder);
        FileContent.replace(
                userFolder.resolve(NAME),
                out -> out.write(RecordJson.write(this).getBytes(UTF_8)));
    }
}
