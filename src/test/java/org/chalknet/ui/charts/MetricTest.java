package org.chalknet.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.Stroke;
import org.chalknet.training.WilsonInterval;
import org.chalknet.ui.ourclass.ClassResult;
import org.junit.jupiter.api.Test;

class MetricTest {

    @Test
    void showsTheLossFromNothing() {
        assertThat(Metric.LOSS.range(0.15, 0.19, 5)).isEqualTo(AxisRange.around(0, 0.19, 5));
        assertThat(Metric.LOSS.range(0, 0, 5).upper()).isEqualTo(1);
        assertThat(Metric.LOSS.tick(0.15, 0.05)).isEqualTo("0.15");
        assertThat(Metric.LOSS.tick(0.005, 0.005)).isEqualTo("0.005");
        assertThat(Metric.LOSS.tick(2e8, 1e8)).isEqualTo("2.0e+08");
        assertThat(Metric.LOSS.shortly(0.06123)).isEqualTo("0.0612");
        assertThat(Metric.LOSS.exactly(0.0612345678)).isEqualTo("0.0612346");
    }

    @Test
    void zoomsIntoTheAccuracy() {
        AxisRange range = Metric.ACCURACY.range(0.943, 0.983, 5);
        assertThat(range.lower()).isCloseTo(0.94, within(1e-9));
        assertThat(range.upper()).isCloseTo(0.99, within(1e-9));
        assertThat(Metric.ACCURACY.tick(0.95, 0.01)).isEqualTo("95.0 %");
        assertThat(Metric.ACCURACY.tick(0.9525, 0.0025)).isEqualTo("95.25 %");
        assertThat(Metric.ACCURACY.shortly(0.97456)).isEqualTo("97.46 %");
        assertThat(Metric.ACCURACY.exactly(0.974567)).isEqualTo("97.457 %");
    }

    @Test
    void neverGoesBeyondAllRight() {
        AxisRange all = Metric.ACCURACY.range(1, 1, 5);
        assertThat(all.upper()).isCloseTo(1, within(1e-9));
        assertThat(all.lower()).isLessThan(1);
        assertThat(Metric.ACCURACY.range(0.943, 0.983, 2).upper()).isEqualTo(1);
        assertThat(Metric.ACCURACY.range(0, 0, 5).lower()).isGreaterThanOrEqualTo(-1e-9);
    }

    @Test
    void readsTheTrainingSetAndTheTestSet() {
        assertThat(Metric.LOSS.training(Measured.epoch(0, 0.5, 0.9))).isEqualTo(0.5);
        assertThat(Metric.LOSS.test(Measured.epoch(0, 0.5, 0.9))).isEqualTo(0.51);
        assertThat(Metric.ACCURACY.training(Measured.epoch(0, 0.5, 0.9))).isEqualTo(0.9);
        assertThat(Metric.ACCURACY.test(Measured.epoch(0, 0.5, 0.9))).isEqualTo(0.89);
    }

    /** The ends for 26 of 30, 70.3 % and 94.7 %, by R's {@code prop.test(26, 30, correct = FALSE)}. */
    @Test
    void saysHowMuchFewDrawingsTell() {
        List<ClassResult.Misread> four = Collections.nCopies(
                4, new ClassResult.Misread(new LabelledDrawing("1", new Drawing(List.of(Stroke.dot(1, 1)))), "7"));
        ClassResult result = new ClassResult(3, 30, 0.5, four);
        WilsonInterval interval = Objects.requireNonNull(Metric.ACCURACY.interval(result));
        assertThat(interval.lower()).isEqualTo(0.7032, within(5e-5));
        assertThat(interval.upper()).isEqualTo(0.9469, within(5e-5));
        assertThat(Metric.ACCURACY.ourClass(result)).isEqualTo(26 / 30.0);
        assertThat(Metric.LOSS.interval(result)).isNull();
        assertThat(Metric.LOSS.ourClass(result)).isEqualTo(0.5);
    }
}
