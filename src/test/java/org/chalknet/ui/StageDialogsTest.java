package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start
class StageDialogsTest {

    private StageDialogs dialogs;

    @Start
    void start(Stage stage) {
        dialogs = new StageDialogs(stage, () -> Theme.WHITEBOARD, new SimpleObjectProperty<>());
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(new StackPane(), 980, 800));
        stage.setWidth(980);
        stage.setHeight(800);
        stage.show();
    }

    @Test
    void saysWhatFailedAndWhatToDoOnceAtATime(FxRobot robot) {
        robot.interact(() -> {
            dialogs.error("The file is broken.", "Choose another.");
            dialogs.error("The file is broken.", "Choose another.");
        });
        assertThat(robot.lookup(".dialog-pane").queryAllAs(Node.class)).hasSize(1);
        DialogPane pane = robot.lookup(".dialog-pane").queryAs(DialogPane.class);
        assertThat(pane.getHeaderText()).isEqualTo("The file is broken.");
        assertThat(robot.lookup("Choose another.").tryQuery()).isPresent();
        assertThat(((Stage) pane.getScene().getWindow()).getTitle()).isEqualTo("Chalknet");

        robot.clickOn("OK");
        assertThat(robot.lookup(".dialog-pane").tryQuery()).isEmpty();
        robot.interact(() -> dialogs.error("The file is broken.", "Choose another."));
        assertThat(robot.lookup(".dialog-pane").tryQuery()).isPresent();
        robot.clickOn("OK");
    }

    @Test
    void offersTheRestOfWhatIsPartlyWrong(FxRobot robot) {
        List<String> taken = new ArrayList<>();
        robot.interact(() ->
                dialogs.offer("Two are wrong.", List.of("this", "that"), "Take the others", () -> taken.add("all")));
        assertThat(robot.lookup("#offer-parts").queryAs(TextArea.class).getText())
                .isEqualTo("this\nthat");
        robot.clickOn(ButtonType.CANCEL.getText());
        assertThat(robot.lookup(".dialog-pane").tryQuery()).isEmpty();
        assertThat(taken).isEmpty();

        robot.interact(() ->
                dialogs.offer("Two are wrong.", List.of("this", "that"), "Take the others", () -> taken.add("all")));
        robot.clickOn("Take the others");
        assertThat(taken).containsExactly("all");

        robot.interact(() -> dialogs.offer("All are wrong.", List.of("this"), "Take the others", null));
        assertThat(robot.lookup("Take the others").tryQuery()).isEmpty();
        robot.clickOn("OK");
    }
}
