package org.chalknet.ui.run;

import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * The frames of JavaFX. Each puts the work off until it is over, ahead of the next: what listens and puts its own work off until
 * all has come, by {@link Platform#runLater}, is drawn in that same next frame then. To draw two costs the training twice.
 */
public final class AnimationFrames implements Frames {

    private DoubleConsumer work = _ -> {};
    private long last;
    private boolean running;

    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            Platform.runLater(AnimationFrames.this::callBack);
        }
    };

    @Override
    public void start(DoubleConsumer newWork) {
        work = newWork;
        last = 0;
        running = true;
        timer.start();
    }

    @Override
    public void soon() {
        Platform.runLater(this::callBack);
    }

    private void callBack() {
        // It may have been stopped since the frame.
        if (running) {
            long now = System.nanoTime();
            double seconds = last == 0 ? 0 : (now - last) / 1e9;
            last = now;
            work.accept(seconds);
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.stop();
    }
}
