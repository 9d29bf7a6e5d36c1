package org.chalknet.ui.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.FxWaits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class NotebookViewTest {

    private final NotebookModel model = new NotebookModel();
    private NotebookView view;
    private TextArea another;

    @Start
    void start(Stage stage) {
        view = new NotebookView(model);
        another = new TextArea();
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(new VBox(view, another), 400, 300));
        stage.show();
    }

    @Test
    void doesNotBlinkForNewLines(FxRobot robot) {
        AtomicInteger blinks = blinks(view);
        AtomicInteger blinksOfAnother = blinks(another);
        robot.interact(() -> {
            model.runStarted(new TrainingSettings(List.of(2), 1, 0, 0.1, 0, 4, 30, 0));
            model.epochCompleted(new EpochMetrics(0, 0.1, 1, 0.5, 1, 0.5, 0, 1, 1, 1000, List.of()));
            another.appendText("7");
        });
        FxWaits.waitFor(
                () -> !((TextArea) view.lookup("#notebook-text")).getText().isEmpty());
        robot.interact(() -> blinks.set(0));
        FxWaits.waitFor(() -> blinksOfAnother.get() >= 5);
        assertThat(blinks).hasValue(0);
    }

    @Test
    void showsTheNewestLinesWhenAllComeAtOnce(FxRobot robot) {
        TextArea text = (TextArea) Objects.requireNonNull(view.lookup("#notebook-text"));
        robot.interact(() -> {
            model.runStarted(new TrainingSettings(List.of(2), 1, 0, 0.1, 0, 4, 300, 0));
            for (int epoch = 0; epoch < 300; epoch++) {
                model.epochCompleted(new EpochMetrics(epoch, 0.1, 1, 0.5, 1, 0.5, 0, 1, 1, 1000, List.of()));
            }
        });
        FxWaits.waitFor(() -> text.getText().contains("Epoch 299"));
        FxWaits.waitFor(() -> text.getScrollTop() > 20 * text.getFont().getSize());
    }

    /** Counts how often JavaFX has reason to draw the caret of a text anew. */
    private static AtomicInteger blinks(Parent shown) {
        AtomicInteger blinks = new AtomicInteger();
        FxWaits.layOut(shown);
        List<Path> paths = Objects.requireNonNull((Parent) shown.lookup(".content")).getChildrenUnmodifiable().stream()
                .filter(Path.class::isInstance)
                .map(Path.class::cast)
                .toList();
        assertThat(paths).isNotEmpty();
        for (Path path : paths) {
            path.opacityProperty().addListener(_ -> {
                path.getOpacity();
                blinks.incrementAndGet();
            });
        }
        return blinks;
    }
}
