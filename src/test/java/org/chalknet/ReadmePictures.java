package org.chalknet;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.transform.Transform;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.chalknet.storage.ClassFile;
import org.chalknet.storage.DrawingsFile;
import org.chalknet.storage.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Makes the README's pictures: the window with a digit drawn, in the middle of a run of the defaults. No test, so only
 * {@code ./mvnw test -Dtest=ReadmePictures} runs it.
 */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by start
class ReadmePictures {

    /** A crossed 7 at the top left of the board, in shares of its width and height: x, y, x, y, …, a stroke a line. */
    private static final double[][] SEVEN = {
        {0.16, 0.14, 0.35, 0.11, 0.52, 0.10, 0.42, 0.35, 0.34, 0.55, 0.29, 0.74}, {0.22, 0.43, 0.50, 0.40}
    };

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private static final Path CLASS = Path.of("src/test/resources/org/chalknet/drawings/class-300.ndjson");

    @TempDir
    private Path userFolder;

    private Stage stage;

    @Start
    void start(Stage newStage) throws IOException, StorageException {
        stage = newStage;
        List<String> digits = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        ClassFile.of(userFolder, digits)
                .sync(
                        List.of(),
                        DrawingsFile.read(CLASS, digits, DrawingsFile.WrongLines.REFUSE)
                                .drawings());
        new ChalknetApp().start(stage, userFolder);
        stage.setX(0);
        stage.setY(0);
        // The headless screen is smaller, and the window fits itself to it.
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> stage.close());
    }

    @Test
    void both(FxRobot robot) throws IOException {
        waitFor(() -> status(robot).equals("Ready to train"));
        draw(robot);
        robot.push(KeyCode.F5);
        waitFor(() -> status(robot).startsWith("12 of "));
        robot.push(KeyCode.F6);
        waitFor(() -> status(robot).startsWith("Paused"));
        robot.push(KeyCode.F6);
        waitFor(() -> status(robot).startsWith("13 of "));
        boolean dark = stage.getScene().getStylesheets().stream().anyMatch(sheet -> sheet.endsWith("blackboard.css"));
        // In one turn of the window's thread, so that both show the same moment of the run.
        List<WritableImage> pictures = WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            Scene scene = stage.getScene();
            WritableImage before = scene.snapshot(null);
            Objects.requireNonNull(scene.getAccelerators().get(KeyCombination.keyCombination("Shortcut+T")))
                    .run();
            return List.of(before, scene.snapshot(null));
        });
        save(dark ? "blackboard" : "whiteboard", pictures.getFirst());
        save(dark ? "whiteboard" : "blackboard", pictures.getLast());
        save("stages", WaitForAsyncUtils.waitForAsyncFx(30_000, this::stages));
    }

    private WritableImage stages() {
        SnapshotParameters twice = new SnapshotParameters();
        twice.setTransform(Transform.scale(2, 2));
        twice.setFill(((Region) stage.getScene().lookup(".board"))
                .getBackground()
                .getFills()
                .getLast()
                .getFill());
        return stage.getScene().lookup(".seen").snapshot(twice, null);
    }

    private static void draw(FxRobot robot) {
        Node board = robot.lookup(".surface").query();
        Bounds bounds = board.localToScreen(board.getBoundsInLocal());
        for (double[] stroke : SEVEN) {
            robot.moveTo(at(bounds, stroke, 0)).press(MouseButton.PRIMARY);
            for (int i = 2; i < stroke.length; i += 2) {
                robot.moveTo(at(bounds, stroke, i));
            }
            robot.release(MouseButton.PRIMARY);
        }
    }

    private static Point2D at(Bounds bounds, double[] stroke, int i) {
        return new Point2D(
                bounds.getMinX() + stroke[i] * bounds.getWidth(),
                bounds.getMinY() + stroke[i + 1] * bounds.getHeight());
    }

    private static void save(String name, WritableImage picture) throws IOException {
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, picture.getPixelReader().getArgb(x, y));
            }
        }
        ImageIO.write(image, "png", new File("assets", name + ".png"));
    }

    private static String status(FxRobot robot) {
        return robot.lookup("#run-status").queryAs(Labeled.class).getText();
    }

    private static void waitFor(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(30_000, condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
