package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.chalknet.math.BitMatrix;
import org.chalknet.math.LeftFactor;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.OjAlgoProduct;
import org.chalknet.math.RightFactor;
import org.chalknet.math.WorkerTeam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class ProfilerTest {

    private static final Offset<Double> EXACTLY = Offset.offset(1e-12);

    private final AtomicLong clock = new AtomicLong();
    /** 5 · 3 and 3 · 2 weights: 2 · (2 · 15 + 3 · 6) = 96 operations an example. */
    private final Profiler profiler = new Profiler(List.of(5, 3, 2), 2, clock::get);

    private final LeftFactor a = new OjAlgoProduct().left(1, 1);
    private final RightFactor b = new OjAlgoProduct().right(1, 1);
    private final R032Store c = R032Store.FACTORY.make(1, 1);

    /** Takes 3 seconds for the one product and 4 for the other. */
    private final class SlowProduct implements MatrixProduct {

        @Override
        public LeftFactor left(int rows, int columns) {
            return a;
        }

        @Override
        public RightFactor right(int rows, int columns) {
            return b;
        }

        @Override
        public RightFactor rightOfPixels(int rows, int columns) {
            return b;
        }

        @Override
        public void multiplyAdd(
                LeftFactor a,
                RightFactor b,
                @Nullable R032Store bias,
                R032Store c,
                int fromRow,
                int toRow,
                int from,
                int to) {
            pass(3);
        }

        @Override
        public void addTransposed(
                LeftFactor a,
                RightFactor b,
                int m,
                float gamma,
                LeftFactor c,
                int fromRow,
                int toRow,
                int from,
                int to) {
            pass(4);
        }

        @Override
        public void addRowSums(LeftFactor a, int m, R032Store c, int fromRow, int toRow) {
            c.data[0] = 100 * m + 10 * fromRow + toRow;
        }

        @Override
        public void rectify(
                R032Store z,
                @Nullable BitMatrix kept,
                float factor,
                RightFactor c,
                int fromRow,
                int toRow,
                int from,
                int to) {
            assertThat(kept).isNull();
            assertThat(c).isSameAs(b);
            z.data[0] = factor + 1000 * fromRow + 100 * toRow + 10 * from + to;
        }

        @Override
        public void exp(R032Store c, int from, int to) {
            c.data[0] = 10 * from + to;
        }
    }

    private void pass(int seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    /** A tile of 3 s of products and 2 s more on one worker, one of 4 s and 1 s on the other, and a second in between. */
    private void work() {
        MatrixProduct first = profiler.timed(new SlowProduct(), 0);
        MatrixProduct second = profiler.timed(new SlowProduct(), 1);
        WorkerTeam.Tile tile = profiler.timed((worker, _) -> {
            if (worker == 0) {
                first.multiplyAdd(a, b, null, c, 0, 1);
                pass(2);
            } else {
                second.addTransposed(a, b, 1, 0, a, 0, 1, 0, 1);
                pass(1);
            }
        });
        tile.compute(0, 7);
        pass(1);
        tile.compute(1, 8);
    }

    private void endEpoch(int epoch, double seconds) {
        profiler.count(new EpochMetrics(epoch, 0.1, 0, 0, 0, 0, 0, seconds, 100, 1_000_000_000, List.of()));
    }

    @Test
    void splitsTheTimeOfAllThreads() {
        work();
        endEpoch(0, 8);

        Profile profile = profiler.profile();

        assertThat(profile.threads()).isEqualTo(2);
        assertThat(profile.seconds()).isEqualTo(8);
        assertThat(profile.products()).isCloseTo(7.0 / 16, EXACTLY);
        assertThat(profile.rest()).isCloseTo(3.0 / 16, EXACTLY);
        assertThat(profile.waiting()).isCloseTo(6.0 / 16, EXACTLY);
        assertThat(profile.gigaflops()).isCloseTo(96.0 / 8, EXACTLY);
    }

    @Test
    void leavesTheFirstEpochOutWhereOthersFollow() {
        work();
        work();
        work();
        endEpoch(0, 90);
        work();
        endEpoch(1, 8);
        work();
        work();
        endEpoch(2, 12);

        Profile profile = profiler.profile();

        assertThat(profile.seconds()).isEqualTo(10);
        assertThat(profile.products()).isCloseTo(21.0 / 40, EXACTLY);
        assertThat(profile.rest()).isCloseTo(9.0 / 40, EXACTLY);
        assertThat(profile.waiting()).isCloseTo(10.0 / 40, EXACTLY);
        assertThat(profile.gigaflops()).isCloseTo(96.0 / 10, EXACTLY);
    }

    @Test
    void leavesOutTheFirstEpochOfARunThatGoesOn() {
        work();
        work();
        endEpoch(7, 90);
        work();
        endEpoch(8, 8);

        Profile profile = profiler.profile();

        assertThat(profile.seconds()).isEqualTo(8);
        assertThat(profile.products()).isCloseTo(7.0 / 16, EXACTLY);
    }

    @Test
    void leavesTheFactorsAndTheSumsToTheProduct() {
        MatrixProduct product = profiler.timed(new SlowProduct(), 0);

        assertThat(product.left(2, 3)).isSameAs(a);
        assertThat(product.right(2, 3)).isSameAs(b);
        assertThat(product.rightOfPixels(2, 3)).isSameAs(b);
        product.addRowSums(a, 5, c, 1, 2);
        assertThat(c.data[0]).isEqualTo(512);
        product.exp(c, 1, 2);
        assertThat(c.data[0]).isEqualTo(12);
        product.rectify(c, null, 0.25f, b, 1, 2, 3, 4);
        assertThat(c.data[0]).isEqualTo(1234.25f);
    }

    @Test
    void tellsTheProfileInPlainWords() {
        assertThat(new Profile(2, true, 0.1904, 0.621, 0.263, 0.116, 143.4).lines(421.7))
                .containsExactly(
                        "Training: 0.190 s an epoch on 2 threads",
                        "Its time: products 62 %, the rest 26 %, waiting 12 %",
                        "Its speed: 143 GFLOP/s with the zeros counted, 34 % of the peak of 422 GFLOP/s");
        assertThat(new Profile(2, false, 0.7, 0.5, 0.25, 0.25, 30).lines(400))
                .first()
                .isEqualTo("Training: 0.700 s in the first epoch, as Java still compiled, on 2 threads");
        assertThat(new Profile(1, true, 0.2, 1, 0, 0, 1).lines(1))
                .satisfies(lines -> assertThat(lines.getFirst()).endsWith("on 1 thread"))
                .satisfies(lines -> assertThat(lines.getLast()).endsWith("100 % of the peak of 1 GFLOP/s"));
    }

    @Test
    void saysThatThePeakWasDisturbedRatherThanMoreThanAllOfIt() {
        assertThat(new Profile(2, true, 0.2, 1, 0, 0, 143.4).lines(61.2))
                .last()
                .isEqualTo("Its speed: 143 GFLOP/s with the zeros counted, more than the peak of 61 GFLOP/s, "
                        + "whose measurement was disturbed");
    }
}
