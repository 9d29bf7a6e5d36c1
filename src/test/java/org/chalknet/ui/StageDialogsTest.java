package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start
class StageDialogsTest {

    private final ObjectProperty<@Nullable Path> last = new SimpleObjectProperty<>();
    private StageDialogs dialogs;

    @Start
    void start(Stage stage) {
        dialogs = new StageDialogs(stage, () -> Theme.WHITEBOARD, last);
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
    void looksAtHomeWhereNoFolderWasChosenThatIsStillThere(@TempDir Path folder) {
        File home = new File(System.getProperty("user.home"));
        assertThat(dialogs.firstFolder()).isEqualTo(home);
        last.set(folder);
        assertThat(dialogs.firstFolder()).isEqualTo(folder.toFile());
        last.set(folder.resolve("gone"));
        assertThat(dialogs.firstFolder()).isEqualTo(home);
    }

    @Test
    void asksBeforeAFileIsReplacedWhoseNameGotItsExtensionLater(FxRobot robot, @TempDir Path folder)
            throws IOException {
        File typed = folder.resolve("run.2").toFile();
        Path named = folder.resolve("run.2.npz");
        List<Optional<Path>> answers = new CopyOnWriteArrayList<>();
        robot.interact(() -> answers.add(dialogs.withExtension(typed, ".npz")));
        assertThat(answers.removeLast()).contains(named);

        Files.writeString(named, "a run");
        Platform.runLater(() -> answers.add(dialogs.withExtension(typed, ".npz")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".dialog-pane").queryAs(DialogPane.class).getHeaderText())
                .isEqualTo("“run.2.npz” is there already.");
        robot.clickOn(ButtonType.CANCEL.getText());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(answers.removeLast()).isEmpty();

        Platform.runLater(() -> answers.add(dialogs.withExtension(typed, ".npz")));
        WaitForAsyncUtils.waitForFxEvents();
        robot.clickOn("Replace it");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(answers.removeLast()).contains(named);

        robot.interact(() -> answers.add(dialogs.withExtension(named.toFile(), ".npz")));
        assertThat(answers.removeLast()).as("the system has asked").contains(named);
    }

    @Test
    void cutsNothingOffHoweverLongItIs(FxRobot robot) {
        String path = "/a folder with a long name".repeat(12);
        String advice = path + ": it is not permitted\n\nYou can go on; the next start will not know of it.";
        robot.interact(() -> dialogs.error("What the window is set to could not be remembered.", advice));
        Label label = robot.lookup(advice).queryAs(Label.class);
        assertThat(((Text) label.lookup(".text")).getText().replace("\n", "")).isEqualTo(advice.replace("\n", ""));
        assertThat(label.getHeight()).isGreaterThanOrEqualTo(label.prefHeight(label.getWidth()));
        robot.clickOn("OK");
    }

    @Test
    void asksAndDoesWhatIsAnswered(FxRobot robot) {
        List<String> done = new ArrayList<>();
        List<Dialogs.Answer> answers = List.of(
                new Dialogs.Answer("Save it", () -> done.add("saved")),
                new Dialogs.Answer("Leave it", () -> done.add("left")));
        robot.interact(() -> dialogs.ask("It is not saved.", "It goes.", true, answers));
        assertThat(robot.lookup("It goes.").tryQuery()).isPresent();
        robot.push(KeyCode.ESCAPE);
        assertThat(robot.lookup(".dialog-pane").tryQuery()).isEmpty();
        assertThat(done).isEmpty();

        robot.interact(() -> dialogs.ask("It is not saved.", "It goes.", true, answers));
        robot.clickOn("Leave it");
        assertThat(done).containsExactly("left");

        robot.interact(() -> dialogs.ask("It is not saved.", "It goes.", true, answers));
        robot.push(KeyCode.ENTER);
        assertThat(done).containsExactly("left", "saved");

        robot.interact(() -> dialogs.ask("It is not saved.", "It goes.", false, answers));
        robot.push(KeyCode.ENTER);
        assertThat(done).as("Enter loses nothing").containsExactly("left", "saved");
        assertThat(robot.lookup(".dialog-pane").tryQuery()).isEmpty();

        robot.interact(() -> dialogs.ask("It is not saved.", "It goes.", false, answers));
        robot.clickOn("Save it");
        assertThat(done).containsExactly("left", "saved", "saved");
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
