package org.chalknet.storage;

import org.chalknet.training.TrainingSettings;

/** Settings as one line of JSON, to be passed on; the same that a {@link ModelFile} has in it. */
public final class SettingsJson {

    private static final int MAX_LENGTH = 10_000;

    private SettingsJson() {}

    /** Returns settings as a line. */
    public static String write(TrainingSettings settings) {
        return RecordJson.write(settings);
    }

    /**
     * Reads settings.
     *
     * @param place where the text comes from, for the message
     * @param text what {@link #write} returned; space around it is passed over
     * @throws StorageException if it is something else, or a value is out of its setting's range
     */
    public static TrainingSettings read(String place, String text) throws StorageException {
        if (text.length() > MAX_LENGTH) {
            throw new StorageException(
                    place, "at most %,d characters".formatted(MAX_LENGTH), "%,d".formatted(text.length()));
        }
        return RecordJson.read(place, text.strip(), TrainingSettings.class, "settings in one line of JSON");
    }
}
