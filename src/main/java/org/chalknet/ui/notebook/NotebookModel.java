package org.chalknet.ui.notebook;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.run.RunEnd;
import org.chalknet.ui.run.RunObserver;
import org.jspecify.annotations.Nullable;

/** The lines that the notebook prints: of every tenth epoch and of the last. */
public final class NotebookModel implements RunObserver {

    private static final int EVERY = 10;

    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final ObservableList<String> readOnlyLines = FXCollections.unmodifiableObservableList(lines);
    private int epochs;
    /** The last epoch, if it has no line yet. */
    private @Nullable EpochMetrics unprinted;

    @Override
    public void runStarted(TrainingSettings settings) {
        clear();
        epochs = settings.epochs();
    }

    @Override
    public void epochCompleted(EpochMetrics metrics) {
        unprinted = metrics;
        if (metrics.epoch() % EVERY == 0 || metrics.epoch() == epochs - 1) {
            print();
        }
    }

    /** Of a run that was stopped, the last epoch comes sooner than was set. */
    @Override
    public void runEnded(RunEnd end) {
        print();
    }

    private void print() {
        if (unprinted != null) {
            lines.add(unprinted.notebookLine());
            unprinted = null;
        }
    }

    /** Forgets the run. */
    public void clear() {
        lines.clear();
        unprinted = null;
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
