package org.chalknet.benchmark;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Where the benchmarks start; see the profile benchmark in pom.xml. */
@Command(
        name = "benchmarks",
        subcommands = {
            Comparison.class,
            Microbenchmarks.class,
            PeerCommand.class,
            SelfComparison.class,
            TurnsCommand.class,
            WindowBenchmark.class,
            LatencyBenchmark.class
        },
        description = "Measures how fast Chalknet is.",
        mixinStandardHelpOptions = true)
final class Benchmarks {

    private Benchmarks() {}

    /** Runs the benchmark that the first argument names. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new CommandLine(new Benchmarks())
                .setExecutionExceptionHandler((e, _, _) -> {
                    System.err.println(e);
                    return 1;
                })
                .execute(args));
    }
}
