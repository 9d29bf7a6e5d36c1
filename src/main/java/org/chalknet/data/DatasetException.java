package org.chalknet.data;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A data set cannot be read; the message, one line, names the file, what was expected of it and what was found. */
public final class DatasetException extends Exception {

    private static final long serialVersionUID = 1;

    DatasetException(String file, String expected, String found) {
        this(file, expected, found, null);
    }

    DatasetException(String file, String expected, String found, @Nullable Throwable cause) {
        super("%s: expected %s, but found %s".formatted(file, expected, found), cause);
    }

    /** Returns the line; never null. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
