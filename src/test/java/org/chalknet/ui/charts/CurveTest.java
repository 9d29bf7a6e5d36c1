package org.chalknet.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.training.EpochMetrics;
import org.junit.jupiter.api.Test;

class CurveTest {

    @Test
    void drawsEveryPointOfAShortRun() {
        List<EpochMetrics> metrics = List.of(Measured.epoch(0, 3, 0), Measured.epoch(1, 2, 0), Measured.epoch(2, 1, 0));

        assertThat(Curve.of(metrics, EpochMetrics::epoch, EpochMetrics::loss, 800))
                .containsExactly(new Curve.Point(0, 3), new Curve.Point(1, 2), new Curve.Point(2, 1));
    }

    @Test
    void leavesOutWhatIsNotFinite() {
        List<EpochMetrics> metrics = List.of(
                Measured.epoch(0, 3, 0),
                Measured.epoch(1, Double.NaN, 0),
                Measured.epoch(2, Double.POSITIVE_INFINITY, 0),
                Measured.epoch(3, 1, 0));

        assertThat(Curve.of(metrics, EpochMetrics::epoch, EpochMetrics::loss, 800))
                .containsExactly(new Curve.Point(0, 3), new Curve.Point(3, 1));
    }

    @Test
    void keepsTheEndsAndEverySpikeOfALongRun() {
        List<EpochMetrics> metrics = IntStream.range(0, 10_000)
                .mapToObj(epoch -> Measured.epoch(epoch, epoch == 4321 ? 9 : epoch == 7777 ? -9 : 1.0 / (epoch + 1), 0))
                .toList();

        List<Curve.Point> drawn = Curve.of(metrics, EpochMetrics::epoch, EpochMetrics::loss, 800);

        assertThat(drawn).hasSizeLessThanOrEqualTo(802).hasSizeGreaterThan(400);
        assertThat(drawn.getFirst()).isEqualTo(new Curve.Point(0, 1));
        assertThat(drawn.getLast()).isEqualTo(new Curve.Point(9_999, 1.0 / 10_000));
        assertThat(drawn).contains(new Curve.Point(4321, 9), new Curve.Point(7777, -9));
        assertThat(drawn).extracting(Curve.Point::epoch).isSorted().doesNotHaveDuplicates();
    }
}
