package org.chalknet.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.chalknet.ui.FxWaits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class AnimationFramesTest {

    private final AnimationFrames frames = new AnimationFrames();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void callsBackUntilItIsStopped(FxRobot robot) {
        robot.interact(() -> frames.start(_ -> calls.incrementAndGet()));
        FxWaits.waitFor(() -> calls.get() >= 3);
        int[] atTheStop = new int[1];
        robot.interact(() -> {
            frames.stop();
            atTheStop[0] = calls.get();
        });
        robot.interact(() -> {});
        assertThat(calls).hasValue(atTheStop[0]);
    }

    @Test
    void tellsTheSecondsSinceTheFrameBefore(FxRobot robot) {
        double[] seconds = {-1, -1};
        robot.interact(() -> frames.start(passed -> {
            seconds[Math.min(1, calls.getAndIncrement())] = passed;
        }));
        FxWaits.waitFor(() -> calls.get() >= 2);
        robot.interact(frames::stop);
        assertThat(seconds[0]).isZero();
        assertThat(seconds[1]).isPositive();
    }
}
