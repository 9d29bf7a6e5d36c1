package org.chalknet.math;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The most floating-point operations a second that the machine reaches: fused multiply-adds on nothing but registers. It needs
 * the Vector API. Its loop must be compiled by itself, for which pom.xml has a JVM flag (dontinline): compiled within what calls
 * it, it is half as fast, and the figure half of what the machine reaches.
 */
public final class FusedMultiplyAddPeak {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    /** Independent chains: enough to fill two units of four or five cycles each, few enough for 16 registers. */
    private static final int CHAINS = 12;

    private static final int STEPS = 100_000;
    private static final long MEASURE_NANOSECONDS = 200_000_000;

    private FusedMultiplyAddPeak() {}

    /**
     * Measures for less than half a second.
     *
     * @param threads how many threads compute at the same time, at least 1
     * @return 10⁹ floating-point operations a second of all threads together, a multiply-add being two
     */
    public static double gigaflops(int threads) {
        try (WorkerTeam team = new WorkerTeam(threads, () -> false)) {
            // As long again before it counts, for the compiler.
            measure(team);
            return measure(team);
        }
    }

    private static double measure(WorkerTeam team) {
        double[] operations = new double[team.threads()];
        long start = System.nanoTime();
        team.run(operations.length, (worker, tile) -> operations[tile] = computeUntil(start + MEASURE_NANOSECONDS));
        return Arrays.stream(operations).sum() / (System.nanoTime() - start);
    }

    /** Returns the operations that were done. A tile that comes too late for a thread of its own does none. */
    private static double computeUntil(long end) {
        float[] results = new float[SPECIES.length()];
        double operations = 0;
        while (System.nanoTime() - end < 0) {
            multiplyAdd(results);
            operations += 2.0 * STEPS * CHAINS * SPECIES.length();
        }
        return operations;
    }

    private static void multiplyAdd(float[] results) {
        FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
        FloatVector s0 = FloatVector.fromArray(SPECIES, results, 0);
        FloatVector s1 = s0.add(1);
        FloatVector s2 = s0.add(2);
        FloatVector s3 = s0.add(3);
        FloatVector s4 = s0.add(4);
        FloatVector s5 = s0.add(5);
        FloatVector s6 = s0.add(6);
        FloatVector s7 = s0.add(7);
        FloatVector s8 = s0.add(8);
        FloatVector s9 = s0.add(9);
        FloatVector s10 = s0.add(10);
        FloatVector s11 = s0.add(11);
        for (int i = 0; i < STEPS; i++) {
            s0 = s0.fma(half, half);
            s1 = s1.fma(half, half);
            s2 = s2.fma(half, half);
            s3 = s3.fma(half, half);
            s4 = s4.fma(half, half);
            s5 = s5.fma(half, half);
            s6 = s6.fma(half, half);
            s7 = s7.fma(half, half);
            s8 = s8.fma(half, half);
            s9 = s9.fma(half, half);
            s10 = s10.fma(half, half);
            s11 = s11.fma(half, half);
        }
        s0.add(s1)
                .add(s2)
                .add(s3)
                .add(s4)
                .add(s5)
                .add(s6)
                .add(s7)
                .add(s8)
                .add(s9)
                .add(s10)
                .add(s11)
                .intoArray(results, 0);
    }
}
