package org.chalknet.ui;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The names that are proposed for files. */
final class FileName {

    /** Many file systems allow 255 bytes, and a letter takes up to four. */
    private static final int MOST_LETTERS = 40;

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm", Locale.ROOT);

    private FileName() {}

    /**
     * Returns a name that every system allows: of letters, digits and hyphens, and with the time no name that one keeps for
     * itself, as Windows keeps CON.
     *
     * @param subject what the file is of, such as a data set's name; anything
     * @param extension how the name ends, with its dot
     */
    static String of(String subject, LocalDateTime time, String extension) {
        String words = subject.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        String start = words.isEmpty() ? Texts.get("app.title") : words;
        int letters = Math.min(MOST_LETTERS, start.codePointCount(0, start.length()));
        return start.substring(0, start.offsetByCodePoints(0, letters)) + "-" + MINUTE.format(time) + extension;
    }

    /** Returns whether a name ends in an extension, in capitals or not. */
    static boolean endsIn(String extension, String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(extension);
    }
}
