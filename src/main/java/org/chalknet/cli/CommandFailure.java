package org.chalknet.cli;

/** A command cannot do what it was asked; the message, one line, says why. */
final class CommandFailure extends Exception {

    private static final long serialVersionUID = 1;

    private final int exitStatus;

    /**
     * @param exitStatus {@link picocli.CommandLine.ExitCode#USAGE} if the user has asked for something wrong,
     *     {@link picocli.CommandLine.ExitCode#SOFTWARE} otherwise
     */
    CommandFailure(int exitStatus, String message) {
        super(message);
        this.exitStatus = exitStatus;
    }

    /** Returns the status that the program ends with. */
    int exitStatus() {
        return exitStatus;
    }
}
