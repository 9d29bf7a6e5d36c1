package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.CheckBox;
import org.chalknet.ui.runs.RunsModel.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class OverlayCellTest {

    private final RunsModel model = new RunsModel();
    private final Row row = model.add(Samples.run(Samples.SETTINGS, 0.9));

    @Test
    void followsTheModel() {
        OverlayCell cell = cell();
        CheckBox box = (CheckBox) cell.getGraphic();
        assertThat(box.isSelected()).isFalse();
        System.gc();
        WaitForAsyncUtils.waitForAsyncFx(30_000, () -> model.overlay(row, true));
        assertThat(box.isSelected()).isTrue();
        WaitForAsyncUtils.waitForAsyncFx(30_000, box::fire);
        assertThat(model.overlaid()).isEmpty();
        assertThat(cell.getItem()).isEqualTo(row);
    }

    @Test
    void isNotHeldByTheModel() throws TimeoutException {
        WeakReference<OverlayCell> cell = new WeakReference<>(cell());
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> {
            System.gc();
            return cell.get() == null;
        });
        assertThat(model.rows()).containsExactly(row);
    }

    private OverlayCell cell() {
        return WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            OverlayCell cell = new OverlayCell(model);
            cell.updateItem(row, false);
            return cell;
        });
    }
}
