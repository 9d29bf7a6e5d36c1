package org.chalknet;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.chalknet.training.Trainer;
import org.chalknet.ui.ToldDialogs;

/** A window in a process of its own that trains three of six epochs and then waits to be killed. */
final class WindowToKill {

    static final int EPOCHS = 6;
    static final int DONE = 3;

    private WindowToKill() {}

    public static void main(String[] userFolder) {
        Application.launch(Window.class, userFolder);
    }

    /** Not the class that Java starts, since that one may not be an application of JavaFX on the class path. */
    public static final class Window extends Application {

        @Override
        public void start(Stage stage) {
            new ChalknetApp()
                    .open(
                            stage,
                            new ToldDialogs(),
                            new WindowTest.OneDataSet(WindowTest.HALVES),
                            (dataset, settings, from, control, listener) -> new Trainer(dataset, settings, 2)
                                    .run(from, control, WindowTest.restingAfter(DONE, control, listener)),
                            Path.of(getParameters().getRaw().getFirst()));
            TextField epochs = (TextField) stage.getScene().lookup("#epochs");
            Button run = (Button) stage.getScene().lookup("#run-start");
            ((Label) stage.getScene().lookup("#run-status")).textProperty().subscribe(status -> {
                if (status.equals("Ready to train")) {
                    epochs.setText(Integer.toString(EPOCHS));
                    run.fire();
                }
            });
        }
    }
}
