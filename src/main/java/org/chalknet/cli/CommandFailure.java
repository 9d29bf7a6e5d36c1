package org.chalknet.cli;

import java.io.PrintWriter;
import picocli.CommandLine.ExitCode;

/** A command cannot do what it was asked; the message, one line, says why. */
final class CommandFailure extends Exception {

    /** What is told when a line could not be printed. */
    static final String OUTPUT_LOST = "the output cannot be written: the disk is full or nobody reads it";

    private static final long serialVersionUID = 1;

    private final int exitStatus;

    /**
     * @param exitStatus {@link ExitCode#USAGE} if the user has asked for something wrong,
     *     {@link ExitCode#SOFTWARE} otherwise
     */
    CommandFailure(int exitStatus, String message) {
        super(message);
        this.exitStatus = exitStatus;
    }

    /** Fails unless all has been printed. */
    static void requirePrinted(PrintWriter out) throws CommandFailure {
        if (out.checkError()) {
            throw new CommandFailure(ExitCode.SOFTWARE, OUTPUT_LOST);
        }
    }

    /** Returns the status that the program ends with. */
    int exitStatus() {
        return exitStatus;
    }
}
