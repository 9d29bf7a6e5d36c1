package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.runs.Samples.SETTINGS;
import static org.chalknet.ui.runs.Samples.run;
import static org.chalknet.ui.runs.Samples.withKeepProb;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.chalknet.ui.charts.Overlay;
import org.chalknet.ui.runs.RunsModel.Row;
import org.junit.jupiter.api.Test;

class RunsModelTest {

    private final RunsModel model = new RunsModel();

    @Test
    void namesAllAnewWithEachRun() {
        model.add(run(SETTINGS));
        assertThat(model.rows()).extracting(Row::name).containsExactly("128-64");
        model.add(run(withKeepProb(0.5)));
        assertThat(model.rows()).extracting(Row::name).containsExactly("keep_prob 0.9", "keep_prob 0.5");
    }

    @Test
    void givesNoLetterTwice() {
        Row first = model.add(run(SETTINGS));
        model.add(run(SETTINGS));
        model.remove(List.of(first));
        model.add(run(SETTINGS));
        assertThat(model.rows()).extracting(Row::letter).containsExactly("B", "C");
        for (int i = 3; i < 26 * 27 + 1; i++) {
            model.add(run(SETTINGS));
        }
        assertThat(model.rows())
                .extracting(Row::letter)
                .contains("Z", "AA", "AB", "ZZ", "AAA")
                .doesNotHaveDuplicates();
    }

    @Test
    void overlaysTheRunsThatAreTicked() {
        AtomicInteger told = new AtomicInteger();
        Row first = model.add(run(SETTINGS, 0.9));
        Row second = model.add(run(SETTINGS, 0.8));
        model.onOverlaysChanged(told::incrementAndGet);
        model.overlay(second, true);
        model.overlay(first, true);
        assertThat(model.overlays())
                .containsExactly(
                        new Overlay(
                                "A",
                                "same settings, 1 of 30 epochs",
                                0,
                                first.run().metrics()),
                        new Overlay(
                                "B",
                                "same settings, 1 of 30 epochs",
                                1,
                                second.run().metrics()));
        model.remove(List.of(first));
        assertThat(model.overlays()).extracting(Overlay::letter).containsExactly("B");
        assertThat(told.get()).isPositive();
    }

    @Test
    void knowsTheBestEpochAndTheTime() {
        KeptRun run = run(SETTINGS, 0.9, 0.95, 0.95, 0.94);
        assertThat(run.best()).get().extracting(best -> best.epoch()).isEqualTo(1);
        assertThat(run.last()).get().extracting(last -> last.epoch()).isEqualTo(3);
        assertThat(run.seconds()).isEqualTo(8);
        assertThat(run(SETTINGS).best()).isEmpty();
    }
}
