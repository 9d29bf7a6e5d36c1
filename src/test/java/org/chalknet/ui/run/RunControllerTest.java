package org.chalknet.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.RunHistory;
import org.chalknet.training.Trainer;
import org.chalknet.training.TrainingControl;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Needs JavaFX for its Task alone; the frames are the test's own. */
@ExtendWith(ApplicationExtension.class)
class RunControllerTest {

    private static final Dataset DATASET = dataset();
    private static final Training TRAINER = (dataset, settings, from, control, listener) ->
            new Trainer(dataset, settings, 1).run(from, control, listener);

    private final RunModel model = new RunModel();
    private final ManualFrames frames = new ManualFrames();
    private final Followed followed = new Followed();
    private final List<Throwable> failures = new ArrayList<>();
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private TrainingSettings settings = new TrainingSettings(List.of(3), 1, 0, 0.1, 0, 4, 5, 0);
    private @Nullable RunHistory resumable;
    private RunController controller = controller(TRAINER);

    @AfterEach
    void stop() throws TimeoutException {
        onFx(controller::stop);
        waitFor(() -> thread.get() == null || !thread.get().isAlive());
    }

    @Test
    void streamsEveryEpochInOrder() throws TimeoutException {
        onFx(controller::start);
        waitForState(RunState.IDLE);

        assertThat(followed.epochs).containsExactly(0, 1, 2, 3, 4);
        assertThat(followed.networks).isNotEmpty();
        assertThat(followed.epochOfNewest).isEqualTo(followed.epochs.getLast()).isPositive();
        assertThat(model.statusBinding().get()).isEqualTo("Finished, 5 of 5 epochs done");
        assertThat(frames.isStarted()).isFalse();
    }

    @Test
    void goesOnWithTheRunThatIsShown() throws TimeoutException {
        onFx(controller::start);
        waitForState(RunState.IDLE);
        Network whole = followed.networks.getLast();
        List<RunHistory> kept = new ArrayList<>();
        new Trainer(DATASET, settings.withEpochs(2), 1)
                .run(
                        new TrainingControl(TrainingControl.State.RUNNING),
                        (metrics, checkpoint) ->
                                kept.add(RunHistory.and(kept.isEmpty() ? null : kept.getLast(), metrics, checkpoint)));
        RunHistory before = kept.getLast();
        AtomicInteger asked = new AtomicInteger();
        frames.whenAsked = asked::incrementAndGet;
        onFx(() -> {
            controller.show(
                    settings, before.epochs(), before.last().network(), null, new RunEnd(RunEnd.Kind.STOPPED, 0));
            assertThat(followed.epochs).containsExactly(0, 1);
            assertThat(model.statusBinding().get()).isEqualTo("Stopped, 2 of 5 epochs done");
            resumable = before;
            controller.step();
        });
        waitForState(RunState.PAUSED);
        assertThat(followed.epochs).containsExactly(0, 1, 2);
        assertThat(asked).as("asked to show the first epoch of what goes on").hasValue(1);
        onFx(controller::pauseOrResume);
        waitForState(RunState.IDLE);
        assertThat(followed.epochs).containsExactly(0, 1, 2, 3, 4);
        assertThat(followed.ends)
                .extracting(RunEnd::kind)
                .containsExactly(RunEnd.Kind.FINISHED, RunEnd.Kind.STOPPED, RunEnd.Kind.FINISHED);
        assertThat(followed.networks.getLast().layers().getFirst().weights().data)
                .isEqualTo(whole.layers().getFirst().weights().data);
    }

    @Test
    void tellsThatARunHasDiverged() throws TimeoutException {
        controller = controller((dataset, chosen, from, control, listener) -> listener.diverged(3));
        onFx(controller::start);
        waitForState(RunState.IDLE);
        assertThat(followed.ends).containsExactly(new RunEnd(RunEnd.Kind.DIVERGED, 3));
        assertThat(model.statusBinding().get()).isEqualTo("Diverged, 0 of 5 epochs done");
    }

