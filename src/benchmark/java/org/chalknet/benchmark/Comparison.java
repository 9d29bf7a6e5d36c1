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
import java.util.Objects;
import java.util.concurrent.Callable;
import org.chalknet.math.FusedMultiplyAddPeak;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Trains with one program after the other, on MNIST, and prints one table. They take turns, some rounds: so what slows the machine for
 * a while slows no program alone. Figures are medians of all rounds, and memory is the most. A program that has failed once runs no
 * more. {@link SelfComparison} follows, in shorter turns.
 */
@Command(
        name = "comparison",
        description = "Compares Chalknet with other programs that train the same network.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class Comparison implements Callable<Integer> {

    private static final String CHALKNET = "Chalknet";
    private static final int ROUNDS = 3;

    /**
     * The least share of the sum of all cores' peaks that they reach together where nothing else runs. What does run spoils
     * the figures, and those of programs whose threads wait for each other by spinning, such as PyTorch's, by far the most.
     */
    private static final double UNDISTURBED = 0.9;

    /** @param rounds how often it is run, fewer than the others if one alone takes long */
    private record Entrant(String name, Workload workload, int rounds, int epochs, Program program) {

        Entrant(String name, Workload workload, int epochs, Program program) {
            this(name, workload, ROUNDS, epochs, program);
        }
    }

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of every program in a round, from 2. Default: 2 to 21, the faster the more.")
    private @Nullable Integer epochs;

    @Option(names = "--train-limit", paramLabel = "M", description = "Train on the first M images only.")
    private int trainLimit = 60_000;

    @Option(names = "--only", paramLabel = "REGEX", description = "Only the programs and layers that it finds.")
    private String only = "";

    @Option(names = "--skip-bits", description = "Do not compare the reports' bits.")
    private boolean skipBits;

    @Option(names = "--skip-self", description = "Do not compare Chalknet with itself.")
    private boolean skipSelf;

    private final Map<Entrant, List<Program.Outcome>> outcomes = new HashMap<>();
    private final Map<Entrant, String> failures = new HashMap<>();
    private final Map<Workload, Epoch> baselines = new HashMap<>();
    private final List<String> rows = new ArrayList<>();

    private Comparison() {}

    private static List<Entrant> entrants() {
        int cores = Machine.cores();
        Program chalknet = Program.chalknet(cores);
        Program oneThread = Program.chalknet(1);
        Program pyTorch = Program.peer(PeerCommand.Library.PYTORCH);
        return List.of(
                new Entrant(CHALKNET, NARROW, 21, chalknet),
                new Entrant("Chalknet, one thread", NARROW, 21, oneThread),
                new Entrant("NumPy", NARROW, 4, Program.notebook()),
                new Entrant("PyTorch", NARROW, 6, pyTorch),
                new Entrant("ojAlgo", NARROW, 1, 2, Program.peer(PeerCommand.Library.OJALGO)),
                new Entrant("Chalknet, a core busy", NARROW, 21, chalknet.withBusyCore()),
                new Entrant("Chalknet, -Xmx256m", NARROW, 21, Program.chalknet(cores, "-Xmx256m")),
                new Entrant(CHALKNET, WIDE, 5, chalknet),
                new Entrant("Chalknet, one thread", WIDE, 5, oneThread),
                new Entrant("NumPy", WIDE, 1, 3, Program.notebook()),
                new Entrant("PyTorch", WIDE, 4, pyTorch));
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
        List<Entrant> entrants = entrants().stream()
                .filter(entrant -> (entrant.name + " " + entrant.workload).matches(".*(" + only + ").*"))
                .toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (Entrant entrant : entrants) {
                if (round < entrant.rounds && !failures.containsKey(entrant)) {
                    System.err.printf("Round %d: %s, %s%n", round + 1, entrant.name, entrant.workload);
                    measure(entrant);
                }
            }
        }
        entrants.forEach(this::addRows);
        System.out.printf("%n%s%n%s%n%n", LocalDate.now(ZoneId.systemDefault()), Machine.describe());
        System.out.println("| program | network | threads | train s | evaluate s | epoch s | train ÷ Chalknet"
                + " | epoch ÷ Chalknet | memory MB | test accuracy |");
        System.out.println("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        rows.forEach(System.out::println);
        System.out.printf("%nPeak of fused multiply-adds before: %s; after: %s%n", peakBefore, peak());
        if (!skipBits) {
            System.out.println(SameBits.check());
        }
        if (!skipSelf) {
            SelfComparison.run(SelfComparison.ROUNDS);
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
            outcomes.computeIfAbsent(entrant, missing -> new ArrayList<>())
                    .add(entrant.program.run(log, entrant.workload, count, trainLimit));
        } catch (IOException e) {
            failures.put(entrant, Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
    }

    private void addRows(Entrant entrant) {
        List<Program.Outcome> rounds = outcomes.getOrDefault(entrant, List.of());
        String failure = failures.get(entrant);
        if (failure != null) {
            String what = rounds.isEmpty() ? "left out" : "failed in round " + (rounds.size() + 1);
            rows.add("| %s | %s | %s: %s |".formatted(entrant.name, entrant.workload, what, failure));
        }
        if (rounds.isEmpty()) {
            return;
        }
        String name = failure == null
                ? entrant.name
                : "%s, %d of %d rounds".formatted(entrant.name, rounds.size(), entrant.rounds);
        Epoch steady = Epoch.median(rounds.stream()
                .flatMap(round -> round.epochs().stream().skip(1))
                .toList());
        if (entrant.name.equals(CHALKNET)) {
            baselines.put(entrant.workload, steady);
        }
        addRow(name, entrant.workload, rounds, steady);
        if (entrant.name.equals(CHALKNET)) {
            Epoch first = Epoch.median(
                    rounds.stream().map(round -> round.epochs().getFirst()).toList());
            addRow(name + ", first epoch", entrant.workload, rounds, first);
        }
    }

    private void addRow(String name, Workload workload, List<Program.Outcome> rounds, Epoch epoch) {
        Epoch baseline = baselines.get(workload);
        rows.add("| %s | %s | %d | %.3f | %.3f | %.3f | %s | %s | %d | %.2f %% |"
                .formatted(
                        name,
                        workload,
                        rounds.getFirst().threads(),
                        epoch.trainSeconds(),
                        epoch.evaluateSeconds(),
                        epoch.seconds(),
                        baseline == null ? "" : "%.2f".formatted(epoch.trainSeconds() / baseline.trainSeconds()),
                        baseline == null ? "" : "%.2f".formatted(epoch.seconds() / baseline.seconds()),
                        rounds.stream()
                                .mapToLong(Program.Outcome::megabytes)
                                .max()
                                .orElseThrow(),
                        epoch.testAccuracy() * 100));
    }
}
