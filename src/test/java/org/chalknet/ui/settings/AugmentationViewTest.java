package org.chalknet.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.FxWaits;
import org.chalknet.ui.Theme;
import org.chalknet.ui.board.GreyImage;
import org.chalknet.ui.settings.AugmentationModel.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class AugmentationViewTest {

    private final SettingsModel settings = new SettingsModel();

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        Scene scene = new Scene(new SettingsView(settings), 320, 900);
        Theme.WHITEBOARD.applyTo(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.setWidth(320);
        stage.setHeight(900);
        stage.show();
    }

    @Test
    void showsTheRangesOfWhatIsDistorted(FxRobot robot) {
        assertThat(Stream.of("#shift", "#elastic")).noneMatch(id -> isShown(robot, id));
        robot.interact(() ->
                robot.lookup("#augmentation-affine").queryAs(ToggleButton.class).fire());
        assertThat(settings.augmentation().kindProperty().get()).isEqualTo(Kind.AFFINE);
        assertThat(Stream.of("#shift", "#rotation", "#scaling", "#shear")).allMatch(id -> isShown(robot, id));
        assertThat(isShown(robot, "#elastic")).isFalse();
        robot.interact(() -> robot.lookup("#augmentation-elastic")
                .queryAs(ToggleButton.class)
                .fire());
        assertThat(isShown(robot, "#elastic")).isTrue();
        robot.interact(() -> robot.lookup("#augmentation-elastic")
                .queryAs(ToggleButton.class)
                .fire());
        assertThat(robot.lookup("#augmentation-elastic")
                        .queryAs(ToggleButton.class)
                        .isSelected())
                .isTrue();
    }

    @Test
    void showsSamples(FxRobot robot) {
        GreyImage image = new GreyImage(1, 1, new byte[] {1});
        robot.interact(() -> {
            settings.augmentation().kindProperty().set(Kind.AFFINE);
            settings.augmentation().samples().setAll(List.of(image, image, image));
        });
        assertThat(robot.lookup("#augmentation-samples .pixels").queryAll()).hasSize(3);
    }

    @Test
    void setsEverythingForDrawingAndBack(FxRobot robot) {
        robot.clickOn("#settings-drawing");
        assertThat(settings.toSettings()).contains(TrainingSettings.FOR_DRAWING);
        robot.clickOn("#settings-reset");
        assertThat(settings.toSettings()).contains(TrainingSettings.DEFAULTS);
    }

    private static boolean isShown(FxRobot robot, String id) {
        Node node = robot.lookup(id).tryQuery().orElse(null);
        if (node == null) {
            return false;
        }
        FxWaits.layOut(node.getScene().getRoot());
        boolean isVisible = true;
        for (Node part = node; part != null; part = part.getParent()) {
            isVisible &= part.isVisible();
        }
        return isVisible && node.getParent().getLayoutBounds().getHeight() > 0;
    }
}
