package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TrainingControlTest {

    @Test
    void isOverdueSomeTimeAfterItHasBeenStopped() {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        assertThat(control.isOverdue()).isFalse();
        long before = System.nanoTime();
        control.stop();
        while (!control.isOverdue()) {
            Thread.onSpinWait();
        }
        assertThat(System.nanoTime() - before).isBetween(500_000_000L, 10_000_000_000L);
    }

    @Test
    void letsARunGoOnUntilItIsStopped() {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);

        control.awaitTurn();
        control.epochCompleted();
        assertThat(control.state()).isEqualTo(TrainingControl.State.RUNNING);

        control.stop();
        assertThat(control.isStopped()).isTrue();
        assertThatThrownBy(control::awaitTurn).isInstanceOf(CancellationException.class);
    }

    @Test
    void holdsAPausedRunUntilItIsResumed() {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        control.pause();
        CompletableFuture<Void> turn = awaitTurnElsewhere(control);

        assertThat(turn).isNotDone();
        control.resume();

        turn.join();
    }

    @Test
    void pausesAfterTheEpochOfAStep() {
        TrainingControl control = new TrainingControl(TrainingControl.State.STEPPING);

        control.awaitTurn();
        control.epochCompleted();

        assertThat(control.state()).isEqualTo(TrainingControl.State.PAUSED);
        control.step();
        control.awaitTurn();
    }

    @Test
    void isNotWaitingBeforeTheRunHasSeenThePause() {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        control.awaitTurn();

        control.pause();

        assertThat(control.isWaiting()).isFalse();
    }

    @Test
    void endsAPausedRunThatIsStopped() {
        TrainingControl control = new TrainingControl(TrainingControl.State.PAUSED);
        CompletableFuture<Void> turn = awaitTurnElsewhere(control);

        control.stop();

        assertThatThrownBy(turn::join).isInstanceOf(CancellationException.class);
    }

    @Test
    void neverGoesOnOnceStopped() {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        control.stop();

        control.resume();
        control.pause();
        control.step();

        assertThat(control.state()).isEqualTo(TrainingControl.State.STOPPED);
    }

    @Test
    void stopsARunWhoseThreadIsInterrupted() throws InterruptedException {
        TrainingControl control = new TrainingControl(TrainingControl.State.PAUSED);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread run = Thread.ofPlatform()
                .uncaughtExceptionHandler((thread, e) -> thrown.set(e))
                .start(control::awaitTurn);

        run.interrupt();
        run.join();

        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(control.isStopped()).isTrue();
    }

    @Test
    void stopsARunWhoseThreadWasInterruptedBefore() throws InterruptedException {
        TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread run = Thread.ofPlatform()
                .uncaughtExceptionHandler((thread, e) -> thrown.set(e))
                .start(() -> {
                    Thread.currentThread().interrupt();
                    control.awaitTurn();
                });

        run.join();

        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(control.isStopped()).isTrue();
    }

    private static CompletableFuture<Void> awaitTurnElsewhere(TrainingControl control) {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        Thread run = Thread.ofPlatform().daemon().start(() -> {
            try {
                control.awaitTurn();
                turn.complete(null);
            } catch (CancellationException e) {
                turn.completeExceptionally(e);
            }
        });
        while (run.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return turn;
    }
}
