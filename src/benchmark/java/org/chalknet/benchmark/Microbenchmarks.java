package org.chalknet.benchmark;

import java.util.Collection;
import java.util.concurrent.Callable;
import org.chalknet.math.FusedMultiplyAddPeak;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times the products and the random draws with JMH. */
@Command(
        name = "jmh",
        description = "Times the matrix products and the random draws.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class Microbenchmarks implements Callable<Integer> {

    @Option(names = "--only", paramLabel = "REGEX", description = "Only the benchmarks that it finds, such as update.")
    private String only = "org.chalknet.benchmark";

    @Option(names = "--verbose", description = "Print what JMH prints.")
    private boolean verbose;

    private Microbenchmarks() {}

    @Override
    public Integer call() throws RunnerException {
        System.err.println("All benchmarks together take about three minutes.");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(only)
                        .verbosity(verbose ? VerboseMode.NORMAL : VerboseMode.SILENT)
                        .build())
                .run();
        System.out.printf("%n%s%n", Machine.describe());
        System.out.printf(
                "Peak of fused multiply-adds on one core: %.0f GFLOP/s%n%n", FusedMultiplyAddPeak.gigaflops(1));
        System.out.println("| benchmark | implementation | layer | µs | GFLOP/s as if dense |");
        System.out.println("|---|---|---|---:|---:|");
        results.forEach(Microbenchmarks::printRow);
        return 0;
    }

    private static void printRow(RunResult result) {
        String shape = result.getParams().getParam("shape");
        double microseconds = result.getPrimaryResult().getScore();
        System.out.printf(
                "| %s | %s | %s | %.1f | %s |%n",
                result.getPrimaryResult().getLabel(),
                orEmpty(result.getParams().getParam("implementation")),
                orEmpty(shape),
                microseconds,
                shape == null
                        ? ""
                        : "%.1f".formatted(ProductBenchmark.Shape.valueOf(shape).operations() / microseconds / 1e3));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
