package org.chalknet.ui.run;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import org.chalknet.ui.Action;
import org.chalknet.ui.Texts;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * What can be done with a run.
 *
 * @param start starts a new one
 * @param pause pauses it or lets it go on
 * @param step trains one epoch
 * @param stop ends it
 */
public record RunActions(Action start, Action pause, Action step, Action stop) {

    /** Puts the actions together. */
    public static RunActions of(RunModel model, RunController controller) {
        return new RunActions(
                action(
                        "start",
                        new SimpleStringProperty(Texts.get("run.start")),
                        new SimpleObjectProperty<>(Feather.PLAY),
                        model.startableBinding(),
                        controller::start,
                        "F5",
                        "Shortcut+Enter"),
                action(
                        "pause",
                        label(model, "run.pause", RunState.PAUSING, "run.pausing", RunState.PAUSED, "run.resume"),
                        model.stateProperty().map(state -> state == RunState.PAUSED ? Feather.PLAY : Feather.PAUSE),
                        model.pausableBinding(),
                        controller::pauseOrResume,
                        "Shortcut+P",
                        "F6"),
                action(
                        "step",
                        new SimpleStringProperty(Texts.get("run.step")),
                        new SimpleObjectProperty<>(Feather.SKIP_FORWARD),
                        model.steppableBinding(),
                        controller::step,
                        "F10",
                        "Shortcut+Period"),
                action(
                        "stop",
                        label(model, "run.stop", RunState.STOPPING, "run.stopping", RunState.STOPPING, "run.stopping"),
                        new SimpleObjectProperty<>(Feather.SQUARE),
                        model.stoppableBinding(),
                        controller::stop,
                        "Shift+F5"));
    }

    /** Returns all, in the order in which they are shown. */
    public List<Action> all() {
        return List.of(start, pause, step, stop);
    }

    private static Action action(
            String name,
            ObservableStringValue label,
            ObservableValue<? extends Ikon> icon,
            ObservableBooleanValue available,
            Runnable work,
            String... keys) {
        return new Action(
                label,
                Texts.get("run." + name + ".tip"),
                icon,
                List.of(keys).stream().map(KeyCombination::keyCombination).toList(),
                available,
                work);
    }

    private static ObservableStringValue label(
            RunModel model, String usual, RunState first, String inFirst, RunState second, String inSecond) {
        return Bindings.createStringBinding(
                () -> {
                    RunState state = model.stateProperty().get();
                    return Texts.get(state == first ? inFirst : state == second ? inSecond : usual);
                },
                model.stateProperty());
    }
}
