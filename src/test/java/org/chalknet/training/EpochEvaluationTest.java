package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.chalknet.data.Dataset;
import org.chalknet.math.NumPyRandom;
import org.chalknet.math.WorkerTeam;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochEvaluationTest {

    /** 130 images are three tiles, 70 are two. */
    private static final Dataset DIGITS = Digits.limited(130, 70);

    private final AtomicInteger ahead = new AtomicInteger();
    private final Network network = HeInitializer.initialize(List.of(784, 9, 10), new NumPyRandom(0));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void measuresBothSetsWhileOtherWorkRuns(int threads) {
        Confusion training = Confusion.of(network, DIGITS.training());
        Confusion test = Confusion.of(network, DIGITS.test());
        try (WorkerTeam team = new WorkerTeam(threads, () -> false)) {
            Evaluation evaluation = new Evaluation(network.layerSizes(), team);
            for (int epoch = 0; epoch < 3; epoch++) {
                EpochEvaluation begun = begin(evaluation, team, () -> false, System::nanoTime);
                team.run(10, (worker, tile) -> {});
                begun.end();
                assertThat(begun.isDone()).isTrue();
                assertThat(begun.training().loss()).isEqualTo(training.loss());
                assertThat(begun.training().accuracy()).isEqualTo(training.accuracy());
                assertThat(begun.test().loss()).isEqualTo(test.loss());
                assertThat(begun.test().accuracy()).isEqualTo(test.accuracy());
                assertThat(begun.training().deadShares()).isEmpty();
                assertThat(begun.test().deadShares()).hasSize(1);
            }
        }
    }

    /** By a clock of each thread's own, a second later at every look, each of the five tiles takes a second. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void tellsHowLongItWouldHaveTakenAllThreads(int threads) {
        ThreadLocal<AtomicLong> clocks = ThreadLocal.withInitial(AtomicLong::new);
        try (WorkerTeam team = new WorkerTeam(threads, () -> false)) {
            EpochEvaluation begun = begin(
                    new Evaluation(network.layerSizes(), team),
                    team,
                    () -> false,
                    () -> clocks.get().addAndGet(TimeUnit.SECONDS.toNanos(1)));
            begun.end();
            assertThat(begun.seconds()).isEqualTo(5.0 / threads);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void doesSomethingAheadOfEveryTile(int threads) {
        try (WorkerTeam team = new WorkerTeam(threads, () -> false)) {
            EpochEvaluation begun =
                    begin(new Evaluation(network.layerSizes(), team), team, () -> false, System::nanoTime);
            begun.end();
        }
        assertThat(ahead).hasValue(5);
    }

    @Test
    void hasNoEndIfSomeOfItIsLeftOut() {
        try (WorkerTeam team = new WorkerTeam(1, () -> false)) {
            EpochEvaluation begun =
                    begin(new Evaluation(network.layerSizes(), team), team, () -> true, System::nanoTime);
            assertThatThrownBy(begun::end).isInstanceOf(CancellationException.class);
        }
    }

    private EpochEvaluation begin(
            Evaluation evaluation, WorkerTeam team, BooleanSupplier leftOut, LongSupplier nanoTime) {
        return new EpochEvaluation(
                evaluation, network.prepared(), DIGITS, team, leftOut, ahead::incrementAndGet, nanoTime);
    }
}
