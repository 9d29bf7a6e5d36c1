package org.chalknet.ui.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.chalknet.training.EpochMetrics;
import org.junit.jupiter.api.Test;

class RunModelTest {

    private final RunModel model = new RunModel();

    @Test
    void runsPausesAndStops() {
        assertAvailable(true, false, true, false);
        model.start(30, 0, 1000, false);
        assertThat(state()).isEqualTo(RunState.RUNNING);
        assertAvailable(false, true, true, true);
        model.pause();
        assertThat(state()).isEqualTo(RunState.PAUSING);
        assertAvailable(false, false, false, true);
        model.paused();
        assertThat(state()).isEqualTo(RunState.PAUSED);
        assertAvailable(false, true, true, true);
        model.resume();
        assertThat(state()).isEqualTo(RunState.RUNNING);
        model.stop();
        assertThat(state()).isEqualTo(RunState.STOPPING);
        assertAvailable(false, false, false, false);
        model.ended(RunEnd.Kind.STOPPED);
        assertThat(state()).isEqualTo(RunState.IDLE);
        assertAvailable(true, false, true, false);
        assertThat(model.statusBinding().get()).isEqualTo("Stopped, 0 of 30 epochs done");
    }

    @Test
    void tellsANetworkWithoutARunFromOneThatWasStopped() {
        model.show(30, 3, RunEnd.Kind.STOPPED);
        assertThat(model.statusBinding().get()).isEqualTo("Stopped, 3 of 30 epochs done");

        model.show(30, 0, RunEnd.Kind.STOPPED);
        assertThat(model.statusBinding().get()).isEqualTo("Network opened, without a run");
    }

    @Test
    void stepsFromRestAndFromAPause() {
        model.start(30, 0, 1000, true);
        assertThat(state()).isEqualTo(RunState.STEPPING);
        assertAvailable(false, true, false, true);
        model.epochCompleted(new EpochMetrics(0, 0.1, 1, 0.5, 1, 0.5, 0, 1, 1, 1000, List.of()));
        model.trained(1, 0, 0);
        model.paused();
        assertThat(model.statusBinding().get()).isEqualTo("Paused, 1 of 30 epochs done");
        model.step();
        assertThat(state()).isEqualTo(RunState.STEPPING);
    }

    @Test
    void tellsTheEpochThatIsTrainedWhenTheOneBeforeIsDone() {
        model.start(30, 0, 1000, false);
        model.trained(1, 500, 0.1);
        model.epochCompleted(new EpochMetrics(0, 0.1, 1, 0.5, 1, 0.5, 0, 1, 1, 1000, List.of()));
        assertThat(model.epochProperty().get()).isEqualTo(1);
        assertThat(model.epochProgressProperty().get()).isEqualTo(0.5);
        assertThat(model.overallProgressProperty().get()).isEqualTo(1.5 / 30);
        assertThat(model.statusBinding().get()).isEqualTo("1 of 30 epochs done");
    }

    @Test
    void isNotStartedWhileSomethingStandsInTheWay() {
        model.obstacleProperty().set("a setting is wrong");

        assertAvailable(false, false, false, false);
        assertThat(model.statusBinding().get()).isEqualTo("a setting is wrong");

        model.obstacleProperty().set("");
        assertAvailable(true, false, true, false);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatIllegalStateException().isThrownBy(model::resume).withMessage("a run that is IDLE cannot resume");
        assertThatIllegalStateException().isThrownBy(model::pause);
        assertThatIllegalStateException().isThrownBy(model::paused);
        assertThatIllegalStateException().isThrownBy(model::stop);
        model.start(1, 0, 1, false);
        assertThatIllegalStateException().isThrownBy(() -> model.start(1, 0, 1, false));
        assertThatIllegalStateException().isThrownBy(model::reset);
    }

    @Test
    void tellsHowFarItHasCome() {
        model.start(2, 0, 1000, false);
        assertThat(model.statusBinding().get()).isEqualTo("0 of 2 epochs done");
        assertThat(model.speedProperty().get()).containsExactly("");

        model.trained(0, 100, 1);
        model.trained(0, 500, 4);
        assertThat(model.epochProgressProperty().get()).isEqualTo(0.5);
        assertThat(model.overallProgressProperty().get()).isEqualTo(0.25);
        assertThat(model.speedProperty().get())
                .containsExactly("0:15 left · 100 examples/s", "0:15 left · 100/s", "0:15 left");

        List<String> same = model.speedProperty().get();
        model.trained(0, 500, 0);
        assertThat(model.speedProperty().get()).isSameAs(same);

        model.trained(0, 1000, 0.25);
        model.epochCompleted(new EpochMetrics(0, 0.1, 1, 0.5, 1, 0.5, 0, 0.0123456, 6, 1000, List.of()));
        model.trained(1, 0, 0);
        assertThat(model.statusBinding().get()).isEqualTo("1 of 2 epochs done");
        assertThat(model.speedProperty().get().getFirst()).isEqualTo("0:06 left · 166 examples/s");

        model.trained(1, 1000, 1);
        model.epochCompleted(new EpochMetrics(1, 0.1, 1, 0.5, 1, 0.5, 0, 1, 0, 1000, List.of()));
        model.ended(RunEnd.Kind.FINISHED);
        assertThat(model.statusBinding().get()).isEqualTo("Finished, 2 of 2 epochs done");
        assertThat(model.overallProgressProperty().get()).isEqualTo(1);
        assertThat(model.speedProperty().get()).containsExactly("1,000 examples/s", "1k/s");

        model.start(5, 0, 10, false);
        assertThat(model.overallProgressProperty().get()).isZero();
        model.ended(RunEnd.Kind.FAILED);
        assertThat(model.statusBinding().get()).isEqualTo("Failed, 0 of 5 epochs done");
    }

    private RunState state() {
        return model.stateProperty().get();
    }

    private void assertAvailable(boolean start, boolean pause, boolean step, boolean stop) {
        assertThat(model.startableBinding().get()).as("start").isEqualTo(start);
        assertThat(model.pausableBinding().get()).as("pause").isEqualTo(pause);
        assertThat(model.steppableBinding().get()).as("step").isEqualTo(step);
        assertThat(model.stoppableBinding().get()).as("stop").isEqualTo(stop);
    }
}
