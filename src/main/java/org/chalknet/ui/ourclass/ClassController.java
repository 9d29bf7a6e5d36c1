package org.chalknet.ui.ourclass;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.chalknet.data.Dataset;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.storage.ClassFile;
import org.chalknet.storage.DrawingsFile;
import org.chalknet.storage.DrawingsMerge;
import org.chalknet.storage.Reason;
import org.chalknet.storage.StorageException;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the class set, each drawing on the disk as soon as it is labelled, together with what other windows of Chalknet keep
 * there. Files are read and written in the background, one after the other. All methods are for the FX thread.
 */
public final class ClassController {

    private final ClassModel model;
    private final Path folder;
    private final Dialogs dialogs;
    private final Consumer<Path> saved;
    private final Failures failures;
    private final Executor files;
    private final Executor fxThread;
    private @Nullable ClassFile file;
    /** What the file has been told of, or has told. */
    private List<LabelledDrawing> told = List.of();

    private boolean loaded;
    /** Whether the file could not be written the last time. */
    private boolean unkept;
    /** What went wrong the last time; empty if nothing. For the thread of the files alone. */
    private String failure = "";

    /**
     * @param model what is shown
     * @param folder where the class sets are kept; made when there is something to keep
     * @param dialogs asks for files and tells of failures
     * @param saved told of each file that is written where the user chose
     * @param failures told of what could not be read or written
     * @param files runs what reads and writes files, in the order in which it comes: one thread
     * @param fxThread runs what touches the model, on the FX thread
     */
    public ClassController(
            ClassModel model,
            Path folder,
            Dialogs dialogs,
            Consumer<Path> saved,
            Failures failures,
            Executor files,
            Executor fxThread) {
        this.model = model;
        this.folder = folder;
        this.dialogs = dialogs;
        this.saved = saved;
        this.failures = failures;
        this.files = files;
        this.fxThread = fxThread;
    }

    /** Changes the data set; other classes have another class set. */
    public void datasetChanged(Dataset dataset) {
        ClassFile next = ClassFile.of(folder, dataset.classNames());
        boolean same = file != null && file.path().equals(next.path());
        model.setDataset(dataset);
        if (!same) {
            file = next;
            told = List.of();
            loaded = false;
            sync();
        }
    }

    /** Brings the file and the model together, so that what another window has changed is seen here. */
    public void sync() {
        ClassFile kept = file;
        if (kept == null) {
            return;
        }
        List<LabelledDrawing> before = told;
        List<LabelledDrawing> now = List.copyOf(model.drawings());
        told = now;
        boolean changed = !now.equals(before);
        String failed = Texts.get(loaded ? "class.save.failed" : "class.unreadable");
        files.execute(() -> {
            try {
                ClassFile.Kept content = kept.sync(before, now);
                failure = "";
                fxThread.execute(() -> {
                    unkept = false;
                    synced(kept, now, content.drawings());
                });
                if (content.copy() != null) {
                    failures.tell(
                            Texts.get("class.damaged"),
                            Texts.get("class.damaged.advice", content.trouble(), content.copy()));
                }
            } catch (IOException e) {
                String advice = Texts.get("class.save.failed.advice", kept.path(), Reason.of(e));
                // A dialog that is closed gives the window the focus, and then this is tried again.
                if (changed || !advice.equals(failure)) {
                    failures.tell(failed, advice);
                }
                failure = advice;
                fxThread.execute(() -> unkept = true);
            }
        });
    }

    /** Takes what others have changed into the model, which may have gone on since. */
    private void synced(ClassFile from, List<LabelledDrawing> then, List<LabelledDrawing> now) {
        if (!from.equals(file)) {
            return;
        }
        if (!now.equals(then)) {
            told = DrawingsMerge.of(then, told, now);
            model.replaceAll(DrawingsMerge.of(then, model.drawings(), now));
            if (loaded) {
                model.say(Texts.get("class.elsewhere"));
            }
        }
        loaded = true;
    }

    /** Adds a drawing to the class set, or gives it another label if it is there. */
    public void label(LabelledDrawing drawing) {
        if (file == null) {
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
        } else if (hasRoomFor(List.of(drawing))) {
            model.addAll(List.of(drawing));
            model.say(Texts.get("class.added", drawing.word()));
            sync();
        }
    }

