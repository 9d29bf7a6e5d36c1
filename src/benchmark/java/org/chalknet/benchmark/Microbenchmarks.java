package org.chalknet.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.chalknet.math.FusedMultiplyAddPeak;
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

    @Option(names = "--only", paramLabel = "REGEX", description = "Only the benchmarks that it finds, such as product.")
    private String only = "org.chalknet.benchmark";

    @Option(names = "--verbose", description = "Print what JMH prints.")
    private boolean verbose;

    private Microbenchmarks() {}

    @Override
    public Integer call() throws RunnerException {
        System.err.println("All benchmarks together take about two minutes.");
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(only)
                        .jvmArgs(flagsForAll())
                        .verbosity(verbose ? VerboseMode.NORMAL : VerboseMode.SILENT)
                        .build())
                .run();
        System.out.printf("%n%s%n", Machine.describe());
        System.out.printf(
                "Peak of fused multiply-adds on one core: %.0f GFLOP/s%n%n", FusedMultiplyAddPeak.gigaflops(1));
        System.out.println("| benchmark | implementation | tile | rows × terms × columns | µs | GFLOP/s as if dense |");
        System.out.println("|---|---|---|---|---:|---:|");
        results.forEach(Microbenchmarks::printRow);
        return 0;
    }

    /** Returns the flags of this JVM without those that have Chalknet's methods compiled before others, such as ojAlgo's. */
    private static String[] flagsForAll() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-XX:"))
                .toArray(String[]::new);
    }

    private static void printRow(RunResult result) {
        double microseconds = result.getPrimaryResult().getScore();
        String benchmark = result.getPrimaryResult().getLabel();
        String name = result.getParams().getParam("shape");
        if (name == null) {
            System.out.printf("| %s | | | | %.1f | |%n", benchmark, microseconds);
        } else {
            ProductBenchmark.Shape shape = ProductBenchmark.Shape.valueOf(name);
            System.out.printf(
                    "| %s | %s | %s | %d × %d × %d | %.1f | %.1f |%n",
                    benchmark,
                    result.getParams().getParam("implementation"),
                    shape,
                    shape.rows,
                    shape.terms,
                    shape.columns,
                    microseconds,
                    shape.operations() / microseconds / 1e3);
        }
    }
}
