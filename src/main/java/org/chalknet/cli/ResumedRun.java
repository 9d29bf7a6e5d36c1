package org.chalknet.cli;

import java.nio.file.Path;
import org.chalknet.data.Dataset;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelInfo;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingSettings;
import picocli.CommandLine.ExitCode;

/**
 * A saved run that is to go on.
 *
 * @param file where it is from
 * @param info what it is, from that file
 * @param history what is kept of it
 */
record ResumedRun(Path file, ModelInfo info, RunHistory history) {

    /**
     * Reads it.
     *
     * @throws CommandFailure if the file is wrong, or holds a network but no run that could go on
     */
    static ResumedRun read(Path file) throws CommandFailure {
        Model model = SavedModel.read(file);
        RunHistory history = model.history();
        if (model.info() == null || history == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s: expected a run that can go on, as train --save writes it, but found a network alone"
                            .formatted(file));
        }
        return new ResumedRun(file, model.info(), history);
    }

    /**
     * Returns what it is set by, with the number of epochs that it is to have in the end.
     *
     * @throws CommandFailure if it has as many already, or other settings are given
     */
    TrainingSettings settings(SettingsOptions options) throws CommandFailure {
        TrainingSettings settings = options.resumed(file, info.settings());
        int done = history.epochs().size();
        if (settings.epochs() <= done) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--epochs must be more than the %d that %s has been trained, but is %d"
                            .formatted(done, file, settings.epochs()));
        }
        return settings;
    }

    /**
     * Checks that this is what it has been trained on.
     *
     * @throws CommandFailure if not
     */
    void requireSame(Dataset dataset) throws CommandFailure {
        boolean classesAgree = dataset.classNames().equals(info.classNames());
        if (!dataset.digest().equals(info.digest()) || !classesAgree) {
            String others = classesAgree && dataset.name().equals(info.dataset())
                    ? "images or drawings of %s than these".formatted(dataset.name())
                    : "images or classes of %s than these of %s".formatted(info.dataset(), dataset.name());
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "%s was trained or tested on other %s: give it --data, --drawings, --train-limit and --test-limit as before"
                            .formatted(file, others));
        }
    }
}
