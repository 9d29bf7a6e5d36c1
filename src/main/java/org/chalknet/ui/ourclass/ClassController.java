package org.chalknet.ui.ourclass;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.chalknet.data.Dataset;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.MnistPreparation;
import org.chalknet.network.Network;
import org.chalknet.storage.ClassFile;
import org.chalknet.storage.DrawingsFile;
import org.chalknet.storage.StorageException;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;
import org.chalknet.ui.run.RunObserver;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the class set, each drawing on the disk as soon as it is labelled, and asks the newest network about it. Files are
 * read and written in the background, one after the other, and never wait for a network; of networks only the latest is
 * asked. All methods are for the FX thread.
 */
public final class ClassController implements RunObserver {

    /** A network to ask about the drawings; a later one has a greater number. */
    private record Question(long number, int epoch, Network network, List<LabelledDrawing> drawings, Dataset dataset) {}

    private final ClassModel model;
    private final Path folder;
    private final Dialogs dialogs;
    private final Failures failures;
    private final Executor files;
    private final Executor asking;
    private final Executor fxThread;
    private final AtomicReference<@Nullable Question> waiting = new AtomicReference<>();
    private @Nullable ClassFile file;
    /** Whether the model has what the file holds; until then the file is never replaced, for that would lose it. */
    private boolean loaded;
    /** Whether the file lacks something of the model that appending a drawing does not make good. */
    private boolean outdated;

    private @Nullable Network network;
    private int epoch;
    private long lastAsked;
    private long lastOutdated;

    /**
     * @param model what is shown
     * @param folder where the class sets are kept; made when there is something to keep
     * @param dialogs asks for files and tells of failures
     * @param failures told of what could not be read or written
     * @param files runs what reads and writes files, in the order in which it comes: one thread
     * @param asking runs what asks networks: one thread
     * @param fxThread runs what touches the model, on the FX thread
     */
    public ClassController(
            ClassModel model,
            Path folder,
            Dialogs dialogs,
            Failures failures,
            Executor files,
            Executor asking,
            Executor fxThread) {
        this.model = model;
        this.folder = folder;
        this.dialogs = dialogs;
        this.failures = failures;
        this.files = files;
        this.asking = asking;
        this.fxThread = fxThread;
    }

    /** Changes the data set; other classes have another class set. */
    public void datasetChanged(Dataset dataset) {
        network = null;
        ClassFile next = ClassFile.of(folder, dataset.classNames());
        boolean same = next.equals(file);
        file = next;
        lastOutdated = lastAsked;
        model.setDataset(dataset);
        if (!same) {
            loaded = false;
            outdated = false;
            files.execute(() -> load(next));
        }
    }

    private void load(ClassFile from) {
        try {
            ClassFile.Loaded content = from.load();
            fxThread.execute(() -> loaded(from, content));
            if (content.copy() != null) {
                failures.tell(
                        Texts.get("class.damaged"),
                        Texts.get("class.damaged.advice", content.trouble(), content.copy()));
            }
        } catch (IOException e) {
            failures.tell(Texts.get("class.unreadable", from.path()), Texts.get("class.unreadable.advice", reason(e)));
        }
    }

    /** Shows what a file holds. One that is damaged is replaced, since its copy is enough. */
    private void loaded(ClassFile from, ClassFile.Loaded content) {
        if (from.equals(file)) {
            model.addFirst(content.drawings());
            loaded = true;
            if (outdated || content.copy() != null) {
                saveAll();
            } else {
                ask();
            }
        }
    }

    /** Adds a drawing to the class set, or gives it another label if it is there. */
    public void label(LabelledDrawing drawing) {
        ClassFile kept = file;
        if (kept == null) {
            return;
        }
        if (!ClassFile.holds(drawing.drawing())) {
            dialogs.error(
                    Texts.get("class.too-large"),
                    Texts.get(
                            "class.too-large.advice",
                            Figures.count(DrawingsFile.MAX_STROKES),
                            Figures.count(DrawingsFile.MAX_POINTS)));
        } else if (model.contains(drawing.drawing())) {
            relabel(List.of(drawing), drawing.word());
        } else {
            model.addAll(List.of(drawing));
            model.say(Texts.get("class.added", drawing.word()));
            if (loaded && outdated) {
                saveAll();
            } else {
                write(() -> kept.append(drawing), () -> failed(kept));
                ask();
            }
        }
    }

    /** Removes drawings. */
    void remove(List<LabelledDrawing> drawings) {
        if (!drawings.isEmpty()) {
            model.removeAll(drawings);
            model.say(Texts.get("class.removed", Figures.count(drawings.size())));
            saveAll();
        }
    }