    /** Removes drawings. */
    void remove(List<LabelledDrawing> drawings) {
        if (!drawings.isEmpty()) {
            model.removeAll(drawings);
            model.say(Texts.get("class.removed", Figures.count(drawings.size())));
            sync();
        }
    }

    /** Gives drawings of the set another label. */
    void relabel(List<LabelledDrawing> drawings, String word) {
        List<Drawing> changed = drawings.stream().map(LabelledDrawing::drawing).toList();
        if (!changed.isEmpty()) {
            model.relabel(changed, word);
            model.say(Texts.get("class.relabelled", word));
            sync();
        }
    }

    /** Takes the last removal or relabelling back. */
    void undo() {
        model.undo();
        model.say("");
        sync();
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
                DrawingsFile.Content read =
                        DrawingsFile.read(chosen, dataset.classNames(), DrawingsFile.WrongLines.SKIP);
                fxThread.execute(() -> opened(kept, chosen, read));
            } catch (StorageException e) {
                fxThread.execute(() -> model.say(""));
                failures.tell(Texts.get("class.open.failed"), Texts.get("class.open.failed.advice", e.getMessage()));
            }
        });
    }

    private void opened(ClassFile kept, Path chosen, DrawingsFile.Content read) {
        if (!kept.equals(file)) {
            return;
        }
        int skipped = read.skipped().size();
        if (skipped == 0) {
            add(read);
            return;
        }
        model.say("");
        String what = Texts.get(
                "class.open.wrong",
                chosen.getFileName(),
                Figures.count(skipped),
                Figures.count(skipped + read.drawings().size()));
        List<String> lines = read.skipped().stream()
                .map(line -> Texts.get("class.open.line", Figures.count(line.number()), line.reason()))
                .toList();
        dialogs.offer(
                what,
                lines,
                Texts.get("class.open.rest", Figures.count(read.drawings().size())),
                read.drawings().isEmpty()
                        ? null
                        : () -> {
                            if (kept.equals(file)) {
                                add(read);
                            }
                        });
    }

    /** Returns whether the class set can be kept with more drawings, and says so if not. */
    private boolean hasRoomFor(List<LabelledDrawing> more) {
        String excess = DrawingsFile.excess(Stream.concat(
                        model.drawings().stream(), more.stream().filter(one -> !model.contains(one.drawing())))
                .toList());
        if (excess != null) {
            model.say("");
            dialogs.error(Texts.get("class.full"), Texts.get("class.full.advice", excess));
        }
        return excess == null;
    }

    private void add(DrawingsFile.Content read) {
        if (!hasRoomFor(read.drawings())) {
            return;
        }
        int all = read.drawings().size();
        int added = model.addAll(read.drawings());
        StringBuilder words = new StringBuilder(Texts.get("class.opened", Figures.count(added)));
        if (added < all) {
            words.append(Texts.get("class.opened.before", Figures.count(all - added)));
        }
        if (!read.skipped().isEmpty()) {
            words.append(Texts.get(
                    "class.opened.skipped", Figures.count(read.skipped().size())));
        }
        model.say(words.toString());
        sync();
    }

    /** Saves the class set where the user chooses. */
    public void save() {
        save(() -> {});
    }

    /** Closes the window; if drawings would be lost with it, asks first. */
    public void leave(Runnable close) {
        if (!unkept || model.drawings().isEmpty()) {
            close.run();
            return;
        }
        dialogs.ask(
                Texts.get("class.leave"),
                Texts.get("class.leave.advice"),
                true,
                List.of(
                        new Dialogs.Answer(Texts.get("class.leave.save"), () -> save(close)),
                        new Dialogs.Answer(Texts.get("class.leave.quit"), close)));
    }

    private void save(Runnable then) {
        List<LabelledDrawing> drawings = List.copyOf(model.drawings());
        dialogs.saveFile(
                        Texts.get("class.save.title"),
                        Texts.get("class.files"),
                        ClassFile.EXTENSION,
                        Texts.get("class.title"))
                .ifPresent(chosen -> files.execute(() -> save(chosen, drawings, then)));
    }

    private void save(Path chosen, List<LabelledDrawing> drawings, Runnable then) {
        try {
            DrawingsFile.save(chosen, drawings);
            fxThread.execute(() -> {
                saved.accept(chosen);
                then.run();
            });
        } catch (IOException e) {
            failures.tell(Texts.get("class.save.failed"), Texts.get("class.save.failed.advice", chosen, Reason.of(e)));
        }
    }
}
