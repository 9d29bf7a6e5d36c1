package org.chalknet.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** The reason of an error in words, since the messages of some are nothing but the name of a file. */
public final class Reason {

    private Reason() {}

    /** Returns the reason, a part of a line. */
    public static String of(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such folder";
            case FileAlreadyExistsException _ -> "a file is where its folder should be";
            case AccessDeniedException _ -> "it is not permitted";
            case FileSystemException f when "Is a directory".equals(f.getReason()) -> "it is a folder";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            case FileNotFoundException f -> withoutFile(message(f));
            default -> message(e);
        };
    }

    private static String message(IOException e) {
        return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
    }

    /** Of "a.npz (Permission denied)" returns what is in brackets. */
    private static String withoutFile(String message) {
        int start = message.lastIndexOf('(');
        return start >= 0 && message.endsWith(")") ? message.substring(start + 1, message.length() - 1) : message;
    }
}
