package org.chalknet.ui.board;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.chalknet.data.Dataset;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.Prediction;
import org.chalknet.ink.PreparationStep;
import org.chalknet.ink.Stroke;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;
import org.jspecify.annotations.Nullable;

/** What is on the board, what the network sees of it, and its answer in words and in figures. */
public final class BoardModel {

    /** As many bars as fit the panel; of more classes, the most probable are shown. */
    static final int MOST_BARS = 10;

    private final ReadOnlyObjectWrapper<Sheet> sheet = new ReadOnlyObjectWrapper<>(Sheet.EMPTY);
    private final Deque<Sheet> past = new ArrayDeque<>();
    private final Deque<Sheet> future = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper redoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper drawn = new ReadOnlyBooleanWrapper();

    private final ReadOnlyObjectWrapper<@Nullable Dataset> dataset = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable GreyImage> image = new ReadOnlyObjectWrapper<>();
    private boolean trained;
    private boolean diverged;
    private final BooleanProperty running = new SimpleBooleanProperty();
    private final StagesModel stages = new StagesModel();
    private @Nullable Prediction prediction;

    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(Texts.get("board.title"));
    private final ReadOnlyStringWrapper testDigitName = new ReadOnlyStringWrapper(Texts.get("board.test-digit"));
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ObservableList<ClassProbability> bars = FXCollections.observableArrayList();
    private final ObservableList<ClassProbability> barsView = FXCollections.unmodifiableObservableList(bars);

    /** Says the messages anew when a run starts or ends. */
    public BoardModel() {
        running.subscribe(this::describe);
    }

