package org.chalknet.ui.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chalknet.data.Dataset;
import org.chalknet.network.Network;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.storage.OnnxFile;
import org.chalknet.storage.StorageException;
import org.chalknet.training.Divergence;
import org.chalknet.training.RunHistory;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Texts;
import org.chalknet.ui.charts.ChartsModel;
import org.chalknet.ui.runs.RunsModel.Row;
import org.jspecify.annotations.Nullable;

/** Opens the files of runs and saves runs in files. All methods are for the FX thread. */
public final class RunFilesController {

    /** How the name of a file of a run ends. */
    private static final String EXTENSION = ".npz";

    /** As many letters of runs as a line holds. */
    private static final int MOST_LETTERS = 12;

    private final RunsModel model;
    private final RunsController runs;
    private final RunRecorder recorder;
    private final Supplier<@Nullable Dataset> dataset;
    private final String program;
    private final Dialogs dialogs;
    private final Consumer<Path> saved;
    private final Failures failures;
    private final Executor files;
    private final Executor fxThread;

    /**
     * @param model the list of runs
     * @param runs shows a run that is opened
     * @param recorder knows the run that is shown
     * @param dataset what a run is trained on now
     * @param program the program with its version
     * @param dialogs asks for files
     * @param saved told of each file that is written
     * @param failures told of what could not be read or written
     * @param files runs what reads and writes files, in the order in which it comes: one thread
     * @param fxThread runs what touches the model, on the FX thread
     */
    public RunFilesController(
            RunsModel model,
            RunsController runs,
            RunRecorder recorder,
            Supplier<@Nullable Dataset> dataset,
            String program,
            Dialogs dialogs,
            Consumer<Path> saved,
            Failures failures,
            Executor files,
            Executor fxThread) {
        this.model = model;
        this.runs = runs;
        this.recorder = recorder;
        this.dataset = dataset;
        this.program = program;
        this.dialogs = dialogs;
        this.saved = saved;
        this.failures = failures;
        this.files = files;
        this.fxThread = fxThread;
    }

    /** Asks for a file, lists its run and shows it. */
    void open() {
        dialogs.openFile(Texts.get("runs.open.title"), Texts.get("runs.files"), EXTENSION)
                .ifPresent(this::open);
    }

    /**
     * Lists the runs of files that were listed before. Those that are gone are forgotten; those that are there and cannot be
     * read, or whose folder is not there, as that of a drive, are told of together and stay remembered until the user has them
     * forgotten.
     *
     * @param listed is given the files to be remembered when all have been looked at, and whenever the list changes from then
     *     on
     */
    public void restore(List<Path> saved, Consumer<List<Path>> listed) {
        Map<Path, String> unread = new LinkedHashMap<>();
        saved.forEach(file -> files.execute(() -> {
            try {
                KeptRun run = KeptRun.of(ModelFile.read(file), file);
                fxThread.execute(() -> list(run, file));
            } catch (StorageException e) {
                if (!isGone(file)) {
                    fxThread.execute(() -> unread.put(file, e.getMessage()));
                }
            } catch (OutOfMemoryError e) {
                fxThread.execute(() -> unread.put(file, Texts.get("runs.restore.memory", file)));
            }
        }));
        files.execute(() -> fxThread.execute(() -> {
            Runnable remember = () -> {
                List<Path> there = model.files();
                there.forEach(unread::remove);
                listed.accept(
                        Stream.concat(there.stream(), unread.keySet().stream()).toList());
            };
            remember.run();
            model.rows().subscribe(remember);
            if (!unread.isEmpty()) {
                dialogs.offer(
                        Texts.get("runs.restore.failed"),
                        List.copyOf(unread.values()),
                        Texts.get("runs.restore.forget"),
                        () -> {
                            unread.clear();
                            remember.run();
                        });
            }
        }));
    }

    /** Returns whether a file has been removed or moved. */
    private static boolean isGone(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return Files.notExists(file) && folder != null && Files.isDirectory(folder);
    }

    private void open(Path file) {
        files.execute(() -> {
            try {
                KeptRun run = KeptRun.of(ModelFile.read(file), file);
                fxThread.execute(() -> runs.show(list(run, file)));
            } catch (StorageException e) {
                failures.tell(Texts.get("runs.open.failed"), Texts.get("runs.open.failed.advice", e.getMessage()));
            }
        });
    }

    private Row list(KeptRun run, Path file) {
        model.find(other -> file.equals(other.file())).ifPresent(row -> model.remove(List.of(row)));
        return model.add(run);
    }

    /** Saves the run that is shown or trained, as far as it has come, where the user chooses. */
    public void saveCurrent() {
        KeptRun run = recorder.run();
        if (run != null) {
            save(run, () -> {});
        }
    }

