package org.chalknet.ui.runs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.chalknet.data.Dataset;
import org.chalknet.network.Network;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.storage.OnnxFile;
import org.chalknet.storage.StorageException;
import org.chalknet.training.RunHistory;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Texts;
import org.chalknet.ui.charts.ChartsModel;
import org.chalknet.ui.run.RunController;
import org.chalknet.ui.runs.RunsModel.Row;
import org.chalknet.ui.settings.SettingsModel;
import org.jspecify.annotations.Nullable;

/** Does what is asked for with a run: shows, repeats, opens and saves it. All methods are for the FX thread. */
public final class RunsController {

    /** How the name of a file of a run ends. */
    private static final String EXTENSION = ".npz";

    private final RunsModel model;
    private final SettingsModel settings;
    private final RunController runController;
    private final RunRecorder recorder;
    private final Supplier<@Nullable Dataset> dataset;
    private final String program;
    private final Dialogs dialogs;
    private final Failures failures;
    private final Executor files;
    private final Executor fxThread;

    /**
     * @param model the list of runs
     * @param settings what the next run is set by
     * @param runController shows and runs
     * @param recorder knows the run that is shown
     * @param dataset what a run is trained on now
     * @param program the program with its version
     * @param dialogs asks for files and tells of failures
     * @param failures told of what could not be read or written
     * @param files runs what reads and writes files, in the order in which it comes: one thread
     * @param fxThread runs what touches the model, on the FX thread
     */
    public RunsController(
            RunsModel model,
            SettingsModel settings,
            RunController runController,
            RunRecorder recorder,
            Supplier<@Nullable Dataset> dataset,
            String program,
            Dialogs dialogs,
            Failures failures,
            Executor files,
            Executor fxThread) {
        this.model = model;
        this.settings = settings;
        this.runController = runController;
        this.recorder = recorder;
        this.dataset = dataset;
        this.program = program;
        this.dialogs = dialogs;
        this.failures = failures;
        this.files = files;
        this.fxThread = fxThread;
    }

    /** Sets what a run was set by, to run it again with one change; it stays to be seen over the new one. */
    void again(Row row) {
        TrainingSettings again = row.run().settings();
        if (again != null) {
            settings.set(again);
            model.overlay(row, true);
            model.say(Texts.get("runs.again.words", row.letter()));
        }
    }

    /** Shows a run in the charts and its last network on the board, and sets what it was set by. */
    void show(Row row) {
        KeptRun kept = row.run();
        Dataset data = dataset.get();
        files.execute(() -> {
            try {
                KeptRun run = kept.on(data);
                Network network = run.lastNetwork();
                RunHistory history = run.history();
                fxThread.execute(() -> {
                    if (show(run, network, history)) {
                        model.find(kept::equals).ifPresent(there -> model.replace(there.number(), run));
                        model.say(Texts.get("runs.shown", row.letter()));
                    }
                });
            } catch (IOException | StorageException e) {
                failures.tell(Texts.get("runs.show.failed", row.letter()), Failures.reason(e));
            }
        });
    }

    private boolean show(KeptRun run, Network network, @Nullable RunHistory history) {
        Dataset data = dataset.get();
        if (model.lockedProperty().get()) {
            dialogs.error(Texts.get("runs.active"), Texts.get("runs.active.advice"));
            return false;
        }
        if (data == null || data.inputs() != network.inputs() || data.classes() != network.classes()) {
            dialogs.error(
                    Texts.get("runs.other-images"),
                    Texts.get(
                            "runs.other-images.advice",
                            Integer.toString(network.inputs()),
                            Integer.toString(network.classes()),
                            run.datasetName()));
            return false;
        }
        TrainingSettings shown = run.settings();
        if (shown != null) {
            settings.set(shown);
        }
        recorder.shows(run, history);
        runController.show(
                shown == null ? settings.settings().orElse(TrainingSettings.DEFAULTS) : shown, run.metrics(), network);
        return true;
    }

    /** Asks for a file, lists its run and shows it. */
    void open() {
        dialogs.openFile(Texts.get("runs.open.title"), Texts.get("runs.files"), EXTENSION)
                .ifPresent(file -> open(file, true));
    }

    /**
     * Lists the runs of files that were listed before, but for those that are gone.
     *
     * @param listed is given the files of the list when they are all there, and whenever the list changes from then on
     */
    public void restore(List<Path> saved, Consumer<List<Path>> listed) {
        saved.forEach(file -> open(file, false));
        files.execute(() -> fxThread.execute(() -> model.rows().subscribe(() -> listed.accept(model.files()))));
    }

