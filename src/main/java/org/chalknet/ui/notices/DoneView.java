package org.chalknet.ui.notices;

import javafx.animation.PauseTransition;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.util.Duration;
import org.chalknet.ui.Icon;
import org.kordamp.ikonli.feather.Feather;

/** What was done at last of what the user asked for; goes by itself, and nothing below it is out of reach. */
public final class DoneView extends Label {

    private static final Duration MOMENT = Duration.seconds(5);

    /** Shows a model. */
    public DoneView(NoticesModel model) {
        this(model, MOMENT);
    }

    DoneView(NoticesModel model, Duration shown) {
        setId("done");
        getStyleClass().add("done");
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        setMouseTransparent(true);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Icon.show(Feather.CHECK_CIRCLE, this);
        textProperty().bind(model.doneProperty());
        visibleProperty().bind(model.doneProperty().isNotEmpty());
        PauseTransition moment = new PauseTransition(shown);
        moment.setOnFinished(_ -> model.done(""));
        model.doneProperty().subscribe(words -> {
            if (!words.isEmpty()) {
                moment.playFromStart();
                notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            }
        });
    }
}
