package org.chalknet.cli;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chalknet.training.Trainer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Whatever goes wrong is told in one line on the error output. */
@Command(
        name = "java @target/chalknet.args",
        description = "A neural network built from scratch, training. Without a command it opens its window.",
        version = ChalknetCommand.VERSION,
        mixinStandardHelpOptions = true)
public final class ChalknetCommand {

    /** The program with its version. */
    public static final String VERSION = "Chalknet 0.1.0-SNAPSHOT";

    private final PrintWriter out;
    private final PrintWriter err;
    private final TrainCommand.Training training;

    /**
     * @param out the standard output
     * @param err the error output
     */
    public ChalknetCommand(PrintWriter out, PrintWriter err) {
        this(
                out,
                err,
                (dataset, settings, threads, profiler, from, control, listener) ->
                        new Trainer(dataset, settings, threads, profiler).run(from, control, listener));
    }

    ChalknetCommand(PrintWriter out, PrintWriter err, TrainCommand.Training training) {
        this.out = out;
        this.err = err;
        this.training = training;
    }

    /**
     * Does what the arguments say. If the program is told to end meanwhile, as by Ctrl+C, a training stops and is saved first.
     *
     * @return the status for the program to end with: 0, or 2 if an option or a file is wrong, or 1 if anything else is
     */
    public int run(String... args) {
        try (EndSignal end = new EndSignal()) {
            try {
                return execute(end, args);
            } catch (OutOfMemoryError e) {
                return fail(
                        ExitCode.SOFTWARE,
                        "the %d MB of memory that Java may use are too few for this: start java with a larger -Xmx"
                                .formatted(Runtime.getRuntime().maxMemory() >> 20));
            }
        }
    }

    private int execute(EndSignal end, String... args) {
        return new CommandLine(this)
                .addSubcommand(new CommandLine(new TrainCommand(out, err, training, end))
                        .setResourceBundle(SettingsOptions.ranges()))
                .addSubcommand(new EvaluateCommand(out, err))
                .addSubcommand(new ExportCommand(out))
                .setOut(out)
                .setErr(err)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((e, _) -> fail(ExitCode.USAGE, messageOf(e)))
                .setExecutionExceptionHandler((e, _, _) -> e instanceof CommandFailure failure
                        ? fail(failure.exitStatus(), failure.getMessage())
                        : fail(ExitCode.SOFTWARE, "an error inside Chalknet: " + e))
                .execute(args);
    }

    private static @Nullable String messageOf(ParameterException e) {
        return switch (e) {
            case MissingParameterException missing -> {
                List<String> unknown = missing.getCommandLine().getUnmatchedArguments().stream()
                        .filter(argument -> argument.startsWith("-"))
                        .toList();
                yield unknown.isEmpty()
                        ? missing(missing.getMissing())
                        : unknownOption(missing.getCommandLine(), unknown.getFirst());
            }
            case OverwrittenOptionException twice
            when twice.getOverwritten() instanceof OptionSpec option -> option.longestName() + " is given twice";
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            default -> {
                if (e.getArgSpec() instanceof OptionSpec flag && flag.arity().max() == 0) {
                    yield "%s takes no value, but is given %s".formatted(flag.longestName(), e.getValue());
                }
                // Only this command needs another one.
                yield e.getArgSpec() == null
                                && !e.getCommandLine().getSubcommands().isEmpty()
                        ? "a command is required: " + commands(e.getCommandLine())
                        : e.getMessage();
            }
        };
    }

    private static String missing(List<ArgSpec> missing) {
        if (missing.getFirst() instanceof OptionSpec option && !option.required()) {
            return option.longestName() + " needs a value";
        }
        return missing.stream()
                        .sorted(Comparator.comparing(ArgSpec::isOption))
                        .map(argument -> argument instanceof OptionSpec option
                                ? option.longestName() + " " + option.paramLabel()
                                : argument.paramLabel())
                        .collect(Collectors.joining(" and "))
                + (missing.size() == 1 ? " is required" : " are required");
    }

    private static String unmatched(UnmatchedArgumentException unmatched) {
        CommandLine command = unmatched.getCommandLine();
        String argument = unmatched.getUnmatched().getFirst();
        if (unmatched.isUnknownOption()) {
            return unknownOption(command, argument);
        }
        if (command.getSubcommands().isEmpty()) {
            boolean takesAFile =
                    !command.getCommandSpec().positionalParameters().isEmpty();
            return "unexpected argument %s; all that %s takes %s options"
                    .formatted(argument, command.getCommandName(), takesAFile ? "is MODEL and" : "are");
        }
        return "unknown command %s; the commands are: %s".formatted(argument, commands(command));
    }

    private static String unknownOption(CommandLine command, String argument) {
        return "unknown option %s; '%s --help' lists the options"
                .formatted(argument, command.getCommandSpec().qualifiedName());
    }

    private static String commands(CommandLine command) {
        return String.join(", ", command.getSubcommands().keySet());
    }

    private int fail(int exitStatus, @Nullable String message) {
        err.println(Objects.toString(message).replaceAll("\\p{Cntrl}+", " "));
        err.flush();
        return exitStatus;
    }
}
