package org.chalknet.ui.run;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.chalknet.training.EpochMetrics;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;

/**
 * Where the run stands and how far it has come. It moves from idle to running, by pausing to paused and back, and by
 * stopping to idle; stepping is running up to the end of an epoch.
 */
public final class RunModel {

    private final ReadOnlyObjectWrapper<RunState> state = new ReadOnlyObjectWrapper<>(RunState.IDLE);
    private final StringProperty obstacle = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper epoch = new ReadOnlyIntegerWrapper();
    private final IntegerProperty epochsDone = new SimpleIntegerProperty();
    private final ReadOnlyDoubleWrapper epochProgress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyDoubleWrapper overallProgress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper(Texts.get("run.status.ready"));
    private final ReadOnlyObjectWrapper<List<String>> speed = new ReadOnlyObjectWrapper<>(List.of(""));

    private final BooleanProperty resumable = new SimpleBooleanProperty();
    private final BooleanBinding active =
            Bindings.createBooleanBinding(() -> state.get().isActive(), state);
    private final BooleanBinding startable = active.not().and(obstacle.isEmpty());
    private final BooleanBinding steppable = startable.or(Bindings.createBooleanBinding(
            () -> state.get() == RunState.RUNNING || state.get() == RunState.PAUSED, state));
    private final BooleanBinding pausable = Bindings.createBooleanBinding(
            () -> state.get().isTraining()
                    || state.get() == RunState.PAUSED
                    || (state.get() == RunState.IDLE && startable.get() && resumable.get()),
            state,
            startable,
            resumable);
    private final BooleanBinding stoppable = active.and(state.isNotEqualTo(RunState.STOPPING));

    private int epochs = 1;
    private Pace pace = new Pace(1, 0, 0);
    private PaceWording shown = PaceWording.of(Double.NaN, Double.NaN);
    private final StringBinding status =
            Bindings.createStringBinding(this::describe, state, obstacle, epochsDone, result);

    /** Makes ready for a run, which begins by running or with a step, and of which some epochs may be done. */
    void start(int newEpochs, int done, int examplesPerEpoch, boolean stepping) {
        requireState(state.get() == RunState.IDLE, "start");
        epochs = newEpochs;
        pace = new Pace(newEpochs, examplesPerEpoch, done);
        epoch.set(done);
        epochsDone.set(done);
        showPace();
        state.set(stepping ? RunState.STEPPING : RunState.RUNNING);
    }

    void step() {
        requireState(state.get() == RunState.RUNNING || state.get() == RunState.PAUSED, "step");
        state.set(RunState.STEPPING);
    }

    void pause() {
        requireState(state.get().isTraining(), "pause");
        state.set(RunState.PAUSING);
    }

    /** The training has really come to rest. */
    void paused() {
        requireState(state.get() == RunState.PAUSING || state.get() == RunState.STEPPING, "be paused");
        state.set(RunState.PAUSED);
    }

    void resume() {
        requireState(state.get() == RunState.PAUSED, "resume");
        state.set(RunState.RUNNING);
    }

    void stop() {
        requireState(state.get().isActive(), "stop");
        state.set(RunState.STOPPING);
    }

    /** Shows a run that is over, or a network of which no epochs are known. */
    void show(int newEpochs, int done, RunEnd.Kind kind) {
        requireState(state.get() == RunState.IDLE, "show another");
        epochs = newEpochs;
        pace = new Pace(newEpochs, 0, done);
        epoch.set(Math.max(0, done - 1));
        epochsDone.set(done);
        showPace(false);
        result.set(done == 0 ? Texts.get("run.status.opened") : ending(kind));
    }

    /** The training has ended. */
    void ended(RunEnd.Kind kind) {
        result.set(ending(kind));
        showPace(false);
        epochProgress.set(0);
        state.set(RunState.IDLE);
    }