    /** Gives drawings of the set another label. */
    void relabel(List<LabelledDrawing> drawings, String word) {
        List<Drawing> changed = drawings.stream().map(LabelledDrawing::drawing).toList();
        if (!changed.isEmpty()) {
            model.relabel(changed, word);
            model.say(Texts.get("class.relabelled", word));
            saveAll();
        }
    }

    /** Takes the last removal or relabelling back. */
    void undo() {
        model.undo();
        model.say("");
        saveAll();
    }

    /** Adds the drawings of a file that the user chooses. */
    public void open() {
        dialogs.openFile(Texts.get("class.open.title"), Texts.get("class.files"), ClassFile.EXTENSION)
                .ifPresent(this::open);
    }

    private void open(Path chosen) {
        Dataset dataset = model.datasetProperty().get();
        ClassFile kept = file;
        if (dataset == null || kept == null) {
            return;
        }
        model.say(Texts.get("class.opening", chosen.getFileName()));
        files.execute(() -> {
            try {
                List<LabelledDrawing> read = DrawingsFile.read(
                                chosen, dataset.classNames(), DrawingsFile.WrongLines.REFUSE)
                        .drawings();
                fxThread.execute(() -> {
                    if (kept.equals(file)) {
                        opened(read);
                    }
                });
            } catch (StorageException e) {
                fxThread.execute(() -> model.say(""));
                failures.tell(Texts.get("class.open.failed"), Texts.get("class.open.failed.advice", e.getMessage()));
            }
        });
    }

    private void opened(List<LabelledDrawing> read) {
        int added = model.addAll(read);
        model.say(
                added == read.size()
                        ? Texts.get("class.opened", Figures.count(added))
                        : Texts.get("class.opened.some", Figures.count(added), Figures.count(read.size() - added)));
        saveAll();
    }

    /** Saves the class set where the user chooses. */
    public void save() {
        List<LabelledDrawing> drawings = List.copyOf(model.drawings());
        dialogs.saveFile(Texts.get("class.save.title"), Texts.get("class.files"), ClassFile.EXTENSION)
                .ifPresent(chosen -> write(
                        () -> {
                            DrawingsFile.save(chosen, drawings);
                            fxThread.execute(() -> model.say(
                                    Texts.get("class.saved", Figures.count(drawings.size()), chosen.getFileName())));
                        },
                        () -> {}));
    }

    private void saveAll() {
        ClassFile kept = file;
        if (kept == null) {
            return;
        }
        outdated = !loaded;
        if (loaded) {
            List<LabelledDrawing> drawings = List.copyOf(model.drawings());
            write(() -> kept.save(drawings), () -> failed(kept));
        }
        ask();
    }

    private void failed(ClassFile written) {
        outdated |= written.equals(file);
    }

    /** What writes to a file. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private void write(Writing writing, Runnable onFailure) {
        files.execute(() -> {
            try {
                writing.run();
            } catch (IOException e) {
                fxThread.execute(onFailure);
                failures.tell(Texts.get("class.save.failed"), Texts.get("class.save.failed.advice", reason(e)));
            }
        });
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    @Override
    public void runStarted(TrainingSettings settings) {
        network = null;
        lastOutdated = lastAsked;
        model.show(null);
    }

    @Override
    public void networkChanged(Network next, int epochOfNext) {
        network = next;
        epoch = epochOfNext;
        ask();
    }

    private void ask() {
        lastAsked++;
        Network asked = network;
        Dataset dataset = model.datasetProperty().get();
        List<LabelledDrawing> drawings = model.measured();
        if (asked == null || dataset == null || drawings.isEmpty()) {
            lastOutdated = lastAsked;
            model.show(null);
        } else if (waiting.getAndSet(new Question(lastAsked, epoch, asked, drawings, dataset)) == null) {
            asking.execute(this::answer);
        }
    }

    private void answer() {
        Question question = waiting.getAndSet(null);
        if (question != null) {
            ClassResult result = ClassResult.of(
                    question.epoch,
                    question.network,
                    question.drawings,
                    question.dataset.classNames(),
                    new MnistPreparation(
                            question.dataset.training().rows(),
                            question.dataset.training().columns()));
            fxThread.execute(() -> shown(question, result));
        }
    }

    /** Shows a result, unless the run or the data set is another by now; a later one may be on its way. */
    private void shown(Question question, ClassResult result) {
        if (question.number > lastOutdated) {
            model.show(result);
        }
    }
}