    /** What is on the board. */
    ReadOnlyObjectProperty<Sheet> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }

    /** Whether nothing is on the board. */
    public ReadOnlyBooleanProperty emptyProperty() {
        return empty.getReadOnlyProperty();
    }

    /** Whether there is a drawing on the board. */
    ReadOnlyBooleanProperty drawnProperty() {
        return drawn.getReadOnlyProperty();
    }

    /** Whether there is a step to undo. */
    public ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /** Whether there is an undone step to redo. */
    public ReadOnlyBooleanProperty redoableProperty() {
        return redoable.getReadOnlyProperty();
    }

    /** The data set whose images and classes the network knows; null until the first is there. */
    public ReadOnlyObjectProperty<@Nullable Dataset> datasetProperty() {
        return dataset.getReadOnlyProperty();
    }

    /** What the network sees; null while the board is empty. */
    ReadOnlyObjectProperty<@Nullable GreyImage> imageProperty() {
        return image.getReadOnlyProperty();
    }

    /** Returns the stages from the drawing to what the network sees, with the steps that are taken. */
    StagesModel stages() {
        return stages;
    }

    /** Whether a run is active, whose first epoch will bring a trained network. To be bound. */
    public BooleanProperty runningProperty() {
        return running;
    }

    /** What to do here: to draw a digit, or a picture where the classes are no digits. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** What an image of the test set is called. */
    public ReadOnlyStringProperty testDigitNameProperty() {
        return testDigitName.getReadOnlyProperty();
    }

    /** Where the image comes from: its rows and columns, or the true label of a test image. */
    public ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /** The class that the network answers; empty without an answer. */
    public ReadOnlyStringProperty answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** How sure the network is, or why there is no answer. */
    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /** The classes in their order, or the most probable of many, the surest first; cannot be changed. */
    ObservableList<ClassProbability> bars() {
        return barsView;
    }

    /** Puts the pen on the board, in units of {@link Drawing#SIDE}. A test digit makes way for the drawing. */
    void beginStroke(double x, double y) {
        advance(new Sheet(sheet.get().drawing().with(Stroke.dot(x, y)), null));
    }

    /** Leads the last stroke on; both together are one step to undo. */
    void extendStroke(double x, double y) {
        set(new Sheet(sheet.get().drawing().withLastStrokeTo(x, y), null));
    }

    void showTestDigit(Sheet.TestDigit testDigit) {
        advance(new Sheet(Drawing.EMPTY, testDigit));
    }

    /** Puts a drawing on the board in place of what is there. */
    void put(Drawing drawing) {
        advance(new Sheet(drawing, null));
    }

    void clear() {
        if (!sheet.get().isEmpty()) {
            advance(Sheet.EMPTY);
        }
    }

    void undo() {
        step(past, future);
    }

    void redo() {
        step(future, past);
    }

    /** Changes the data set: drawings stay, test digits of the data set before go, and the network is no longer of use. */
    void setDataset(Dataset next) {
        dataset.set(next);
        past.removeIf(step -> step.testDigit() != null);
        future.removeIf(step -> step.testDigit() != null);
        set(sheet.get().testDigit() == null ? sheet.get() : Sheet.EMPTY);
        boolean digits = next.classNames().stream().allMatch(name -> name.matches("[0-9]"));
        title.set(Texts.get(digits ? "board.title" : "board.title.picture"));
        testDigitName.set(Texts.get(digits ? "board.test-digit" : "board.test-image"));
        setTrained(false);
    }

    /** Says whether there is a trained network; without one there is no answer. */
    void setTrained(boolean there) {
        diverged = false;
        trained = there;
        if (!there) {
            prediction = null;
            stages.showOtherwise(Map.of(), null, List.of());
        }
        describe();
    }

    /** Says that a run has diverged before there was a network. */
    void setDiverged() {
        diverged = true;
        describe();
    }

    /** Shows an image that the network sees without any step, and its answer; null for nothing. */
    void show(@Nullable GreyImage seen, @Nullable Prediction answered) {
        show(seen == null ? List.of() : List.of(seen), answered, Map.of());
    }

    /**
     * Shows what the network sees and answers.
     *
     * @param images the image at each stage, the last of which the network sees; where there are fewer, of the last stages
     * @param answered the network's answer; null for none
     * @param otherwise what it would answer with a step changed
     */
    void show(List<GreyImage> images, @Nullable Prediction answered, Map<PreparationStep, Prediction> otherwise) {
        stages.showImages(images);
        image.set(images.isEmpty() ? null : images.getLast());
        prediction = answered;
        describe();
        Dataset known = dataset.get();
        stages.showOtherwise(otherwise, prediction, known == null ? List.of() : known.classNames());
    }

    private void advance(Sheet next) {
        past.push(sheet.get());
        future.clear();
        set(next);
    }

    private void step(Deque<Sheet> from, Deque<Sheet> to) {
        if (!from.isEmpty()) {
            to.push(sheet.get());
            set(from.pop());
        }
    }

    private void set(Sheet next) {
        sheet.set(next);
        empty.set(next.isEmpty());
        drawn.set(!next.drawing().isEmpty());
        undoable.set(!past.isEmpty());
        redoable.set(!future.isEmpty());
    }

    private void describe() {
        Dataset known = dataset.get();
        if (known == null) {
            return;
        }
        List<String> names = known.classNames();
        Prediction current = prediction != null && prediction.isFinite() ? prediction : null;
        answer.set(current == null ? "" : names.get(current.top()));
        message.set(current == null ? withoutAnswer() : sureness(names, current));
        caption.set(origin(known));
        int[] shown = current != null && names.size() > MOST_BARS
                ? current.ranking()
                : IntStream.range(0, names.size()).toArray();
        bars.setAll(IntStream.of(shown)
                .limit(MOST_BARS)
                .mapToObj(label -> bar(names, label, current))
                .toList());
    }

    private static ClassProbability bar(List<String> names, int label, @Nullable Prediction current) {
        if (current == null) {
            return new ClassProbability(names.size() > MOST_BARS ? "" : names.get(label), 0, "", false);
        }
        double probability = current.probability(label);
        return new ClassProbability(
                names.get(label), probability, Figures.percent(probability, 1), label == current.top());
    }

    private String withoutAnswer() {
        if (!trained) {
            return Texts.get(running.get() ? "board.learning" : diverged ? "board.diverged" : "board.untrained");
        }
        return prediction == null ? Texts.get("board.empty") : Texts.get("board.diverged");
    }

    private static String sureness(List<String> names, Prediction current) {
        int[] ranking = current.ranking();
        String first = Figures.percent(current.probability(ranking[0]), 1);
        boolean doubt = current.probability(ranking[1]) >= 0.0005;
        return doubt ? Texts.get("board.sure-then", first, names.get(ranking[1])) : Texts.get("board.sure", first);
    }

    private String origin(Dataset known) {
        Sheet.TestDigit testDigit = sheet.get().testDigit();
        return testDigit == null
                ? Texts.get(
                        "board.size", known.training().rows(), known.training().columns())
                : Texts.get("board.labelled", known.classNames().get(testDigit.label()));
    }
}
