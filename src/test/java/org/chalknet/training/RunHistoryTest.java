package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.junit.jupiter.api.Test;

class RunHistoryTest {

    private final NumPyRandom random = new NumPyRandom(0);

    @Test
    void keepsTheLastAndTheFirstOfTheBest() {
        Checkpoint first = checkpoint(1);
        Checkpoint second = checkpoint(2);
        Checkpoint third = checkpoint(3);

        RunHistory history = RunHistory.and(null, metrics(0, 0.5), first);
        assertThat(history.isLastBest()).isTrue();
        history = RunHistory.and(history, metrics(1, 0.75), second);
        assertThat(history.isLastBest()).isTrue();
        history = RunHistory.and(history, metrics(2, 0.75), third);

        assertThat(history.isLastBest()).isFalse();
        assertThat(history.bestEpoch()).isEqualTo(1);
        assertThat(history.best()).isSameAs(second.network());
        assertThat(history.last()).isSameAs(third);
        assertThat(history.epochs()).extracting(EpochMetrics::testAccuracy).containsExactly(0.5, 0.75, 0.75);
    }

    @Test
    void refusesPartsThatDoNotBelongTogether() {
        Checkpoint checkpoint = checkpoint(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunHistory.and(null, metrics(0, 0.5), checkpoint))
                .withMessage(
                        "as many epochs must be measured as trained, and the best be one of them, but 1 are measured, "
                                + "2 trained, and the best is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Checkpoint(checkpoint.network(), checkpoint.random(), -1))
                .withMessage("epochs trained must be 0 or more, but are -1");
    }

    private Checkpoint checkpoint(int epochs) {
        Network network = HeInitializer.initialize(List.of(2, 2), random);
        return new Checkpoint(network, random.state(), epochs);
    }

    private static EpochMetrics metrics(int epoch, double testAccuracy) {
        return new EpochMetrics(epoch, 0.1, 1, 0.5, 1, testAccuracy, 0, 1, 1, 1000, List.of());
    }
}
