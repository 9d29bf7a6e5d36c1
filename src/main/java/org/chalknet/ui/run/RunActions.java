package org.chalknet.ui.run;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
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
                        Bindings.createStringBinding(
                                () -> Texts.get(
                                        resumes(model)
                                                ? "run.resume"
                                                : model.stateProperty().get() == RunState.PAUSING
                                                        ? "run.pausing"
                                                        : "run.pause"),
                                model.stateProperty(),
                                model.pausableBinding()),
                        Bindings.createObjectBinding(
                                () -> resumes(model) ? Feather.PLAY : Feather.PAUSE,
                                model.stateProperty(),
                                model.pausableBinding()),
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
                        Bindings.createStringBinding(
                                () -> Texts.get(
                                        model.stateProperty().get() == RunState.STOPPING ? "run.stopping" : "run.stop"),
                                model.stateProperty()),
                        new SimpleObjectProperty<>(Feather.SQUARE),
                        model.stoppableBinding(),
                        controller::stop,
                        "Shift+F5"));
    }

    /** Returns all, in the order in which they are shown. */
    public List<Action> all() {
        return List.of(start, pause, step, stop);
    }

    /** Whether a paused run is let go on, or one that is shown. */
    private static boolean resumes(RunModel model) {
        RunState state = model.stateProperty().get();
        return state == RunState.PAUSED
                || (state == RunState.IDLE && model.pausableBinding().get());
    }
}
