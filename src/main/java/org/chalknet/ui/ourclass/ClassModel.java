package org.chalknet.ui.ourclass;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.chalknet.data.Dataset;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ui.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The class set: labelled drawings, none of them twice, in the order in which they came; and how well the newest network
 * reads those that it was not trained on.
 */
public final class ClassModel {

    private final ObservableList<LabelledDrawing> drawings = FXCollections.observableArrayList();
    private final ObservableList<LabelledDrawing> readOnlyDrawings = FXCollections.unmodifiableObservableList(drawings);
    private final Set<Drawing> known = new HashSet<>();
    private final Set<Drawing> trainedOn = new HashSet<>();
    private boolean trainedOnUnknown;
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Dataset> dataset = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ClassResult> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final IntegerProperty trainingPercent = new SimpleIntegerProperty();
    private @Nullable ClassImages images;
    private List<LabelledDrawing> before = List.of();

    /** The drawings. */
    ObservableList<LabelledDrawing> drawings() {
        return readOnlyDrawings;
    }

    /** The data set whose classes the drawings may show; null until the first is there. */
    ReadOnlyObjectProperty<@Nullable Dataset> datasetProperty() {
        return dataset.getReadOnlyProperty();
    }

    /** What the network sees of the drawings; null until the first data set is there. */
    @Nullable
    ClassImages images() {
        return images;
    }

    /** Whether the last change other than an addition can be taken back. */
    ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /** How well the newest network reads them; null while there is nothing to measure. */
    public ReadOnlyObjectProperty<@Nullable ClassResult> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** What happened last, in words. */
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** How many of a hundred drawings the next run trains on; the others are measured. */
    public IntegerProperty trainingPercentProperty() {
        return trainingPercent;
    }

    /** Returns whether a drawing is in the set. */
    boolean contains(Drawing drawing) {
        return known.contains(drawing);
    }

    /** Returns the drawings of a run that starts now; what it trains on is not measured until the next one. */
    ClassSplit split() {
        return ClassSplit.of(drawings, trainingPercent.get());
    }

    /** Remembers what the run that is trained, or shown, was trained on. */
    void trainOn(List<LabelledDrawing> training) {
        trainedOnUnknown = false;
        trainedOn.clear();
        training.forEach(drawing -> trainedOn.add(drawing.drawing()));
    }

    /** Says that nobody knows which drawings the run that is shown was trained on: none is measured. */
    void trainOnUnknown() {
        trainedOnUnknown = true;
        trainedOn.clear();
        if (!drawings.isEmpty()) {
            say(Texts.get("class.unknown"));
        }
    }

    /** Returns whether the network that is measured may have been trained on a drawing. */
    boolean isTrainedOn(LabelledDrawing drawing) {
        return trainedOnUnknown || trainedOn.contains(drawing.drawing());
    }

    /** Returns what the network that is measured has surely not seen in training. */
    List<LabelledDrawing> measured() {
        return drawings.stream().filter(drawing -> !isTrainedOn(drawing)).toList();
    }

    /** Changes the data set; the drawings are forgotten if its classes are others. */
    void setDataset(Dataset next) {
        Dataset last = dataset.get();
        if (last != null && !last.classNames().equals(next.classNames())) {
            set(List.of());
            undoable.set(false);
        }
        trainOn(List.of());
        result.set(null);
        images = new ClassImages(next);
        dataset.set(next);
    }

    /** Puts other drawings in the place of all. */
    void replaceAll(List<LabelledDrawing> others) {
        set(others);
    }

    /**
     * Adds drawings.
     *
     * @return how many were not there before
     */
    int addAll(Collection<LabelledDrawing> more) {
        List<LabelledDrawing> fresh =
                more.stream().filter(drawing -> known.add(drawing.drawing())).toList();
        drawings.addAll(fresh);
        return fresh.size();
    }

    /** Removes drawings; can be taken back. */
    void removeAll(Collection<LabelledDrawing> gone) {
        Set<LabelledDrawing> out = new HashSet<>(gone);
        change(drawings.stream().filter(drawing -> !out.contains(drawing)).toList());
    }

    /** Gives drawings another label; can be taken back. */
    void relabel(Collection<Drawing> changed, String word) {
        Set<Drawing> relabelled = new HashSet<>(changed);
        change(drawings.stream()
                .map(one -> relabelled.contains(one.drawing()) ? new LabelledDrawing(word, one.drawing()) : one)
                .toList());
    }

    /** Takes the last removal or relabelling back; what was added since stays. */
    void undo() {
        if (undoable.get()) {
            List<LabelledDrawing> all = new ArrayList<>(before);
            all.addAll(drawings);
            set(all);
            undoable.set(false);
        }
    }

    /** Shows how well the drawings are read; null for nothing. */
    void show(@Nullable ClassResult next) {
        result.set(next);
    }

    /** Says what happened. */
    void say(String words) {
        message.set(words);
    }

    private void change(List<LabelledDrawing> next) {
        before = List.copyOf(drawings);
        set(next);
        undoable.set(true);
    }

    private void set(List<LabelledDrawing> next) {
        known.clear();
        drawings.setAll(
                next.stream().filter(drawing -> known.add(drawing.drawing())).toList());
    }
}
