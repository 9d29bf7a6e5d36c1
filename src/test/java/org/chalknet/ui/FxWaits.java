package org.chalknet.ui;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/** What a window test waits for. Pulses of the window come late on a busy machine, so nothing may rely on one. */
public final class FxWaits {

    private static final int SECONDS = 30;

    private FxWaits() {}

    /** Waits until something is so. It is asked on the FX thread, and so between two events: never in the middle of one. */
    public static void waitFor(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    SECONDS,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.waitForAsyncFx(1000 * SECONDS, condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("not so within %d s".formatted(SECONDS), e);
        }
    }

    /** Lays out as a pulse does it: a node that was shown just now has no style of its own before. */
    public static void layOut(Parent root) {
        WaitForAsyncUtils.waitForAsyncFx(1000 * SECONDS, () -> {
            root.applyCss();
            root.layout();
        });
    }

    /** Makes a window as wide and as high in all, whatever its least size, and waits until it is: a pulse does it. */
    public static void resize(Stage stage, double width, double height) {
        WaitForAsyncUtils.waitForAsyncFx(1000 * SECONDS, () -> {
            stage.setMinWidth(0);
            stage.setMinHeight(0);
            stage.setWidth(width);
            stage.setHeight(height);
        });
        waitFor(() -> {
            var root = stage.getScene().getRoot().getLayoutBounds();
            return root.getWidth() == width && root.getHeight() == height;
        });
        layOut(stage.getScene().getRoot());
    }
}
