package org.chalknet.cli;

import org.chalknet.training.TrainingSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command of which only the settings matter. */
@Command(name = "any")
final class ReadSettings implements Runnable {

    @Mixin
    private SettingsOptions settings = new SettingsOptions();

    private ReadSettings() {}

    @Override
    public void run() {}

    /** Returns the settings that a command line says. */
    static TrainingSettings of(String... arguments) throws CommandFailure {
        ReadSettings any = new ReadSettings();
        new CommandLine(any).execute(arguments);
        return any.settings.settings();
    }
}