    /** Forgets the last run. */
    public void reset() {
        requireState(state.get() == RunState.IDLE, "be reset");
        pace = new Pace(1, 0, 0);
        epoch.set(0);
        epochsDone.set(0);
        showPace();
        result.set(Texts.get("run.status.ready"));
    }

    /** Returns whether every epoch of the run is done. */
    boolean isComplete() {
        return pace.isComplete();
    }

    void trained(int newEpoch, int examples, double seconds) {
        pace.trained(newEpoch, examples, state.get() == RunState.PAUSED ? 0 : seconds);
        epoch.set(newEpoch);
        showPace();
    }

    void epochCompleted(EpochMetrics metrics) {
        pace.completed(metrics.trainSeconds() + metrics.evaluateSeconds());
        // The next one may be trained already.
        epoch.set(Math.max(epoch.get(), metrics.epoch()));
        epochsDone.set(metrics.epoch() + 1);
        showPace();
    }

    private void showPace() {
        showPace(!pace.isComplete());
    }

    /** Shows how fast the run is, and while it goes on the time that is left. */
    private void showPace(boolean goesOn) {
        epochProgress.set(pace.epochProgress());
        overallProgress.set(pace.overallProgress());
        PaceWording words = PaceWording.of(goesOn ? pace.secondsLeft() : Double.NaN, pace.examplesPerSecond());
        if (!words.equals(shown)) {
            shown = words;
            speed.set(words.inWords());
        }
    }

    private String ending(RunEnd.Kind kind) {
        return progress("run.status." + kind.name().toLowerCase(Locale.ROOT));
    }

    private String describe() {
        return switch (state.get()) {
            case IDLE -> obstacle.get().isEmpty() ? result.get() : obstacle.get();
            case PAUSED -> progress("run.status.paused");
            default -> progress("run.status.running");
        };
    }

    /** Epochs are counted when they are done: the charts and the notebook number them from 0. */
    private String progress(String key) {
        return Texts.get(key, Figures.count(epochsDone.get()), Figures.count(epochs));
    }

    private void requireState(boolean allowed, String verb) {
        if (!allowed) {
            throw new IllegalStateException("a run that is %s cannot %s".formatted(state.get(), verb));
        }
    }

    /** Returns where the run stands. */
    public ReadOnlyObjectProperty<RunState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Returns what stands in the way of a run, in words; empty when nothing does. To be bound. */
    public StringProperty obstacleProperty() {
        return obstacle;
    }

    /** Returns whether the run that is shown can go on with what is set. To be bound. */
    public BooleanProperty resumableProperty() {
        return resumable;
    }

    /** Returns the epoch that is trained or was trained last, from 0. */
    public ReadOnlyIntegerProperty epochProperty() {
        return epoch.getReadOnlyProperty();
    }

    /** Returns the share of the current epoch that is trained, 0 … 1. */
    public ReadOnlyDoubleProperty epochProgressProperty() {
        return epochProgress.getReadOnlyProperty();
    }

    /** Returns the share of the run that is done, 0 … 1. */
    public ReadOnlyDoubleProperty overallProgressProperty() {
        return overallProgress.getReadOnlyProperty();
    }

    /** Returns the state of the run in words. */
    public StringBinding statusBinding() {
        return status;
    }

    /** Returns the time left and the examples a second in words, the longest wording first; empty words while unknown. */
    public ReadOnlyObjectProperty<List<String>> speedProperty() {
        return speed.getReadOnlyProperty();
    }

    /** Returns whether there is a run. */
    public BooleanBinding activeBinding() {
        return active;
    }

    /** Returns whether a run can be started. */
    public BooleanBinding startableBinding() {
        return startable;
    }

    /** Returns whether a step can be made. */
    public BooleanBinding steppableBinding() {
        return steppable;
    }

    /** Returns whether the run can be paused or resumed. */
    public BooleanBinding pausableBinding() {
        return pausable;
    }

    /** Returns whether the run can be stopped. */
    public BooleanBinding stoppableBinding() {
        return stoppable;
    }
}