    private void open(Path file, boolean asked) {
        files.execute(() -> {
            try {
                KeptRun run = KeptRun.of(ModelFile.read(file), file);
                fxThread.execute(() -> {
                    model.find(other -> file.equals(other.file())).ifPresent(row -> model.remove(List.of(row)));
                    Row row = model.add(run);
                    if (asked) {
                        show(row);
                    }
                });
            } catch (StorageException e) {
                if (asked) {
                    failures.tell(Texts.get("runs.open.failed"), Texts.get("runs.open.failed.advice", e.getMessage()));
                }
            }
        });
    }

    /**
     * Lists a run that did not end, shows it and lets it go on; or tells why it cannot.
     *
     * @param starts run before it goes on
     * @param refused run if it cannot
     */
    void goOn(Model unfinished, Runnable starts, Runnable refused) {
        Dataset data = dataset.get();
        files.execute(() -> {
            try {
                KeptRun run = KeptRun.of(unfinished, null).on(data);
                Network network = run.lastNetwork();
                RunHistory history = run.history();
                fxThread.execute(() -> {
                    if (goesOn(run, network, history)) {
                        model.say(Texts.get("runs.shown", model.add(run).letter()));
                        starts.run();
                        runController.pauseOrResume();
                    } else {
                        refused.run();
                    }
                });
            } catch (IOException | StorageException e) {
                throw new IllegalStateException("a model in memory has its networks", e);
            }
        });
    }

    private boolean goesOn(KeptRun run, Network network, @Nullable RunHistory history) {
        if (run.dataset() == null && !model.lockedProperty().get()) {
            dialogs.error(
                    Texts.get("unfinished.other-images"),
                    Texts.get("unfinished.other-images.advice", run.datasetName()));
            return false;
        }
        return show(run, network, history) && recorder.resumableRun() != null;
    }

    /** Lets the run that is shown go on from its last good epoch with half the learning rate. */
    public void goOnWithHalfTheRate() {
        KeptRun run = recorder.run();
        TrainingSettings before = run == null ? null : run.settings();
        if (before != null) {
            TrainingSettings half = before.withLearningRate(before.learningRate() / 2);
            settings.set(half);
            recorder.goOnWith(half);
            runController.pauseOrResume();
        }
    }

    /** Saves the run that is shown or trained, as far as it has come, where the user chooses. */
    public void saveCurrent() {
        KeptRun run = recorder.run();
        if (run != null) {
            save(run);
        }
    }

    /** Saves a run where the user chooses. */
    void save(Row row) {
        save(row.run());
    }

    private void save(KeptRun run) {
        dialogs.saveFile(Texts.get("runs.save.title"), Texts.get("runs.files"), EXTENSION)
                .ifPresent(file -> files.execute(() -> {
                    try {
                        ModelFile.save(file, model(run));
                        fxThread.execute(() -> saved(run, file));
                    } catch (IOException | StorageException e) {
                        failures.tell(
                                Texts.get("runs.save.failed"),
                                Texts.get("runs.save.failed.advice", Failures.reason(e)));
                    }
                }));
    }

    /** Writes the network that the board answers with for other programs, where the user chooses. */
    public void exportOnnx() {
        Networks networks = recorder.networks();
        Dataset data = dataset.get();
        List<Integer> epochs = networks == null ? List.of() : networks.epochs();
        if (networks == null || data == null || epochs.isEmpty()) {
            return;
        }
        int chosen = recorder.chosenEpoch();
        dialogs.saveFile(Texts.get("runs.onnx.title"), Texts.get("runs.onnx.files"), ".onnx")
                .ifPresent(file -> files.execute(() -> {
                    try {
                        OnnxFile.write(
                                file,
                                networks.read(chosen == ChartsModel.NONE ? epochs.getLast() : chosen),
                                data.classNames(),
                                program);
                        fxThread.execute(() -> model.say(Texts.get("runs.saved", file.getFileName())));
                    } catch (IOException | StorageException e) {
                        failures.tell(
                                Texts.get("runs.onnx.failed"),
                                Texts.get("runs.save.failed.advice", Failures.reason(e)));
                    }
                }));
    }

    private void saved(KeptRun run, Path file) {
        model.remove(model.rows().stream()
                .filter(row -> file.equals(row.run().file()) && !row.run().equals(run))
                .toList());
        model.find(other -> other.equals(run))
                .ifPresent(row -> model.replace(row.number(), row.run().in(file)));
        model.say(Texts.get("runs.saved", file.getFileName()));
    }

    /** Returns what is saved of a run; it may take a moment. */
    Model model(KeptRun run) throws IOException, StorageException {
        if (run.networks() instanceof ModelNetworks opened) {
            return opened.model();
        }
        if (run.networks() instanceof FileNetworks saved) {
            return ModelFile.read(saved.file());
        }
        RunHistory history = run.history();
        if (history == null || run.dataset() == null || run.settings() == null) {
            throw new IllegalStateException("a run of this session has everything");
        }
        return Model.of(program, run.dataset(), run.settings(), history);
    }

    /** Takes runs out of the list. */
    void forget(List<Row> gone) {
        model.remove(gone);
    }
}
