package org.chalknet.ui.notebook;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.run.RunObserver;

/** The lines that the notebook prints: of every tenth epoch and of the last. */
public final class NotebookModel implements RunObserver {

    private static final int EVERY = 10;

    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final ObservableList<String> readOnlyLines = FXCollections.unmodifiableObservableList(lines);
    private int epochs;

    @Override
    public void runStarted(TrainingSettings settings) {
        clear();
        epochs = settings.epochs();
    }

    @Override
    public void epochCompleted(EpochMetrics metrics) {
        if (metrics.epoch() % EVERY == 0 || metrics.epoch() == epochs - 1) {
            lines.add(metrics.notebookLine());
        }
    }

    /** Forgets the run. */
    public void clear() {
        lines.clear();
    }

    /** Returns the lines. */
    public ObservableList<String> lines() {
        return readOnlyLines;
    }

    /** Returns all lines as they are copied. */
    String text() {
        return String.join("\n", lines);
    }
}
