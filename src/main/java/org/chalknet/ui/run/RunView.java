package org.chalknet.ui.run;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.chalknet.ui.LayoutBoundary;
import org.chalknet.ui.Texts;

/** The buttons of the run and how far it has come. */
public final class RunView extends HBox {

    private static final PseudoClass PRIMARY = PseudoClass.getPseudoClass("primary");

    /** Shows a model. */
    public RunView(RunModel model, RunActions actions) {
        getStyleClass().add("run");
        Button start = actions.start().button();
        start.setId("run-start");
        Button pause = actions.pause().button();
        pause.setId("run-pause");
        Button step = actions.step().button();
        step.setId("run-step");
        Button stop = actions.stop().button();
        stop.setId("run-stop");
        model.activeBinding().subscribe(active -> {
            start.pseudoClassStateChanged(PRIMARY, !active);
            pause.pseudoClassStateChanged(PRIMARY, active);
        });

        HBox buttons = new HBox(start, pause, step, stop);
        buttons.getStyleClass().add("run-buttons");
        buttons.setMinWidth(USE_PREF_SIZE);
        LayoutBoundary progress = new LayoutBoundary(progress(model));
        HBox.setHgrow(progress, Priority.ALWAYS);
        getChildren().addAll(buttons, progress);
    }

    private static VBox progress(RunModel model) {
        RunStatusLine words = new RunStatusLine(model.statusBinding(), model.speedProperty());

        ProgressBar overall = new ProgressBar(0);
        overall.getStyleClass().add("run-overall");
        overall.setMaxWidth(Double.MAX_VALUE);
        overall.setAccessibleText(Texts.get("run.overall"));
        overall.progressProperty().bind(model.overallProgressProperty());
        ProgressBar epoch = new ProgressBar(0);
        epoch.getStyleClass().add("run-epoch");
        epoch.setMaxWidth(Double.MAX_VALUE);
        epoch.setAccessibleText(Texts.get("run.epoch"));
        epoch.progressProperty().bind(model.epochProgressProperty());

        VBox progress = new VBox(words, overall, epoch);
        progress.getStyleClass().add("run-progress");
        return progress;
    }
}
