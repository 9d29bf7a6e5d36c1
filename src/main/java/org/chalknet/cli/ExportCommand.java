package org.chalknet.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.chalknet.network.Network;
import org.chalknet.storage.Model;
import org.chalknet.storage.OnnxFile;
import org.chalknet.storage.Reason;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a saved network for other programs. */
@Command(
        name = "export",
        description = "Writes a saved network for other programs.",
        version = ChalknetCommand.VERSION,
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ExportCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Parameters(paramLabel = "MODEL", description = "A network that train --save wrote, or NumPy's savez.")
    private Path model = Path.of("");

    @Option(
            names = "--onnx",
            paramLabel = "FILE",
            required = true,
            description = "Write an ONNX graph: float[N, 784], pixels row by row divided by 255, to probabilities.")
    private Path onnx = Path.of("");

    @Option(names = "--best", description = "The network after the epoch of the highest test accuracy, not the last.")
    private boolean best;

    /**
     * @param out where it is told what was written
     */
    ExportCommand(PrintWriter out) {
        this.out = out;
    }

    /**
     * Exports.
     *
     * @throws CommandFailure if the file is wrong, does not know its best network or its training diverged, or the other
     *     cannot be written
     */
    @Override
    public Integer call() throws CommandFailure {
        OptionText.requireNotEmpty("MODEL", model, "the path of a file");
        OptionText.requireNotEmpty("--onnx", onnx, "the path of a file");
        new DistinctFiles().and("MODEL", model).and("--onnx", onnx);
        Model read = SavedModel.read(model);
        if (best && (read.info() == null || read.info().bestEpoch() == null)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--best: expected a network with its run, as train --save writes it, but %s does not say which epoch was best"
                            .formatted(model));
        }
        Network network = best && read.best() != null ? read.best() : read.network();
        String which = read.info() == null ? "the network" : best ? "the best network" : "the last network";
        SavedModel.requireNumbers("%s, %s".formatted(model, which), network);
        try {
            OnnxFile.write(onnx, network, SavedModel.classNames(read), ChalknetCommand.VERSION);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, "--onnx %s cannot be written: %s".formatted(onnx, Reason.of(e)));
        }
        String units = network.layerSizes().stream().map(String::valueOf).collect(Collectors.joining("-"));
        out.println("Wrote %s: %s of %s, %s".formatted(onnx, which, model, units));
        CommandFailure.requirePrinted(out);
        return ExitCode.OK;
    }
}
