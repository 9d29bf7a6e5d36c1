package org.chalknet.ui.run;

import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * The frames of JavaFX. The work is done ahead of a frame and not in it: what listens and puts its own work off until all has
 * come, by {@link Platform#runLater}, is drawn in the same frame then. To draw two costs the training twice.
 */
public final class AnimationFrames implements Frames {

    private DoubleConsumer work = _ -> {};
    private long last;
    private boolean running;

    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            double seconds = last == 0 ? 0 : (now - last) / 1e9;
            last = now;
            Platform.runLater(() -> {
                if (running) {
                    work.accept(seconds);
                }
            });
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
    public void stop() {
        running = false;
        timer.stop();
    }
}
