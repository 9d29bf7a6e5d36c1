package org.chalknet.ui.ourclass;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.chalknet.data.Dataset;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.storage.ClassFile;
import org.chalknet.storage.DrawingsFile;
import org.chalknet.storage.Reason;
import org.chalknet.storage.StorageException;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;

/** Carries drawings between our class and files that the user chooses. All methods are for the FX thread. */
public final class ClassFilesController {

    private final ClassModel model;
    private final ClassController ourClass;
    private final Dialogs dialogs;
    private final Consumer<Path> saved;
    private final Failures failures;
    private final Executor files;
    private final Executor fxThread;

    /**
     * @param model the class set
     * @param ourClass keeps it
     * @param dialogs asks for files
     * @param saved told of each file that is written
     * @param failures told of what could not be read or written
     * @param files runs what reads and writes files, in the order in which it comes: one thread
     * @param fxThread runs what touches the model, on the FX thread
     */
    public ClassFilesController(
            ClassModel model,
            ClassController ourClass,
            Dialogs dialogs,
            Consumer<Path> saved,
            Failures failures,
            Executor files,
            Executor fxThread) {
        this.model = model;
        this.ourClass = ourClass;
        this.dialogs = dialogs;
        this.saved = saved;
        this.failures = failures;
        this.files = files;
        this.fxThread = fxThread;
    }

    /** Adds the drawings of a file that the user chooses. */
    public void open() {
        dialogs.openFile(Texts.get("class.open.title"), Texts.get("class.files"), ClassFile.EXTENSION)
                .ifPresent(this::open);
    }

    private void open(Path chosen) {
        Dataset dataset = model.datasetProperty().get();
        if (dataset == null) {
            return;
        }
        List<String> classNames = dataset.classNames();
        model.say(Texts.get("class.opening", chosen.getFileName()));
        files.execute(() -> {
            try {
                DrawingsFile.Content read = DrawingsFile.read(chosen, classNames, DrawingsFile.WrongLines.SKIP);
                fxThread.execute(() -> opened(classNames, chosen, read));
            } catch (StorageException e) {
                fxThread.execute(() -> model.say(""));
                failures.tell(Texts.get("class.open.failed"), Texts.get("class.open.failed.advice", e.getMessage()));
            }
        });
    }

    private void opened(List<String> classNames, Path chosen, DrawingsFile.Content read) {
        if (!isStillOf(classNames)) {
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
                            if (isStillOf(classNames)) {
                                add(read);
                            }
                        });
    }

    /** Another data set may have been opened since, whose class set is another. */
    private boolean isStillOf(List<String> classNames) {
        Dataset now = model.datasetProperty().get();
        return now != null && now.classNames().equals(classNames);
    }

    private void add(DrawingsFile.Content read) {
        ourClass.add(read.drawings()).ifPresent(added -> model.say(words(added, read)));
    }

    private static String words(int added, DrawingsFile.Content read) {
        int before = read.drawings().size() - added;
        int skipped = read.skipped().size();
        return Texts.get("class.opened", Figures.count(added))
                + (before > 0 ? Texts.get("class.opened.before", Figures.count(before)) : "")
                + (skipped > 0 ? Texts.get("class.opened.skipped", Figures.count(skipped)) : "");
    }

    /** Saves the class set where the user chooses. */
    public void save() {
        save(() -> {});
    }

    /** Closes the window; if drawings would be lost with it, asks first. */
    public void leave(Runnable close) {
        if (!ourClass.isUnkept()) {
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
