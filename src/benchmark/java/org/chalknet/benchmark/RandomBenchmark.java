package org.chalknet.benchmark;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chalknet.math.BitMatrix;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.Dropout;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The random draws of a training. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class RandomBenchmark {

    private final NumPyRandom random = new NumPyRandom(0);
    private final Dropout narrow = new Dropout(0.9, new BitMatrix(128, 64));
    private final Dropout wide = new Dropout(0.5, new BitMatrix(800, 128));

    /** The order of an epoch. */
    @Benchmark
    public int[] permutation() {
        return random.permutation(60_000);
    }

    /** A mask of 128 units × 64 examples. */
    @Benchmark
    public Dropout narrowMask() {
        narrow.draw(random, 64);
        return narrow;
    }

    /** A mask of 800 units × 128 examples. */
    @Benchmark
    public Dropout wideMask() {
        wide.draw(random, 128);
        return wide;
    }

    /** The weights of 784-128-64-10. */
    @Benchmark
    public Network gaussians() {
        return HeInitializer.initialize(List.of(784, 128, 64, 10), random);
    }
}
