package org.chalknet.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.network.Network;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.storage.ModelInfo;
import org.chalknet.storage.StorageException;
import org.chalknet.training.Divergence;
import picocli.CommandLine.ExitCode;

/** Reads the model that a command is given. */
final class SavedModel {

    private SavedModel() {}

    /**
     * Reads it.
     *
     * @throws CommandFailure if the file is wrong, or the memory is too small for it
     */
    static Model read(Path file) throws CommandFailure {
        try {
            return ModelFile.read(file);
        } catch (StorageException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage());
        } catch (OutOfMemoryError e) {
            throw new CommandFailure(
                    ExitCode.SOFTWARE,
                    "%s: this network does not fit into the %d MB of memory that Java may use: start java with a larger -Xmx"
                            .formatted(file, Runtime.getRuntime().maxMemory() >> 20));
        }
    }

    /**
     * Refuses a network that may answer with something that is no number: what it reads, and what others make of it, means
     * nothing.
     *
     * @param place where it is from
     * @throws CommandFailure if it is such a one
     */
    static void requireNumbers(String place, Network network) throws CommandFailure {
        String trouble = Divergence.of(network);
        if (trouble != null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s: expected a network that answers with numbers, but found %s: its training diverged"
                            .formatted(place, trouble));
        }
    }

    /** Returns the names of its classes. A file that the notebook wrote has none; they are numbers there. */
    static List<String> classNames(Model model) {
        ModelInfo info = model.info();
        return info != null
                ? info.classNames()
                : IntStream.range(0, model.network().classes())
                        .mapToObj(Integer::toString)
                        .toList();
    }
}
