package org.chalknet.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.chalknet.data.LabelledImages;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelInfo;
import org.chalknet.training.Confusion;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures how a saved network reads drawings. */
@Command(
        name = "evaluate",
        description = "Measures how a saved network reads drawings, and prints what it takes for what.",
        version = ChalknetCommand.VERSION,
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {

    private final PrintWriter out;
    private final PrintWriter err;

    @Parameters(paramLabel = "MODEL", description = "A network that train --save wrote, or NumPy's savez.")
    private Path model = Path.of("");

    @Option(
            names = "--drawings",
            paramLabel = "FILE",
            required = true,
            description = "The drawings, a JSON object a line in the layout of Quick, Draw!.")
    private Path drawings = Path.of("");

    @Mixin
    private DrawingsReading reading = new DrawingsReading();

    /**
     * @param out where the figures go
     * @param err where skipped lines are told
     */
    EvaluateCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /**
     * Measures.
     *
     * @throws CommandFailure if a file is wrong
     */
    @Override
    public Integer call() throws CommandFailure {
        OptionText.requireNotEmpty("MODEL", model, "the path of a file");
        Model read = SavedModel.read(model);
        int inputs = read.network().inputs();
        if (inputs != DrawingsReading.SIDE * DrawingsReading.SIDE) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s: expected a network that reads 28 × 28 = 784 pixels, as drawings are made into, but found one of %d"
                            .formatted(model, inputs));
        }
        ModelInfo info = read.info();
        if (info != null && (info.rows() != DrawingsReading.SIDE || info.columns() != DrawingsReading.SIDE)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s: expected a network that reads 28 × 28 pixels, as drawings are made into, but found one of %d × %d (rows × columns)"
                            .formatted(model, info.rows(), info.columns()));
        }
        SavedModel.requireNumbers(model.toString(), read.network());
        List<String> classNames = SavedModel.classNames(read);
        LabelledImages images = reading.read("--drawings", drawings, classNames, err);
        Confusion confusion = Confusion.of(read.network(), images);
        out.println(DrawingsReport.line(confusion));
        DrawingsReport.printTable(confusion, classNames, out);
        CommandFailure.requirePrinted(out);
        return ExitCode.OK;
    }
}
