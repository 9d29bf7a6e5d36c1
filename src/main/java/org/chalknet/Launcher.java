package org.chalknet;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Locale;
import javafx.application.Application;
import org.chalknet.cli.ChalknetCommand;

/** Where the program starts. */
public final class Launcher {

    private Launcher() {}

    /**
     * Carries out a command, or opens the window where there is none. Where no window can be opened, says so in one line on
     * standard error and ends with exit status 1.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        // Words and numbers are English, with the digits of the notebook, wherever it runs.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        if (args.length > 0) {
            System.exit(new ChalknetCommand(writer(System.out), writer(System.err)).run(args));
        }
        try {
            Application.launch(ChalknetApp.class, args);
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            System.err.printf(
                    "Chalknet cannot open a window: %s. To train without one: java @target/chalknet.args train%n",
                    whyNoWindow(e));
            System.exit(1);
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }

    /** Tells what JavaFX found missing, or whatever else went wrong. */
    private static String whyNoWindow(Throwable failure) {
        if (String.valueOf(failure.getMessage()).contains("DISPLAY")) {
            return "there is no display here";
        }
        if (failure instanceof UnsupportedOperationException || failure.getCause() instanceof UnsatisfiedLinkError) {
            return "JavaFX lacks GTK 3 or a library like it"
                    + " (on Debian and Ubuntu: apt install libgtk-3-0 libxtst6 libxxf86vm1 libgl1)";
        }
        return "it failed to start (" + (failure.getCause() == null ? failure : failure.getCause()) + ")";
    }
}
