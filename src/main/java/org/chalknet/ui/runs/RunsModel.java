package org.chalknet.ui.runs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Texts;
import org.chalknet.ui.charts.Overlay;
import org.jspecify.annotations.Nullable;

/** The runs of this session and those of files, which of them are shown over the current one, and which are chosen. */
public final class RunsModel {

    private static final int LETTERS = 26;

    /**
     * A run in the list.
     *
     * @param number which run it is, from 0; no other has it as long as the window is open
     * @param run the run
     * @param name what it differs in from the others
     */
    record Row(int number, KeptRun run, String name) {

        /** Returns what the run is called: A, B, … Z, AA, …. */
        String letter() {
            return letterOf(number);
        }

        int colour() {
            return number % Overlay.COLOURS;
        }
    }

    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<Row> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final ObservableList<Integer> overlaid = FXCollections.observableArrayList();
    private final ObservableList<Integer> readOnlyOverlaid = FXCollections.unmodifiableObservableList(overlaid);
    private final ObservableList<Row> chosen = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper(Texts.get("runs.hint"));
    private final BooleanProperty locked = new SimpleBooleanProperty();
    private final BooleanProperty startable = new SimpleBooleanProperty();
    private final BooleanProperty recoverable = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable TrainingSettings> divergedAtOnce = new SimpleObjectProperty<>();
    private final BooleanBinding halvable =
            recoverable.or(divergedAtOnce.isNotNull().and(startable));
    private int next;

    private static String letterOf(int number) {
        String last = String.valueOf((char) ('A' + number % LETTERS));
        return number < LETTERS ? last : letterOf(number / LETTERS - 1) + last;
    }

    /** The runs, in the order in which they came. */
    ObservableList<Row> rows() {
        return readOnlyRows;
    }

    /** The numbers of the runs that are shown over the current one. */
    ObservableList<Integer> overlaid() {
        return readOnlyOverlaid;
    }

    /** Shows a run over the current one, or no longer. */
    void overlay(Row row, boolean shown) {
        overlaid.removeIf(number -> number == row.number());
        if (shown) {
            overlaid.add(row.number());
        }
    }

    /** The chosen runs. To be bound. */
    ObservableList<Row> chosen() {
        return chosen;
    }

    /** What the list has to say, such as how two chosen runs compare. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Whether nothing can be shown or opened now, since a run is active. To be bound. */
    public BooleanProperty lockedProperty() {
        return locked;
    }

    /** Whether a run can start now. To be bound. */
    public BooleanProperty startableProperty() {
        return startable;
    }

    /** Whether the run that is shown has diverged and can now go back to its last good epoch. To be bound. */
    public BooleanProperty recoverableProperty() {
        return recoverable;
    }

    /** What the last run was set by if it has diverged in its first epoch, so that there is nothing to go back to; else null. */
    ObjectProperty<@Nullable TrainingSettings> divergedAtOnceProperty() {
        return divergedAtOnce;
    }

    /** Returns whether a run that has diverged can now go on, or start again, with half the learning rate. */
    BooleanBinding halvableBinding() {
        return halvable;
    }

    /** Returns the runs that are shown over the current one. */
    public List<Overlay> overlays() {
        return rows.stream()
                .filter(row -> overlaid.contains(row.number()))
                .map(row -> new Overlay(
                        row.letter(), row.name(), row.colour(), row.run().metrics()))
                .toList();
    }

    /** Does something whenever other runs, or others of them, are to be shown over the current one. */
    public void onOverlaysChanged(Runnable work) {
        rows.subscribe(work);
        overlaid.subscribe(work);
    }

    /** Adds a run to the list. */
    Row add(KeptRun run) {
        int number = next++;
        List<Row> all = new ArrayList<>(rows);
        all.add(new Row(number, run, ""));
        set(all);
        return rows.getLast();
    }

    /** Puts a run in the place of another, of which it is what has become. */
    Row replace(int number, KeptRun run) {
        set(rows.stream()
                .map(row -> row.number() == number ? new Row(number, run, "") : row)
                .toList());
        return rows.stream().filter(row -> row.number() == number).findFirst().orElseThrow();
    }

    /** Takes runs out of the list; nothing happens to their files. */
    void remove(List<Row> gone) {
        List<Integer> numbers = gone.stream().map(Row::number).toList();
        overlaid.removeIf(numbers::contains);
        set(rows.stream().filter(row -> !numbers.contains(row.number())).toList());
    }

    /** Returns the first run of which something is true. */
    Optional<Row> find(Predicate<KeptRun> property) {
        return rows.stream().filter(row -> property.test(row.run())).findFirst();
    }

    /** Returns those of some rows that are in no file, and the list is all that has them. */
    static List<Row> unsaved(List<Row> some) {
        return some.stream().filter(row -> row.run().file() == null).toList();
    }

    /** Returns the files of the runs that are saved. */
    List<Path> files() {
        return rows.stream()
                .map(row -> row.run().file())
                .filter(Objects::nonNull)
                .toList();
    }

    /** Says something. */
    void say(String newWords) {
        words.set(newWords);
    }

    /** Names all anew, since a name says what is different from the others. */
    private void set(List<Row> all) {
        List<String> names = RunNames.of(all.stream().map(Row::run).toList());
        List<Row> named = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            named.add(new Row(all.get(i).number(), all.get(i).run(), names.get(i)));
        }
        rows.setAll(named);
    }
}
