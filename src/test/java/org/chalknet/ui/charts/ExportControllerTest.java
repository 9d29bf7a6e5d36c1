package org.chalknet.ui.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.chalknet.ui.Action;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Theme;
import org.chalknet.ui.ToldDialogs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What the pictures look like, {@link ChartsViewTest} shows. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start
class ExportControllerTest {

    private static final int CSV = 2;

    private final ChartsModel model = new ChartsModel();
    private final ToldDialogs dialogs = new ToldDialogs();
    private final List<Path> saved = new ArrayList<>();
    private final Queue<Runnable> files = new ArrayDeque<>();

    @TempDir
    private Path folder;

    private List<Action> exports;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        ChartsView view = new ChartsView(model);
        exports = new ExportController(
                        model,
                        view,
                        () -> "MNIST",
                        dialogs,
                        saved::add,
                        new Failures(dialogs, Runnable::run),
                        files::add,
                        Runnable::run)
                .actions();
        Scene scene = new Scene(new StackPane(view), 600, 500);
        Theme.WHITEBOARD.applyTo(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void offersWhatThereIs(FxRobot robot) {
        assertThat(available()).containsExactly(false, false, false);
        robot.interact(() -> model.overlay(List.of(new Overlay("B", "", 1, List.of(Measured.epoch(0, 1, 0.5))))));
        assertThat(available()).as("other runs are in the pictures alone").containsExactly(true, true, false);
        robot.interact(() -> model.epochCompleted(Measured.epoch(0, 1, 0.5)));
        assertThat(available()).containsExactly(true, true, true);
        assertThat(exports).allMatch(action -> !action.keys().isEmpty());
    }

    @Test
    void writesTheTableThatTrainReports(FxRobot robot) throws IOException {
        robot.interact(() -> {
            model.epochCompleted(Measured.epoch(0, 1, 0.5));
            model.epochCompleted(Measured.epoch(1, 0.5, 0.75));
        });
        Path file = export(robot, CSV, "metrics.csv");
        assertThat(file).as("the disk may be slow").doesNotExist();
        assertThat(dialogs.subjects).containsExactly("MNIST");
        robot.interact(() -> model.epochCompleted(Measured.epoch(2, 0.25, 0.8)));
        assertThat(saved).isEmpty();
        files.remove().run();
        assertThat(saved).containsExactly(file);
        assertThat(Files.readAllLines(file))
                .as("as it was when it was asked for")
                .containsExactly(
                        "epoch,learning_rate,loss,train_accuracy,test_loss,test_accuracy,l2_penalty,train_seconds,"
                                + "evaluate_seconds",
                        "0,0.100000000,1.00000000,0.500000000,1.01000000,0.490000000,0.00000000,1.00000000,0.100000000",
                        "1,0.100000000,0.500000000,0.750000000,0.510000000,0.740000000,0.00000000,1.00000000,"
                                + "0.100000000");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CSV})
    void writesNothingWhereNoFileIsChosen(int which, FxRobot robot) {
        robot.interact(() -> model.epochCompleted(Measured.epoch(0, 1, 0.5)));
        dialogs.file = Optional.empty();
        robot.interact(() -> exports.get(which).perform());
        assertThat(files).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, charts.png", "1, charts.svg", "2, metrics.csv"})
    void saysThatAFileCannotBeWritten(int which, String name, FxRobot robot) throws IOException {
        robot.interact(() -> model.epochCompleted(Measured.epoch(0, 1, 0.5)));
        Files.createDirectories(folder.resolve(name).resolve("in the way"));
        export(robot, which, name);
        files.remove().run();
        assertThat(dialogs.told).singleElement().asString().startsWith("“%s” could not be written. | ".formatted(name));
        assertThat(saved).isEmpty();
        assertThat(folder.resolve(name)).as("what was there is as it was").isNotEmptyDirectory();
    }

    private Path export(FxRobot robot, int which, String name) {
        Path file = folder.resolve(name);
        dialogs.file = Optional.of(file);
        robot.interact(() -> exports.get(which).perform());
        return file;
    }

    private List<Boolean> available() {
        return exports.stream().map(action -> action.available().get()).toList();
    }
}
