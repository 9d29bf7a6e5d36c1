package org.chalknet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** The files that a command is given, each under the name of its option: none may take the place of another. */
final class DistinctFiles {

    private final Map<String, Path> files = new LinkedHashMap<>();

    /**
     * Adds a file.
     *
     * @param option what names it, such as {@code --save}
     * @param file the file, which need not be there yet; null if none is given
     * @throws CommandFailure if it is one that was added before, be it by way of a link
     */
    DistinctFiles and(String option, @Nullable Path file) throws CommandFailure {
        if (file == null) {
            return this;
        }
        for (Map.Entry<String, Path> other : files.entrySet()) {
            if (isSame(file, other.getValue())) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "%s %s is the file of %s too; give it another name".formatted(option, file, other.getKey()));
            }
        }
        files.put(option, file);
        return this;
    }

    private static boolean isSame(Path a, Path b) {
        try {
            return Files.isSameFile(a, b);
        } catch (IOException e) {
            return place(a).equals(place(b));
        }
    }

    /** Returns where a file is, or would be. */
    private static Path place(Path file) {
        Path place = file.toAbsolutePath().normalize();
        try {
            return Files.exists(file) || place.getParent() == null
                    ? file.toRealPath()
                    : place.getParent().toRealPath().resolve(place.getFileName());
        } catch (IOException e) {
            return place;
        }
    }
}