    @Test
    void beginsAnewAfterAFinishedRun() throws TimeoutException {
        onFx(controller::start);
        waitForState(RunState.IDLE);
        onFx(() -> {
            controller.start();
            assertThat(followed.runs).hasValue(2);
            assertThat(followed.epochs).isEmpty();
        });
        waitForState(RunState.IDLE);
        assertThat(followed.epochs).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void stepsOneEpochAtATime() throws TimeoutException {
        onFx(controller::step);
        waitForState(RunState.PAUSED);
        assertThat(followed.epochs).containsExactly(0);
        assertThat(frames.isStarted()).isFalse();

        onFx(controller::step);
        waitForState(RunState.PAUSED);
        assertThat(followed.epochs).containsExactly(0, 1);

        onFx(controller::pauseOrResume);
        waitForState(RunState.IDLE);
        assertThat(followed.epochs).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void isPausingUntilTheTrainingRests() throws Exception {
        settings = new TrainingSettings(List.of(256, 256), 1, 0, 0.1, 0, 1, 10_000, 0);
        CountDownLatch inMiniBatch = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        controller = controller((dataset, chosen, from, control, listener) -> {
            inMiniBatch.countDown();
            await(goOn);
            TRAINER.run(dataset, chosen, from, control, listener);
        });
        onFx(controller::start);
        await(inMiniBatch);
        onFx(controller::pauseOrResume);
        frames.tick();
        assertThat(state()).isEqualTo(RunState.PAUSING);

        goOn.countDown();
        waitForState(RunState.PAUSED);
        int paused = followed.epochs.size();
        frames.tick();
        assertThat(followed.epochs).hasSize(paused);
    }

    @Test
    void showsTheProgressLessOftenThanFramesCome() throws Exception {
        CountDownLatch trained = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        controller = controller((dataset, _, _, _, listener) -> {
            listener.trained(0, dataset.training().count() / 2);
            trained.countDown();
            await(goOn);
        });
        onFx(controller::start);
        await(trained);
        for (int i = 0; i < 15; i++) {
            frames.tick();
        }
        assertThat(model.epochProgressProperty().get()).isZero();
        frames.tick();
        assertThat(model.epochProgressProperty().get()).isEqualTo(0.5);

        goOn.countDown();
        waitForState(RunState.IDLE);
    }

    @Test
    void isStoppingUntilTheTrainingHasEnded() throws Exception {
        settings = new TrainingSettings(List.of(256, 256), 1, 0, 0.1, 0, 1, 10_000, 0);
        onFx(controller::start);
        waitFor(() -> {
            frames.tick();
            return followed.epochs.size() >= 3;
        });
        onFx(() -> {
            controller.stop();
            assertThat(state()).isEqualTo(RunState.STOPPING);
        });
        waitForState(RunState.IDLE);
        assertThat(model.statusBinding().get()).startsWith("Stopped, ");
        assertThat(followed.epochs).isSorted();
    }

    @Test
    void showsWithAnEpochHowFarTheNextHasCome() throws TimeoutException {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        controller = controller((dataset, chosen, from, control, listener) -> {
            listener.epochCompleted(
                    new EpochMetrics(0, 1, 1, 1, 1, 1, 0, 1, 1, 1, List.of()),
                    new Checkpoint(network(), new NumPyRandom(0).state(), 1));
            listener.trained(1, 4);
            told.countDown();
            await(goOn);
        });
        onFx(controller::start);
        await(told);
        frames.tick();
        onFx(() -> {
            assertThat(followed.epochs).containsExactly(0);
            assertThat(model.epochProperty().get()).isEqualTo(1);
            assertThat(model.epochProgressProperty().get()).isEqualTo(0.5);
        });
        goOn.countDown();
        waitForState(RunState.IDLE);
    }

    @Test
    void showsTheFirstEpochOfEachRunAtOnce() throws TimeoutException {
        List<List<Integer>> shown = new ArrayList<>();
        frames.whenAsked = () -> {
            frames.tick();
            shown.add(List.copyOf(followed.epochs));
        };
        for (int run = 1; run <= 2; run++) {
            onFx(controller::start);
            waitForState(RunState.IDLE);
            assertThat(followed.epochs).containsExactly(0, 1, 2, 3, 4);
        }
        assertThat(shown).containsExactly(List.of(0), List.of(0));
    }

    @Test
    void stopsAPausedRun() throws TimeoutException {
        onFx(controller::step);
        waitForState(RunState.PAUSED);
        onFx(controller::stop);
        waitForState(RunState.IDLE);
    }

    @Test
    void dropsWhatAnOldRunTellsLate() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        controller = controller((dataset, chosen, from, control, listener) -> {
            if (followed.runs.get() == 1) {
                Thread straggler = new Thread(() -> {
                    await(late);
                    listener.epochCompleted(
                            new EpochMetrics(99, 1, 1, 1, 1, 1, 0, 1, 1, 1, List.of()),
                            new Checkpoint(network(), new NumPyRandom(0).state(), 100));
                    told.countDown();
                });
                straggler.start();
            } else {
                late.countDown();
                await(told);
                TRAINER.run(dataset, chosen, from, control, listener);
            }
        });
        onFx(controller::start);
        waitForState(RunState.IDLE);
        onFx(controller::start);
        waitForState(RunState.IDLE);

        assertThat(followed.runs).hasValue(2);
        assertThat(followed.epochs).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void tellsOfAFailureAndCanRunAgain() throws TimeoutException {
        controller = controller((dataset, chosen, from, control, listener) -> {
            throw new OutOfMemoryError("Java heap space");
        });
        onFx(controller::start);
        waitForState(RunState.IDLE);

        assertThat(failures).singleElement().isInstanceOf(OutOfMemoryError.class);
        assertThat(model.statusBinding().get()).startsWith("Failed");
        assertThat(model.startableBinding().get()).isTrue();
    }

    @Test
    void startsNothingWithoutSettings() throws TimeoutException {
        controller = new RunController(
                model,
                Optional::empty,
                () -> DATASET,
                () -> null,
                TRAINER,
                Runnable::run,
                frames,
                List.of(),
                failures::add);
        onFx(controller::start);
        onFx(controller::step);

        assertThat(state()).isEqualTo(RunState.IDLE);
    }

    @Test
    void startsNothingWhileSomethingStandsInTheWay() {
        model.obstacleProperty().set("Loading the data set…");
        controller.start();
        controller.step();
        resumable = new RunHistory(
                List.of(new EpochMetrics(0, 0.1, 1, 0.5, 1, 0.5, 0, 1, 1, 100, List.of())),
                new Checkpoint(
                        HeInitializer.initialize(List.of(4, 2), new NumPyRandom(0)), new NumPyRandom(0).state(), 1),
                0,
                HeInitializer.initialize(List.of(4, 2), new NumPyRandom(0)));
        controller.pauseOrResume();
        assertThat(followed.runs).hasValue(0);
        assertThat(state()).isEqualTo(RunState.IDLE);
        assertThat(thread).hasValue(null);
    }

    @Test
    void trainsOnceTheObserversKnowAndBeforeTheWindowShowsIt() throws TimeoutException {
        List<RunState> states = new ArrayList<>();
        controller = controller(TRAINER, work -> {
            assertThat(followed.runs).hasValue(1);
            states.add(state());
            onAThread(work);
        });
        onFx(controller::start);
        assertThat(states).containsExactly(RunState.IDLE);
        waitForState(RunState.IDLE);
        assertThat(failures).isEmpty();
    }

    @Test
    void endsARunThatTheSystemHasNoThreadFor() throws TimeoutException {
        OutOfMemoryError noThread = new OutOfMemoryError("unable to create native thread");
        controller = controller(TRAINER, _ -> {
            throw noThread;
        });
        onFx(controller::start);
        assertThat(failures).containsExactly(noThread);
        assertThat(followed.ends).containsExactly(new RunEnd(RunEnd.Kind.FAILED, 0));
        assertThat(state()).isEqualTo(RunState.IDLE);
        assertThat(frames.isStarted()).isFalse();

        onFx(controller::step);
        assertThat(failures).as("tried anew").containsExactly(noThread, noThread);
    }

    private RunController controller(Training training) {
        return controller(training, this::onAThread);
    }

    private void onAThread(Runnable work) {
        Thread started = new Thread(work);
        thread.set(started);
        started.start();
    }

    private RunController controller(Training training, Executor background) {
        return new RunController(
                model,
                () -> Optional.of(settings),
                () -> DATASET,
                () -> resumable,
                training,
                background,
                frames,
                List.of(followed),
                failures::add);
    }

    private RunState state() {
        return model.stateProperty().get();
    }

    private void waitForState(RunState expected) throws TimeoutException {
        waitFor(() -> {
            frames.tick();
            return state() == expected;
        });
    }

    private static void waitFor(BooleanSupplier condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(30_000, condition::getAsBoolean));
    }

    private static void onFx(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(30_000, work);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Dataset dataset() {
        byte[] pixels = {0, 50, 100, (byte) 150, (byte) 200, (byte) 250, 25, 75};
        byte[] labels = {0, 0, 0, 1, 1, 1, 0, 0};
        LabelledImages images = new LabelledImages(1, 1, pixels, labels);
        return new Dataset("points", List.of("dark", "bright"), images, images);
    }

    private static Network network() {
        return HeInitializer.initialize(List.of(1, 2), new NumPyRandom(0));
    }

    /** Frames that come when the test says so. */
    private static final class ManualFrames implements Frames {

        private volatile Runnable whenAsked = () -> {};
        private volatile boolean started;
        private DoubleConsumer work = _ -> {};

        @Override
        public void start(DoubleConsumer newWork) {
            work = newWork;
            started = true;
        }

        @Override
        public void soon() {
            whenAsked.run();
        }

        @Override
        public void stop() {
            started = false;
        }

        boolean isStarted() {
            return started;
        }

        void tick() {
            onFx(() -> {
                if (started) {
                    work.accept(0.016);
                }
            });
        }
    }

    /** What an observer is told. */
    private static final class Followed implements RunObserver {

        private final List<Integer> epochs = new ArrayList<>();
        private final List<Network> networks = new ArrayList<>();
        private final List<RunEnd> ends = new ArrayList<>();
        private int epochOfNewest = -1;
        private final AtomicInteger runs = new AtomicInteger();

        @Override
        public void runStarted(TrainingSettings settings) {
            runs.incrementAndGet();
            epochs.clear();
        }

        @Override
        public void epochCompleted(EpochMetrics metrics) {
            epochs.add(metrics.epoch());
        }

        @Override
        public void runEnded(RunEnd end) {
            ends.add(end);
        }

        @Override
        public void networkChanged(Network network, int epoch) {
            networks.add(network);
            epochOfNewest = epoch;
        }
    }
}
