package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Arrays;
import java.util.List;
import org.chalknet.training.EpochMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochRangesTest {

    /** In the order of the record, from the learning rate to the seconds of the evaluation. */
    private static final double[] SOUND = {0.1, 0.5, 0.9, 0.6, 0.8, 0.01, 1.5, 0.5};

    /** A loss may be just below 0, since the notebook adds 1e-8 to a probability of 1, or −ln 1e-8. */
    @ParameterizedTest
    @CsvSource({
        "0, 1e-12",
        "0, 100",
        "1, -1e-8",
        "1, 18.420681",
        "2, 0",
        "2, 1",
        "3, -1e-8",
        "3, 18.420681",
        "4, 0",
        "4, 1",
        "5, 0",
        "5, 1e300",
        "6, 0",
        "6, 31536000",
        "7, 0",
        "7, 31536000"
    })
    void takesWhatATrainingMeasures(int at, double value) {
        assertThatNoException().isThrownBy(() -> EpochRanges.require(with(at, value, List.of(0.0, 1.0)), 2, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | 0           | the learning rate of epoch 3 must be a number above 0, at most 100, but is 0.0
            0 | 101         | the learning rate of epoch 3 must be a number above 0, at most 100, but is 101.0
            1 | -0.1        | the training loss of epoch 3 must be a number from 0 to 18.42, but is -0.1
            1 | 18.43       | the training loss of epoch 3 must be a number from 0 to 18.42, but is 18.43
            2 | 1.01        | the training accuracy of epoch 3 must be a number from 0 to 1, but is 1.01
            2 | NaN         | the training accuracy of epoch 3 must be a number from 0 to 1, but is NaN
            3 | Infinity    | the test loss of epoch 3 must be a number from 0 to 18.42, but is Infinity
            4 | -0.01       | the test accuracy of epoch 3 must be a number from 0 to 1, but is -0.01
            5 | -1          | the L2 penalty of epoch 3 must be a finite number from 0, but is -1.0
            5 | Infinity    | the L2 penalty of epoch 3 must be a finite number from 0, but is Infinity
            6 | -1          | the training seconds of epoch 3 must be a number from 0 to 31536000, a year, but is -1.0
            7 | 1e8         | the evaluation seconds of epoch 3 must be a number from 0 to 31536000, a year, but is 1.0E8
            """)
    void refusesWhatNoTrainingCanMeasure(int at, double value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EpochRanges.require(with(at, value, List.of()), 2, false))
                .withMessage(message);
    }

    @Test
    void takesALossThatIsNotFiniteOfARunThatMayHaveDiverged() {
        assertThatNoException().isThrownBy(() -> EpochRanges.require(with(1, Double.NaN, List.of()), 2, true));
        assertThatIllegalArgumentException().isThrownBy(() -> EpochRanges.require(with(1, -1, List.of()), 2, true));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EpochRanges.require(with(4, Double.NaN, List.of()), 2, true));
    }

    @Test
    void hasAShareOfDeadReLUsForEachHiddenLayerOrNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EpochRanges.require(with(0, 0.1, List.of(0.5)), 2, false))
                .withMessage("the shares of dead ReLUs of epoch 3 must be 2, one for each hidden layer, but are 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EpochRanges.require(with(0, 0.1, List.of(0.5, 1.5)), 2, false))
                .withMessage("the share of dead ReLUs of epoch 3 must be a number from 0 to 1, but is 1.5");
    }

    @Test
    void hasTrainedOnSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EpochRanges.require(metrics(SOUND, 0, List.of()), 2, false))
                .withMessage("the number of training examples of epoch 3 must be a whole number from 1, but is 0.0");
    }

    private static EpochMetrics with(int at, double value, List<Double> dead) {
        double[] values = Arrays.copyOf(SOUND, SOUND.length);
        values[at] = value;
        return metrics(values, 1000, dead);
    }

    private static EpochMetrics metrics(double[] v, int examples, List<Double> dead) {
        return new EpochMetrics(3, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], examples, dead);
    }
}
