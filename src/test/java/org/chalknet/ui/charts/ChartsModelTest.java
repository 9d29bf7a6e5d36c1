package org.chalknet.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.ourclass.ClassResult;
import org.junit.jupiter.api.Test;

class ChartsModelTest {

    private final ChartsModel model = new ChartsModel();

    @Test
    void forgetsTheOldRunWhenANewOneStarts() {
        model.runStarted(TrainingSettings.DEFAULTS);
        model.epochCompleted(Measured.epoch(0, Double.NaN, 0.1));
        model.pointAt(0);

        model.runStarted(TrainingSettings.DEFAULTS);

        assertThat(model.metrics()).isEmpty();
        assertThat(model.firstEpochWithoutLossProperty().get()).isEqualTo(ChartsModel.NONE);
        assertThat(model.pointedProperty().get()).isEqualTo(ChartsModel.NONE);
        assertThat(model.epochsProperty().get()).isEqualTo(30);
    }

    @Test
    void expectsEpochsOnlyWhileThereIsNoRunToShow() {
        model.expect(7);
        assertThat(model.epochsProperty().get()).isEqualTo(7);

        model.runStarted(TrainingSettings.DEFAULTS);
        model.epochCompleted(Measured.epoch(0, 1, 0.1));
        model.expect(9);
        assertThat(model.epochsProperty().get()).isEqualTo(30);
    }

    @Test
    void remembersSinceWhenTheLossIsNoNumber() {
        model.epochCompleted(Measured.epoch(0, 1, 0.1));
        assertThat(model.firstEpochWithoutLossProperty().get()).isEqualTo(ChartsModel.NONE);
        model.epochCompleted(Measured.epoch(1, Double.POSITIVE_INFINITY, 0.1));
        model.epochCompleted(Measured.epoch(2, Double.NaN, 0.1));
        assertThat(model.firstEpochWithoutLossProperty().get()).isEqualTo(1);
    }

    @Test
    void hasAThirdCurveWhereOurClassWasMeasured() {
        model.epochCompleted(Measured.epoch(0, 1, 0.1));
        model.epochCompleted(Measured.epoch(1, 1, 0.1));
        assertThat(model.newestClassResult()).isNull();
        model.showClass(new ClassResult(0, 10, 2.5, List.of()));
        model.showClass(null);
        model.showClass(new ClassResult(1, 10, 1.5, List.of()));
        model.showClass(new ClassResult(1, 20, 1.25, List.of()));
        assertThat(model.curves(Metric.LOSS, 100).getLast())
                .containsExactly(new Curve.Point(0, 2.5), new Curve.Point(1, 1.25));
        assertThat(model.curves(Metric.ACCURACY, 100).getLast())
                .containsExactly(new Curve.Point(0, 1), new Curve.Point(1, 1));
        assertThat(model.classResult(1)).isEqualTo(new ClassResult(1, 20, 1.25, List.of()));
        assertThat(model.newestClassResult()).isEqualTo(model.classResult(1));
        assertThat(model.classResult(2)).isNull();
        model.runStarted(TrainingSettings.DEFAULTS);
        assertThat(model.classResults()).isEmpty();
    }

    @Test
    void keepsTheThirdCurveOfARunThatGoesOn() {
        List<EpochMetrics> done = List.of(Measured.epoch(0, 1, 0.1), Measured.epoch(1, 1, 0.1));
        Network network = HeInitializer.initialize(List.of(2, 2), new NumPyRandom(0));
        done.forEach(model::epochCompleted);
        ClassResult first = new ClassResult(0, 10, 2.5, List.of());
        ClassResult second = new ClassResult(1, 10, 1.5, List.of());
        model.showClass(first);
        model.showClass(second);

        model.runShown(TrainingSettings.DEFAULTS, done, network, null);
        assertThat(model.metrics()).isEqualTo(done);
        assertThat(model.classResults()).containsExactly(first, second);

        model.runShown(TrainingSettings.DEFAULTS, done.subList(0, 1), network, null);
        assertThat(model.classResults()).as("another run").isEmpty();
    }

    @Test
    void doesNotTakeTheThirdCurveFromOneRunWithoutEpochsToAnother() {
        Network network = HeInitializer.initialize(List.of(2, 2), new NumPyRandom(0));
        model.runShown(TrainingSettings.DEFAULTS, List.of(), network, null);
        model.showClass(new ClassResult(0, 10, 2.5, List.of()));

        model.runShown(TrainingSettings.DEFAULTS, List.of(), network, null);

        assertThat(model.classResults()).isEmpty();
    }

    @Test
    void pointsAtTheNearestEpoch() {
        model.pointAt(3);
        assertThat(model.pointedProperty().get()).isEqualTo(ChartsModel.NONE);

        for (int epoch = 0; epoch < 5; epoch++) {
            model.epochCompleted(Measured.epoch(epoch, 1, 0.1));
        }
        model.pointAt(2.4);
        assertThat(model.pointedProperty().get()).isEqualTo(2);
        model.pointAt(77);
        assertThat(model.pointedProperty().get()).isEqualTo(4);
        model.pointOn(-1);
        assertThat(model.pointedProperty().get()).isEqualTo(3);
        model.pointAway();
        model.pointOn(-1);
        assertThat(model.pointedProperty().get()).isEqualTo(3);
    }

    @Test
    void choosesTheNearestKeptEpoch() {
        model.choose(3);
        assertThat(model.chosenProperty().get()).isEqualTo(ChartsModel.NONE);
        for (int epoch : new int[] {0, 1, 5, 9}) {
            model.keep(epoch);
        }
        model.choose(2.9);
        assertThat(model.chosenProperty().get()).isEqualTo(1);
        model.choose(3.1);
        assertThat(model.chosenProperty().get()).isEqualTo(5);
        model.choose(100);
        assertThat(model.chosenProperty().get())
                .as("the newest stays the newest")
                .isEqualTo(ChartsModel.NONE);
        model.choose(0);
        model.keep(10);
        assertThat(model.chosenProperty().get()).isZero();
        model.runStarted(TrainingSettings.DEFAULTS);
        assertThat(model.chosenProperty().get()).isEqualTo(ChartsModel.NONE);
        assertThat(model.kept()).isEmpty();
    }

    @Test
    void showsAsManyEpochsAsTheLongestRunHas() {
        model.expect(3);
        model.overlay(List.of(
                new Overlay("A", "", 0, List.of(Measured.epoch(0, 1, 0.1))),
                new Overlay("B", "", 1, List.of(Measured.epoch(0, 1, 0.1), Measured.epoch(1, 1, 0.1)))));
        assertThat(model.epochsShown()).isEqualTo(3);
        model.expect(1);
        assertThat(model.epochsShown()).isEqualTo(2);
    }
}
