package org.chalknet.ui.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chalknet.data.Dataset;
import org.chalknet.network.Network;
import org.chalknet.storage.StorageException;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingControl;
import org.chalknet.ui.Failures;
import org.chalknet.ui.ToldDialogs;
import org.chalknet.ui.charts.ChartsModel;
import org.chalknet.ui.run.Frames;
import org.chalknet.ui.run.RunController;
import org.chalknet.ui.run.RunEnd;
import org.chalknet.ui.run.RunModel;
import org.chalknet.ui.run.RunObserver;
import org.chalknet.ui.run.Training;
import org.chalknet.ui.settings.SettingsModel;
import org.jspecify.annotations.Nullable;

/** A recorder with all around it, and what calls it as a window does, on one thread. */
final class TrainedRuns {

    final ToldDialogs dialogs = new ToldDialogs();
    final Failures failures = new Failures(dialogs, Runnable::run);
    final SettingsModel settings = new SettingsModel();
    final RunsModel model = new RunsModel();
    final ChartsModel charts = new ChartsModel();
    final RunAutosave autosave;
    final ShownRun shown;
    final RunRecorder recorder;
    final List<RunObserver> observers = new ArrayList<>();

    @Nullable
    Dataset dataset = Samples.DATASET;

    private double[] testAccuracies = {};

    TrainedRuns(Path userFolder) {
        autosave = new RunAutosave(userFolder, "Chalknet 0", failures, Runnable::run);
        Training training = (_, _, from, _, listener) -> {
            int done = from == null ? 0 : from.epochs();
            for (int i = 0; i < testAccuracies.length; i++) {
                listener.epochCompleted(Samples.metrics(done + i, testAccuracies[i]), Samples.after(done + i));
            }
        };
        shown = new ShownRun(() -> dataset, settings::settings);
        recorder = new RunRecorder(training, () -> dataset, shown, model, charts, autosave, failures);
        settings.set(Samples.FIVE_EPOCHS);
        observers.addAll(List.of(charts, recorder));
    }

    /**
     * Returns what shows, repeats and lets go on.
     *
     * @param run where the run stands
     * @param background takes the training
     */
    RunsController controller(RunModel run, Executor background) {
        Frames noFrames = new Frames() {
            @Override
            public void start(DoubleConsumer work) {}

            @Override
            public void soon() {}

            @Override
            public void stop() {}
        };
        model.startableProperty().bind(run.startableBinding());
        RunController starts = new RunController(
                run,
                settings::settings,
                () -> dataset,
                shown::resumable,
                recorder,
                background,
                noFrames,
                observers,
                failures);
        return new RunsController(
                model,
                settings,
                starts,
                shown,
                () -> Stream.ofNullable(dataset).toList(),
                dialogs,
                failures,
                Runnable::run,
                Runnable::run);
    }

    /** Trains a new run of as many epochs as there are accuracies. */
    void train(double... accuracies) {
        observers.forEach(observer -> observer.runStarted(settings.toSettings().orElseThrow()));
        finish(null, accuracies);
    }

    /** Lets the run that is shown go on. */
    void goOn(double... accuracies) {
        RunHistory before = shown.resumable();
        if (before == null) {
            throw new IllegalStateException("nothing can go on");
        }
        tellShown(before.epochs().size(), before.last().network(), before);
        finish(before.last(), accuracies);
    }

    /** Shows a run of the list. */
    void show(KeptRun run) throws IOException, StorageException {
        RunHistory history = run.history();
        shown.set(run, history);
        tellShown(run.metrics().size(), run.lastNetwork(), history);
    }

    private void tellShown(int epochs, Network network, @Nullable RunHistory history) {
        observers.forEach(observer -> observer.runShown(
                settings.toSettings().orElseThrow(),
                history == null ? List.of() : history.epochs().subList(0, epochs),
                network,
                dataset));
    }

    private void finish(@Nullable Checkpoint from, double... accuracies) {
        testAccuracies = accuracies;
        int done = from == null ? 0 : from.epochs();
        recorder.run(
                Samples.DATASET,
                settings.toSettings().orElseThrow(),
                from,
                new TrainingControl(TrainingControl.State.RUNNING),
                (_, _) -> {});
        for (RunObserver observer : observers) {
            IntStream.range(0, accuracies.length)
                    .forEach(i -> observer.epochCompleted(Samples.metrics(done + i, accuracies[i])));
            if (accuracies.length > 0) {
                int last = done + accuracies.length - 1;
                observer.networkChanged(Samples.network(last), last);
            }
        }
        observers.forEach(observer -> observer.runEnded(new RunEnd(RunEnd.Kind.STOPPED, 0)));
    }
}
