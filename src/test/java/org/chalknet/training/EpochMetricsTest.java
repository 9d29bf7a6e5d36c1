package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochMetricsTest {

    private final EpochMetrics metrics =
            new EpochMetrics(0, 0.1, 0.20002552207878785, 0.94, 0.21, 0.938, 0.5, 1.5, 0.5, 60_000, List.of());

    @Test
    void printsTheNotebooksLine() {
        assertThat(metrics.notebookLine()).isEqualTo("Epoch 0, Loss: 0.2000, Test Accuracy: 93.80%");
    }

    /** From Python: "%.4f" % 0.03125 is 0.0312 and "%.2f" % 97.125 is 97.12, both exact ties. */
    @Test
    void roundsTiesToEvenAsPythonDoes() {
        assertThat(new EpochMetrics(3, 0.1, 0.03125, 1, 1, 0.97125, 0, 1, 1, 1, List.of()).notebookLine())
                .isEqualTo("Epoch 3, Loss: 0.0312, Test Accuracy: 97.12%");
    }

    /** From Python: "%.4f" % -1e-8 is -0.0000; the notebook's loss is such when all answers are right and sure. */
    @Test
    void keepsTheSignOfALossJustBelowZeroAsPythonDoes() {
        assertThat(new EpochMetrics(3, 0.1, -1e-8, 1, 1, 1, 0, 1, 1, 1, List.of()).notebookLine())
                .isEqualTo("Epoch 3, Loss: -0.0000, Test Accuracy: 100.00%");
    }

    /** From Python: "%.4f" % float("nan") is nan, and so on. */
    @ParameterizedTest
    @CsvSource({"NaN, nan", "Infinity, inf", "-Infinity, -inf"})
    void printsALossThatIsNotFiniteAsPythonDoes(double loss, String printed) {
        assertThat(new EpochMetrics(3, 0.1, loss, 1, 1, 0.1, 0, 1, 1, 1, List.of()).notebookLine())
                .isEqualTo("Epoch 3, Loss: %s, Test Accuracy: 10.00%%", printed);
    }
}