    /** Saves a run where the user chooses. */
    void save(Row row) {
        save(row.run(), () -> {});
    }

    /**
     * Closes the window; if runs of the list would be lost with it, asks first. A run that is trained is offered at the next start.
     *
     * @param close closes it
     */
    public void leave(Runnable close) {
        List<Row> unsaved = unsaved();
        if (unsaved.isEmpty()) {
            close.run();
            return;
        }
        Row first = unsaved.getFirst();
        String which = unsaved.size() == 1
                ? RunNames.inFull(first.letter(), first.run())
                : unsaved.stream()
                        .limit(MOST_LETTERS)
                        .map(Row::letter)
                        .collect(Collectors.joining(", ", "", unsaved.size() > MOST_LETTERS ? ", …" : ""));
        dialogs.ask(
                RunsController.notSaved(unsaved),
                Texts.get(model.lockedProperty().get() ? "runs.leave.advice.active" : "runs.leave.advice", which),
                true,
                List.of(
                        new Dialogs.Answer(
                                Texts.get("runs.leave.save", first.letter()),
                                () -> save(first.run(), () -> leave(close))),
                        new Dialogs.Answer(Texts.get("runs.leave.quit"), () -> {
                            // A run may have ended since it was asked.
                            if (runs(unsaved).containsAll(runs(unsaved()))) {
                                close.run();
                            } else {
                                leave(close);
                            }
                        })));
    }

    private static List<KeptRun> runs(List<Row> rows) {
        return rows.stream().map(Row::run).toList();
    }

    private List<Row> unsaved() {
        return RunsModel.unsaved(model.rows()).stream()
                .filter(row -> !recorder.isContinued(row.run()))
                .toList();
    }

    private void save(KeptRun run, Runnable then) {
        // The run that is chosen in the list need not be the one that is shown.
        Optional<String> letter = model.find(run::equals).map(Row::letter);
        String title = letter.map(one -> Texts.get("runs.save.title.listed", one))
                .orElseGet(() -> Texts.get("runs.save.title"));
        String subject = letter.map(one -> run.datasetName() + "-" + one).orElseGet(run::datasetName);
        dialogs.saveFile(title, Texts.get("runs.files"), EXTENSION, subject)
                .ifPresent(file -> files.execute(() -> {
                    try {
                        ModelFile.save(file, model(run));
                        fxThread.execute(() -> {
                            recorder.saved(run, file);
                            saved.accept(file);
                            then.run();
                        });
                    } catch (IOException | StorageException e) {
                        failures.tell(
                                Texts.get("runs.save.failed", file.getFileName()),
                                Texts.get("runs.save.failed.advice", Failures.reason(e)));
                    }
                }));
    }

    /** Writes the network that the board answers with for other programs, where the user chooses. */
    public void exportOnnx() {
        Networks current = recorder.networks();
        Networks networks = current == null ? null : current.asOfNow();
        Dataset data = dataset.get();
        List<Integer> epochs = networks == null ? List.of() : networks.epochs();
        if (networks == null || data == null || epochs.isEmpty()) {
            return;
        }
        int chosen = recorder.chosenEpoch();
        dialogs.saveFile(Texts.get("runs.onnx.title"), Texts.get("runs.onnx.files"), ".onnx", data.name())
                .ifPresent(file -> files.execute(() -> {
                    try {
                        Network network = networks.read(chosen == ChartsModel.NONE ? epochs.getLast() : chosen);
                        String trouble = Divergence.of(network);
                        if (trouble != null) {
                            failures.tell(
                                    Texts.get("runs.onnx.failed", file.getFileName()),
                                    Texts.get("runs.onnx.diverged.advice", trouble));
                            return;
                        }
                        OnnxFile.write(file, network, data.classNames(), program);
                        fxThread.execute(() -> saved.accept(file));
                    } catch (IOException | StorageException e) {
                        failures.tell(
                                Texts.get("runs.onnx.failed", file.getFileName()),
                                Texts.get("runs.save.failed.advice", Failures.reason(e)));
                    }
                }));
    }

    /** Returns what is saved of a run; it may take a moment. */
    Model model(KeptRun run) throws IOException, StorageException {
        if (run.networks() instanceof ModelNetworks opened) {
            return opened.model();
        }
        if (run.networks() instanceof FileNetworks saved) {
            return saved.model();
        }
        RunHistory history = run.history();
        if (history == null || run.dataset() == null || run.settings() == null) {
            throw new IllegalStateException("a run of this session has everything");
        }
        return Model.of(program, run.dataset(), run.settings(), history);
    }
}
