package org.chalknet.ui.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.run.RunEnd;
import org.junit.jupiter.api.Test;

class NotebookModelTest {

    private final NotebookModel model = new NotebookModel();

    @Test
    void hasTheLinesThatTheNotebookPrints() {
        model.runStarted(settings(13));
        for (int epoch = 0; epoch < 13; epoch++) {
            model.epochCompleted(new EpochMetrics(epoch, 0.1, 0.2, 0.95, 0.3, 0.938, 0, 1, 0.1, 100, List.of()));
        }

        assertThat(model.lines())
                .containsExactly(
                        "Epoch 0, Loss: 0.2000, Test Accuracy: 93.80%",
                        "Epoch 10, Loss: 0.2000, Test Accuracy: 93.80%",
                        "Epoch 12, Loss: 0.2000, Test Accuracy: 93.80%");
        assertThat(model.text()).isEqualTo(String.join("\n", model.lines()));

        model.runStarted(settings(3));
        assertThat(model.lines()).isEmpty();
    }

    @Test
    void endsWithTheLastEpochOfARunThatWasStopped() {
        model.runStarted(settings(30));
        for (int epoch = 0; epoch < 12; epoch++) {
            model.epochCompleted(new EpochMetrics(epoch, 0.1, 0.2, 0.95, 0.3, 0.938, 0, 1, 0.1, 100, List.of()));
        }
        model.runEnded(new RunEnd(RunEnd.Kind.STOPPED, 0));
        model.runEnded(new RunEnd(RunEnd.Kind.STOPPED, 0));
        assertThat(model.lines()).hasSize(3).last().asString().startsWith("Epoch 11,");
    }

    private static TrainingSettings settings(int epochs) {
        return new TrainingSettings(List.of(), 1, 0, 0.1, 0, 64, epochs, 0);
    }
}
