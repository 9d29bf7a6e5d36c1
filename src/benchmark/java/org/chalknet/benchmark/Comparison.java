package org.chalknet.benchmark;

import static org.chalknet.benchmark.Workload.NARROW;
import static org.chalknet.benchmark.Workload.WIDE;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.chalknet.math.FusedMultiplyAddPeak;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Trains with one program after the other, on MNIST, and prints one table. */
@Command(
        name = "comparison",
        description = "Compares Chalknet with other programs that train the same network.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class Comparison implements Callable<Integer> {

    private static final String CHALKNET = "Chalknet";

    /**
     * The least share of the sum of all cores' peaks that they reach together where nothing else runs. What does run spoils
     * the figures, and those of programs whose threads wait for each other by spinning, such as PyTorch's, by far the most.
     */
    private static final double UNDISTURBED = 0.9;

    private record Entrant(String name, Workload workload, int epochs, Program program) {}

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of every program, from 2. Default: 2 to 21, the faster the more.")
    private @Nullable Integer epochs;

    @Option(names = "--train-limit", paramLabel = "M", description = "Train on the first M images only.")
    private int trainLimit = 60_000;

    @Option(names = "--only", paramLabel = "REGEX", description = "Only the programs and layers that it finds.")
    private String only = "";

    @Option(names = "--skip-bits", description = "Do not compare the reports' bits.")
    private boolean skipBits;

    private final Map<Workload, Epoch> baselines = new HashMap<>();
    private final List<String> rows = new ArrayList<>();

    private Comparison() {}

    private static List<Entrant> entrants() {
        int cores = Machine.cores();
        Program chalknet = Program.chalknet(cores);
        Program pyTorch = Program.peer(PeerCommand.Library.PYTORCH);
        return List.of(
                new Entrant(CHALKNET, NARROW, 21, chalknet),
                new Entrant("NumPy", NARROW, 6, Program.notebook()),
                new Entrant("PyTorch", NARROW, 7, pyTorch),
                new Entrant("ojAlgo", NARROW, 2, Program.peer(PeerCommand.Library.OJALGO)),
                new Entrant("Chalknet, 1 thread", NARROW, 11, Program.chalknet(1)),
                new Entrant("Chalknet, a core busy", NARROW, 21, chalknet.withBusyCore()),
                new Entrant("Chalknet, -Xmx256m", NARROW, 21, Program.chalknet(cores, "-Xmx256m")),
                new Entrant(CHALKNET, WIDE, 5, chalknet),
                new Entrant("NumPy", WIDE, 3, Program.notebook()),
                new Entrant("PyTorch", WIDE, 5, pyTorch),
                new Entrant("Chalknet, 1 thread", WIDE, 3, Program.chalknet(1)));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (epochs != null && epochs < 2) {
            throw new ParameterException(
                    new CommandLine(this),
                    "--epochs must be at least 2, the first not being counted, but is " + epochs);
        }
        String peakBefore = peak();
        System.err.println("Peak of fused multiply-adds: " + peakBefore);
        for (Entrant entrant : entrants()) {
            if ((entrant.name + " " + entrant.workload).matches(".*(" + only + ").*")) {
                System.err.printf("Measuring %s, %s%n", entrant.name, entrant.workload);
                measure(entrant);
            }
        }
        System.out.printf("%n%s%n%s%n%n", LocalDate.now(ZoneId.systemDefault()), Machine.describe());
        System.out.println("| program | network | threads | train s | evaluate s | epoch s | train ÷ Chalknet"
                + " | epoch ÷ Chalknet | memory MB | test accuracy |");
        System.out.println("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        rows.forEach(System.out::println);
        System.out.printf("%nPeak of fused multiply-adds before: %s; after: %s%n", peakBefore, peak());
        if (!skipBits) {
            System.out.println(SameBits.check());
        }
        return 0;
    }

    private static String peak() {
        double one = FusedMultiplyAddPeak.gigaflops(1);
        double all = FusedMultiplyAddPeak.gigaflops(Machine.cores());
        boolean disturbed = all < UNDISTURBED * one * Machine.cores();
        return "%.0f GFLOP/s on one core, %.0f on all%s"
                .formatted(one, all, disturbed ? " (DISTURBED: other programs run, or cores share their units)" : "");
    }

    private void measure(Entrant entrant) throws InterruptedException {
        String log = (entrant.name + " " + entrant.workload.layers("-")).replaceAll("[^\\w-]+", "-");
        try {
            int count = epochs == null ? entrant.epochs : epochs;
            Program.Outcome outcome = entrant.program.run(log, entrant.workload, count, trainLimit);
            Epoch steady = Epoch.steady(outcome.epochs());
            if (entrant.name.equals(CHALKNET)) {
                baselines.put(entrant.workload, steady);
                addRow(entrant, outcome, steady);
                addRow(
                        new Entrant("Chalknet, first epoch", entrant.workload, 1, entrant.program),
                        outcome,
                        outcome.epochs().getFirst());
            } else {
                addRow(entrant, outcome, steady);
            }
        } catch (IOException e) {
            rows.add("| %s | %s | left out: %s |".formatted(entrant.name, entrant.workload, e.getMessage()));
        }
    }

    private void addRow(Entrant entrant, Program.Outcome outcome, Epoch epoch) {
        Epoch baseline = baselines.get(entrant.workload);
        rows.add("| %s | %s | %d | %.3f | %.3f | %.3f | %s | %s | %d | %.2f %% |"
                .formatted(
                        entrant.name,
                        entrant.workload,
                        outcome.threads(),
                        epoch.trainSeconds(),
                        epoch.evaluateSeconds(),
                        epoch.seconds(),
                        baseline == null ? "" : "%.2f".formatted(epoch.trainSeconds() / baseline.trainSeconds()),
                        baseline == null ? "" : "%.2f".formatted(epoch.seconds() / baseline.seconds()),
                        outcome.megabytes(),
                        epoch.testAccuracy() * 100));
    }
}
