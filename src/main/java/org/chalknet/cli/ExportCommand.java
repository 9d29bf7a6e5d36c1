package org.chalknet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
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
     * Exports.
     *
     * @throws CommandFailure if the file is wrong, or the other cannot be written
     */
    @Override
    public Integer call() throws CommandFailure {
        OptionText.requireNotEmpty("MODEL", model, "the path of a file");
        OptionText.requireNotEmpty("--onnx", onnx, "the path of a file");
        new DistinctFiles().and("MODEL", model).and("--onnx", onnx);
        Model read = SavedModel.read(model);
        Network network = best && read.best() != null ? read.best() : read.network();
        try {
            OnnxFile.write(onnx, network, SavedModel.classNames(read), ChalknetCommand.VERSION);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.SOFTWARE, "--onnx %s cannot be written: %s".formatted(onnx, Reason.of(e)));
        }
        return ExitCode.OK;
    }
}
