package org.chalknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.chalknet.training.TrainingWarning;
import org.chalknet.training.TrainingWarning.Kind;
import org.junit.jupiter.api.Test;

class WarningLineTest {

    @Test
    void saysWhatIsWrongAndWhatMayBeTheCause() {
        assertThat(WarningLine.of(new TrainingWarning(Kind.LOSS_RISES, 7, 0, 5)))
                .isEqualTo(
                        "after epoch 7: the loss has risen for 5 epochs running; the learning rate may be too large");
        assertThat(WarningLine.of(new TrainingWarning(Kind.DEAD_RELUS, 0, 2, 0.75)))
                .isEqualTo("after epoch 0: 75 % of the ReLUs of hidden layer 2 are 0 for every test image; "
                        + "the learning rate may be too large or keep_prob too low");
        assertThat(WarningLine.of(new TrainingWarning(Kind.KEEP_PROB_TOO_LOW, 3, 0, 0.125)))
                .isEqualTo("after epoch 3: the training set is read 12.5 points worse than the test set; "
                        + "keep_prob may be too low");
    }
}
