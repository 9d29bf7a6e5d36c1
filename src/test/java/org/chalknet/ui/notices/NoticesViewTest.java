package org.chalknet.ui.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chalknet.ui.FxWaits.layOut;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.chalknet.ui.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start
class NoticesViewTest {

    private final NoticesModel model = new NoticesModel();
    private final List<String> done = new ArrayList<>();
    private NoticesView view;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        view = new NoticesView(model);
        Scene scene = new Scene(new VBox(view, new StackPane()), 700, 300);
        Theme.BLACKBOARD.applyTo(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.setWidth(700);
        stage.setHeight(300);
        stage.show();
    }

    @Test
    void isNotThereWhileThereIsNothingToSay(FxRobot robot) {
        assertThat(view.isVisible()).isFalse();
        assertThat(view.isManaged()).isFalse();
        Notice notice = notice("An epoch took long.");
        say(robot, notice);
        assertThat(view.isVisible()).isTrue();
        robot.interact(() -> model.end(notice));
        assertThat(view.isVisible()).isFalse();
        assertThat(view.getHeight()).isPositive();
        assertThat(view.isManaged()).as("it leaves its room to what is below").isFalse();
    }

    @Test
    void showsTheNewestAndThenThoseBefore(FxRobot robot) {
        say(robot, notice("The older."));
        say(robot, notice("The newer."));
        assertThat(text(robot)).isEqualTo("The newer.");
        robot.clickOn("#notice-close");
        assertThat(text(robot)).isEqualTo("The older.");
        layOut(view.getScene().getRoot());
        robot.clickOn("#notice-close");
        assertThat(model.notices()).isEmpty();
    }

    @Test
    void doesWhatIsChosenAndEnds(FxRobot robot) {
        say(robot, notice("A run was cut short.", "go-on", "discard"));
        assertThat(robot.lookup("#notice-close").tryQuery())
                .as("a choice must be made")
                .isEmpty();
        PseudoClass primary = PseudoClass.getPseudoClass("primary");
        assertThat(robot.lookup(".button").queryAllAs(Button.class))
                .filteredOn(button -> button.getPseudoClassStates().contains(primary))
                .extracting(Button::getId)
                .containsExactly("go-on");
        robot.clickOn("#discard");
        assertThat(done).containsExactly("discard");
        assertThat(model.notices()).isEmpty();
    }

    @Test
    void offersNothingThatCannotBeDoneNow(FxRobot robot) {
        BooleanProperty available = new SimpleBooleanProperty();
        Notice.Choice choice = new Notice.Choice("go-on", "Go on", available, () -> done.add("go-on"));
        say(robot, new Notice("notice", "A run was cut short.", true, List.of(choice)));
        robot.clickOn("#go-on");
        assertThat(done).isEmpty();
        robot.interact(() -> available.set(true));
        robot.clickOn("#go-on");
        assertThat(done).containsExactly("go-on");
    }

    /** As a choice that cannot be followed does, for the run is kept until it can. */
    @Test
    void showsWhatAChoiceSays(FxRobot robot) {
        Notice again = notice("The images are others.", "go-on");
        say(
                robot,
                new Notice(
                        "unfinished",
                        "A run was cut short.",
                        false,
                        List.of(new Notice.Choice("go-on", "Go on", () -> model.say(again)))));
        robot.clickOn("#go-on");
        assertThat(model.notices()).containsExactly(again);
        assertThat(text(robot)).isEqualTo("The images are others.");
    }

    @Test
    void cutsNothingOffHoweverLongItIs(FxRobot robot) {
        say(robot, notice("A word after a word, that makes it long. ".repeat(12).strip(), "go-on", "discard"));
        Label label = robot.lookup("#notice-text").queryAs(Label.class);
        assertThat(((Text) label.lookup(".text")).getText().replace("\n", ""))
                .isEqualTo(label.getText().replace("\n", ""));
        assertThat(label.getHeight()).isGreaterThanOrEqualTo(label.prefHeight(label.getWidth()));
        assertThat(robot.lookup(".button").queryAllAs(Button.class))
                .hasSize(2)
                .allMatch(button -> button.getWidth() >= button.prefWidth(-1));
    }

    private void say(FxRobot robot, Notice notice) {
        robot.interact(() -> model.say(notice));
        layOut(view.getScene().getRoot());
    }

    private Notice notice(String text, String... choices) {
        return new Notice(
                "notice",
                text,
                true,
                List.of(choices).stream()
                        .map(id -> new Notice.Choice(id, id, () -> done.add(id)))
                        .toList());
    }

    private static String text(FxRobot robot) {
        return robot.lookup("#notice-text").queryAs(Label.class).getText();
    }
}
