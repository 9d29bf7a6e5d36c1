package org.chalknet.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.chalknet.training.Setting;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/**
 * What a user wrote after an option, as a value. Read here rather than by picocli, so that every error names the option, what
 * was expected and what was found.
 */
final class OptionText {

    // Java's own reading would take 1f, 0x1p3 and Infinity too.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private OptionText() {}

    static double number(String option, String text, Setting setting) throws CommandFailure {
        double value = parse(text);
        require(setting.allows(value), option, setting.range(), text);
        if (setting.isWhole()) {
            requirePlain(option, (long) value, text);
        }
        return value;
    }

    static int count(String option, String text, int maximum) throws CommandFailure {
        double value = parse(text);
        boolean allowed = value >= 1 && value <= maximum && value == Math.rint(value);
        require(allowed, option, "a whole number from 1 to " + maximum, text);
        requirePlain(option, (long) value, text);
        return (int) value;
    }

    /** 010 is 8 to some, and 1e3 is no whole number to the notebook. */
    private static void requirePlain(String option, long value, String text) throws CommandFailure {
        String plain = Long.toString(value);
        require(text.strip().equals(plain), option, "written as " + plain, text);
    }

    /** Returns the number, NaN if it is none. */
    static double parse(String text) {
        String number = text.strip();
        return NUMBER.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
    }

    static void require(boolean allowed, String option, String expected, String text) throws CommandFailure {
        if (!allowed) {
            String found = text.isBlank() ? "empty" : text;
            throw new CommandFailure(ExitCode.USAGE, "%s must be %s, but is %s".formatted(option, expected, found));
        }
    }

    static void requireNotEmpty(String option, @Nullable Path path, String expected) throws CommandFailure {
        if (path != null) {
            String text = path.toString();
            require(!text.isBlank(), option, expected, text);
        }
    }
}
