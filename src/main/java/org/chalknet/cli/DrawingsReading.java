package org.chalknet.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chalknet.data.LabelledImages;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.DrawnImages;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.storage.DrawingsFile;
import org.chalknet.storage.StorageException;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Reads the files of drawings that a command is given, and tells of the lines that it was asked to skip. */
final class DrawingsReading {

    /** The height and width of the images that drawings are made into. */
    static final int SIDE = 28;

    @Option(
            names = "--skip-bad",
            description = "Skip the lines of a file of drawings that are wrong, and say which, instead of refusing it.")
    private boolean skipBad;

    private final Set<Drawing> known = new HashSet<>();

    /**
     * Reads a file of drawings as images.
     *
     * @param option the option that names it
     * @param classNames what the drawings may show
     * @param err where the skipped lines are told
     * @throws CommandFailure if the file is wrong or holds no drawing
     */
    LabelledImages read(String option, Path file, List<String> classNames, PrintWriter err) throws CommandFailure {
        OptionText.requireNotEmpty(option, file, "the path of a file");
        DrawingsFile.WrongLines wrongLines = skipBad ? DrawingsFile.WrongLines.SKIP : DrawingsFile.WrongLines.REFUSE;
        try {
            DrawingsFile.Content content = DrawingsFile.read(file, classNames, wrongLines);
            tellSkipped(file, content, err);
            if (content.drawings().isEmpty()) {
                throw new CommandFailure(
                        ExitCode.USAGE, "%s: expected at least 1 drawing, but found none".formatted(file));
            }
            requireNew(option, file, content.drawings());
            return DrawnImages.of(content.drawings(), classNames, SIDE, SIDE);
        } catch (StorageException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage());
        }
    }

    /** What is trained on tells nothing where it is measured on. */
    private void requireNew(String option, Path file, List<LabelledDrawing> drawings) throws CommandFailure {
        Set<Drawing> read = drawings.stream().map(LabelledDrawing::drawing).collect(Collectors.toSet());
        long common = read.stream().filter(known::contains).count();
        if (common > 0) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s %s: expected drawings that are not trained on, or measured on, already, but found %d that are"
                            .formatted(option, file, common));
        }
        known.addAll(read);
    }

    private static void tellSkipped(Path file, DrawingsFile.Content content, PrintWriter err) {
        int skipped = content.skipped().size();
        if (skipped > 0) {
            err.printf(
                    "%s: skipped %d of %d drawings:%n",
                    file, skipped, skipped + content.drawings().size());
            content.skipped()
                    .forEach(line -> err.printf(
                            "  line %d: %s%n", line.number(), line.reason().replaceAll("\\p{Cntrl}+", " ")));
            err.flush();
        }
    }
}
