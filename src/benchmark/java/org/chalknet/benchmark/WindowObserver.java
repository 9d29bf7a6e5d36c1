package org.chalknet.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.robot.Robot;

/**
 * Takes the times of a run from outside, as a user sees it: of the frames, of the epochs when their points appear in a chart,
 * and of a pen that draws meanwhile. All methods are for the FX thread.
 */
final class WindowObserver extends AnimationTimer {

    /**
     * What was seen of a run.
     *
     * @param start when Run was pressed, in nanoseconds of the clock, as are the others
     * @param epochs when each epoch was there to be seen
     * @param frames when each frame began, up to the last epoch
     * @param strokeMilliseconds from each move of the pen to the end of the frame that shows it
     */
    record Seen(long start, List<Long> epochs, List<Long> frames, List<Double> strokeMilliseconds) {

        double firstSeconds() {
            return (epochs.getFirst() - start) / 1e9;
        }

        double steadySeconds() {
            return Epoch.steadySeconds(epochs);
        }

        /** Returns the share of the frames that began soon enough after the one before. */
        double smoothShare() {
            long smooth = 0;
            for (int i = 1; i < frames.size(); i++) {
                if (frames.get(i) - frames.get(i - 1) <= SMOOTH_NANOSECONDS) {
                    smooth++;
                }
            }
            return (double) smooth / (frames.size() - 1);
        }

        double strokePercentile(double share) {
            double[] sorted = strokeMilliseconds.stream()
                    .mapToDouble(Double::doubleValue)
                    .sorted()
                    .toArray();
            return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1];
        }
    }

    private static final long SMOOTH_NANOSECONDS = 34_000_000;
    private static final int POINTS_OF_A_STROKE = 60;
    private static final int STROKES_OF_A_DRAWING = 3;
    private static final int LONGEST_PAUSE_NANOSECONDS = 25_000_000;

    private final Scene scene;
    private final XYChart<?, ?> chart;
    private final Node board;
    private final Robot robot = new Robot();
    private final Random random = new Random(0);

    private final List<Long> frames = new ArrayList<>();
    private final List<Long> epochs = new ArrayList<>();
    private final List<Double> strokes = new ArrayList<>();
    private long start;

    private volatile boolean drawing;
    /** When the pen moved, 0 while it has not since the last frame ended that shows one. */
    private volatile long moved;

    private boolean arrived;
    private boolean shown;
    private int point;

    WindowObserver(Scene scene) {
        this.scene = scene;
        chart = (XYChart<?, ?>) Objects.requireNonNull(scene.lookup("#loss-chart"));
        board = Objects.requireNonNull(scene.lookup("#board-canvas"));
        board.addEventFilter(MouseEvent.ANY, event -> arrived |= isOfPen(event));
        start();
    }

    private static boolean isOfPen(MouseEvent event) {
        return event.getEventType() == MouseEvent.MOUSE_PRESSED || event.getEventType() == MouseEvent.MOUSE_DRAGGED;
    }

    /** Returns the number of frames since the last beginning. */
    int frames() {
        return frames.size();
    }

    /** Begins to take the times of a run that is about to be started; draws meanwhile if wanted. */
    void begin(boolean draw) {
        frames.clear();
        epochs.clear();
        strokes.clear();
        start = System.nanoTime();
        start();
        drawing = draw;
        if (draw) {
            Thread.ofPlatform().daemon().name("pen").start(this::moveNowAndThen);
        }
    }

    /** Ends it, and looks no more. The frames after the last epoch are left out: nothing trained any more. */
    Seen end() {
        drawing = false;
        stop();
        List<Long> training =
                frames.stream().filter(frame -> frame <= epochs.getLast()).toList();
        return new Seen(start, List.copyOf(epochs), training, List.copyOf(strokes));
    }

    @Override
    public void handle(long ignored) {
        long now = System.nanoTime();
        frames.add(now);
        int seen = chart.getData().getFirst().getData().size();
        if (seen < epochs.size()) {
            epochs.clear();
        }
        while (epochs.size() < seen) {
            epochs.add(now);
        }
        if (shown) {
            // A frame begins only when the one before it has been drawn.
            strokes.add((now - moved) / 1e6);
            shown = false;
            moved = 0;
        } else if (arrived) {
            arrived = false;
            shown = true;
        }
    }

    private void moveNowAndThen() {
        while (drawing) {
            LockSupport.parkNanos(random.nextInt(LONGEST_PAUSE_NANOSECONDS));
            if (moved == 0) {
                moved = System.nanoTime();
                Platform.runLater(this::movePen);
            }
        }
    }

    /** Draws circles, the one in the other. */
    private void movePen() {
        int ofStroke = point % POINTS_OF_A_STROKE;
        double angle = 2 * Math.PI * ofStroke / POINTS_OF_A_STROKE;
        int circle = point / POINTS_OF_A_STROKE;
        double radius = 0.4 - 0.1 * circle;
        Bounds bounds = board.getBoundsInLocal();
        Point2D onScreen = board.localToScreen(
                bounds.getMinX() + (0.5 + radius * Math.cos(angle)) * bounds.getWidth(),
                bounds.getMinY() + (0.5 + radius * Math.sin(angle)) * bounds.getHeight());
        robot.mouseMove(onScreen);
        if (ofStroke == 0) {
            robot.mousePress(MouseButton.PRIMARY);
        } else if (ofStroke == POINTS_OF_A_STROKE - 1) {
            robot.mouseRelease(MouseButton.PRIMARY);
        }
        point = (point + 1) % (STROKES_OF_A_DRAWING * POINTS_OF_A_STROKE);
        if (point == 0) {
            ((Button) Objects.requireNonNull(scene.lookup("#board-clear"))).fire();
        }
    }
}
