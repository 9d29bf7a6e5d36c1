package org.chalknet.ui.run;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableStringValue;
import org.chalknet.ui.Action;
import org.chalknet.ui.Texts;
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
                Action.of(
                        "run.start", Feather.PLAY, model.startableBinding(), controller::start, "F5", "Shortcut+Enter"),
                Action.of(
                        "run.pause",
                        label(model, "run.pause", RunState.PAUSING, "run.pausing", RunState.PAUSED, "run.resume"),
                        model.stateProperty().map(state -> state == RunState.PAUSED ? Feather.PLAY : Feather.PAUSE),
                        model.pausableBinding(),
                        controller::pauseOrResume,
                        "Shortcut+P",
                        "F6"),
                Action.of(
                        "run.step",
                        Feather.SKIP_FORWARD,
                        model.steppableBinding(),
                        controller::step,
                        "F10",
                        "Shortcut+Period"),
                Action.of(
                        "run.stop",
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
