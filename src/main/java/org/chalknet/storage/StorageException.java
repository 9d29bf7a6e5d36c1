package org.chalknet.storage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A file cannot be read; the message, one line, names the file and where in it, what was expected and what was found. */
public final class StorageException extends Exception {

    private static final long serialVersionUID = 1;

    /**
     * @param place the file, and where in it
     * @param expected what was expected there
     * @param found what was found there
     */
    public StorageException(String place, String expected, String found) {
        this(place, expected, found, null);
    }

    StorageException(String place, String expected, String found, @Nullable Throwable cause) {
        super("%s: expected %s, but found %s".formatted(place, expected, found), cause);
    }

    /** Returns the line; never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
