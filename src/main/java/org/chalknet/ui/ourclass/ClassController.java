package org.chalknet.ui.ourclass;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.chalknet.data.Dataset;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.storage.ClassFile;
import org.chalknet.storage.DrawingsFile;
import org.chalknet.storage.DrawingsMerge;
import org.chalknet.storage.Reason;
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
     * @param dialogs tells what cannot be kept
     * @param failures told of what could not be read or written
     * @param files runs what reads and writes files, in the order in which it comes: one thread
     * @param fxThread runs what touches the model, on the FX thread
     */
    public ClassController(
            ClassModel model, Path folder, Dialogs dialogs, Failures failures, Executor files, Executor fxThread) {
        this.model = model;
        this.folder = folder;
        this.dialogs = dialogs;
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
            unkept = false;
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
                fxThread.execute(() -> synced(kept, now, content.drawings()));
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
                fxThread.execute(() -> unkept |= kept.equals(file));
            }
        });
    }

    /** Takes what others have changed into the model, which may have gone on since. */
    private void synced(ClassFile from, List<LabelledDrawing> then, List<LabelledDrawing> now) {
        if (!from.equals(file)) {
            return;
        }
        unkept = false;
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
        } else if (add(List.of(drawing)).isPresent()) {
            model.say(Texts.get("class.added", drawing.word()));
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

    /**
     * Adds drawings that are not there yet, if there is room for all of them; else says so.
     *
     * @return how many were not there before; nothing if there is no room
     */
    OptionalInt add(List<LabelledDrawing> drawings) {
        if (!hasRoomFor(drawings)) {
            return OptionalInt.empty();
        }
        int added = model.addAll(drawings);
        sync();
        return OptionalInt.of(added);
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

    /** Returns whether drawings of the window are not on the disk, since the file could not be written the last time. */
    boolean isUnkept() {
        return unkept && !model.drawings().isEmpty();
    }
}
