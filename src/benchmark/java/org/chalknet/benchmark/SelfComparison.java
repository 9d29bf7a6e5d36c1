package org.chalknet.benchmark;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * What further threads gain, and what little memory costs. Processes take turns: one on a thread; as many on a thread
 * each as there are cores, at the same time; and one on a thread for every core, with little memory and without. Those at the same time
 * never wait for each other and have nothing to tell each other: what they gain is about the most that threads can gain on the
 * machine as it is then. How far its cores are from each other is measured beside.
 */
@Command(
        name = "self",
        description = "Compares Chalknet with itself: on one thread, on all, and with little memory.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class SelfComparison implements Callable<Integer> {

    static final int ROUNDS = 20;

    /** Rounds of the smaller network for one of the wider, whose epochs take about eleven times as long. */
    private static final int ROUNDS_FOR_A_WIDE_ONE = 3;

    /** Epochs of a turn, a whole run each, so that all compare the same epochs. */
    private static final int EPOCHS = 6;

    /** The fewest of which one counts that is trained while another is evaluated: the first does not, and is evaluated alone. */
    private static final int WIDE_EPOCHS = 3;

    /** Rounds that do not count: until then, the compilers are at work. */
    private static final int WARM_UP = 2;

    private static final String LITTLE_MEMORY = "-Xmx256m";

    /**
     * How far from the number of cores, as a share of it, the gain of runs that share nothing may be for the cores to be called free:
     * far more tells that the turn on one thread was slow. It is measured against another such turn than the gain is, or the rounds
     * in which that one was slow would be chosen.
     */
    private static final double TOLERANCE = 0.05;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Rounds that count, from 1; of the wider network a third.")
    private int rounds = ROUNDS;

    private SelfComparison() {}

    /**
     * One round's turns.
     *
     * @param before on one thread
     * @param apart at the same time, on one thread each
     * @param little on a thread for every core, with little memory
     * @param all the same with as much as it takes
     * @param distance the nanoseconds from core to core, the more of before and after {@code all}
     * @param after on one thread again
     */
    private record Round(Epoch before, List<Epoch> apart, Epoch little, Epoch all, double distance, Epoch after) {

        double gain(ToDoubleFunction<Epoch> seconds) {
            return seconds.applyAsDouble(after) / seconds.applyAsDouble(all);
        }

        /** Returns by how much so many runs that share nothing gained. */
        double most() {
            double mean = apart.stream().mapToDouble(Epoch::seconds).average().orElseThrow();
            return apart.size() * before.seconds() / mean;
        }

        boolean hasFreeCores() {
            return Math.abs(most() / apart.size() - 1) <= TOLERANCE;
        }

        boolean hasNearCores() {
            return distance <= CoreDistance.NEAR;
        }
    }

    @Override
    public Integer call() {
        if (rounds < 1) {
            throw new ParameterException(new CommandLine(this), "--rounds must be at least 1, but is " + rounds);
        }
        System.out.printf("%n%s%n%s%n", LocalDate.now(ZoneId.systemDefault()), Machine.describe());
        run(rounds);
        return 0;
    }

    /** Measures so many rounds, fewer of the wider network, and prints what comes out. */
    static void run(int rounds) {
        measure(Workload.NARROW, rounds, EPOCHS);
        measure(Workload.WIDE, Math.ceilDiv(rounds, ROUNDS_FOR_A_WIDE_ONE), WIDE_EPOCHS);
    }

    private static void measure(Workload workload, int rounds, int epochs) {
        int cores = Machine.cores();
        List<TurnTaker> apart = new ArrayList<>();
        try (TurnTaker all = new TurnTaker(workload, cores, epochs);
                TurnTaker fewMegabytes = new TurnTaker(workload, cores, epochs, LITTLE_MEMORY)) {
            for (int core = 0; core < cores; core++) {
                apart.add(new TurnTaker(workload, 1, epochs));
            }
            List<Round> measured = new ArrayList<>();
            for (int round = -WARM_UP; round < rounds; round++) {
                Round taken = round(apart, fewMegabytes, all);
                if (round >= 0) {
                    measured.add(taken);
                }
            }
            print(workload, measured);
        } finally {
            apart.forEach(TurnTaker::close);
        }
    }

    private static Round round(List<TurnTaker> apart, TurnTaker fewMegabytes, TurnTaker all) {
        TurnTaker one = apart.getFirst();
        Epoch before = one.train();
        apart.forEach(TurnTaker::begin);
        List<Epoch> together = apart.stream().map(TurnTaker::await).toList();
        Epoch little = fewMegabytes.train();
        double distance = CoreDistance.nanoseconds();
        Epoch shared = all.train();
        distance = Math.max(distance, CoreDistance.nanoseconds());
        Epoch after = one.train();
        return new Round(before, together, little, shared, distance, after);
    }

    private static void print(Workload workload, List<Round> rounds) {
        System.out.printf(
                "%n%s: %d rounds; runs that share nothing gained %.2f × (median); %s: %.2f × the time%n",
                workload,
                rounds.size(),
                median(rounds, Round::most),
                LITTLE_MEMORY,
                median(rounds, round -> round.little.seconds() / round.all.seconds()));
        print("all", rounds);
        List<Round> free = rounds.stream().filter(Round::hasFreeCores).toList();
        print("with free cores", free);
        print(
                "with free cores at most %.0f ns from each other".formatted(CoreDistance.NEAR),
                free.stream().filter(Round::hasNearCores).toList());
    }

    private static void print(String which, List<Round> rounds) {
        if (rounds.isEmpty()) {
            System.out.printf("no round %s%n", which);
            return;
        }
        System.out.printf(
                "%d %s, at %.0f ns: training %.3f s on 1 thread, %.3f s on %d, %.2f ×; epoch %.3f s, %.3f s, %.2f ×%n",
                rounds.size(),
                which,
                median(rounds, Round::distance),
                median(rounds, round -> round.after.trainSeconds()),
                median(rounds, round -> round.all.trainSeconds()),
                Machine.cores(),
                median(rounds, round -> round.gain(Epoch::trainSeconds)),
                median(rounds, round -> round.after.seconds()),
                median(rounds, round -> round.all.seconds()),
                median(rounds, round -> round.gain(Epoch::seconds)));
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
        return Epoch.median(rounds.stream().mapToDouble(value).toArray());
    }
}
