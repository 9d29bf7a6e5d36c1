package org.chalknet.ui.run;

import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;

/** The frames of JavaFX. */
public final class AnimationFrames implements Frames {

    private DoubleConsumer work = _ -> {};
    private long last;

    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            double seconds = last == 0 ? 0 : (now - last) / 1e9;
            last = now;
            work.accept(seconds);
        }
    };

    @Override
    public void start(DoubleConsumer newWork) {
        work = newWork;
        last = 0;
        timer.start();
    }

    @Override
    public void stop() {
        timer.stop();
    }
}
