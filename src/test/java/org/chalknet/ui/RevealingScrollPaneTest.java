package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class RevealingScrollPaneTest {

    private final RevealingScrollPane pane = new RevealingScrollPane(new Region());

    @Start
    void start(Stage stage) {
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(pane, 200, 100));
        stage.show();
    }

    @Test
    void drawsWhatChangesWithoutTheRest() {
        FxWaits.waitFor(() -> pane.getWidth() > 0);
        assertThat(Objects.requireNonNull(pane.lookup(".viewport")).isCache()).isFalse();
    }
}
