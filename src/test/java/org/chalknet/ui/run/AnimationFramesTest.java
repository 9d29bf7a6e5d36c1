package org.chalknet.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
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
        AtomicInteger atTheStop = new AtomicInteger();
        // Started after the frames, it is called after them in each frame: what they put off still waits then.
        AnimationTimer stopper = new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (calls.get() >= 3) {
                    frames.stop();
                    stop();
                    atTheStop.set(calls.get());
                }
            }
        };
        robot.interact(() -> {
            frames.start(_ -> calls.incrementAndGet());
            stopper.start();
        });
        FxWaits.waitFor(() -> atTheStop.get() > 0);
        robot.interact(() -> {});
        assertThat(calls).hasValue(atTheStop.get());
    }

    @Test
    void tellsTheSecondsSinceItCalledBefore(FxRobot robot) {
        double[] seconds = {-1, -1};
        robot.interact(() -> frames.start(passed -> {
            seconds[Math.min(1, calls.getAndIncrement())] = passed;
        }));
        FxWaits.waitFor(() -> calls.get() >= 2);
        robot.interact(frames::stop);
        assertThat(seconds[0]).isZero();
        assertThat(seconds[1]).isPositive();
    }

    @Test
    void callsBackAheadOfTheNextFrameIfAsked(FxRobot robot) {
        List<String> events = new ArrayList<>();
        AtomicBoolean done = new AtomicBoolean();
        robot.interact(() -> frames.start(_ -> events.add("call")));
        FxWaits.waitFor(() -> !events.isEmpty());
        AnimationTimer frame = new AnimationTimer() {
            private int count;

            @Override
            public void handle(long now) {
                events.add("frame");
                // What the frames put off comes before what is put off here.
                Platform.runLater(() -> {
                    if (count++ == 0) {
                        events.add("asked");
                        frames.soon();
                    }
                });
                done.set(count >= 2);
            }
        };
        robot.interact(frame::start);
        FxWaits.waitFor(done::get);
        robot.interact(() -> {
            frame.stop();
            frames.stop();
        });
        List<String> fromAsked = events.subList(events.indexOf("asked"), events.size());
        assertThat(fromAsked).startsWith("asked", "call", "frame", "call");
    }

    @Test
    void callsBackOnTheThreadOfTheWindowIfAskedOnAnother(FxRobot robot) {
        Set<Boolean> onIts = ConcurrentHashMap.newKeySet();
        robot.interact(() -> frames.start(_ -> onIts.add(Platform.isFxApplicationThread())));
        frames.soon();
        FxWaits.waitFor(() -> !onIts.isEmpty());
        robot.interact(frames::stop);
        assertThat(onIts).containsExactly(true);
    }
}
