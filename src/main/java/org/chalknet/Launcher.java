package org.chalknet;

import java.io.PrintStream;
import java.io.PrintWriter;
import org.chalknet.cli.ChalknetCommand;

/** Where the program starts. */
public final class Launcher {

    private Launcher() {}

    /**
     * Carries out a command and ends with its exit status.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.exit(new ChalknetCommand(writer(System.out), writer(System.err)).run(args));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }
}
