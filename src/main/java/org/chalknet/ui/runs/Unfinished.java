package org.chalknet.ui.runs;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.storage.ModelInfo;
import org.chalknet.storage.StorageException;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;
import org.chalknet.ui.notices.Notice;
import org.chalknet.ui.notices.NoticesModel;

/**
 * Offers to go on with runs that did not come to their end, because the program was killed or its window closed, and to list
 * those that had come to it and were not saved.
 */
public final class Unfinished {

    private final RunAutosave autosave;
    private final RunsController runs;
    private final ObservableBooleanValue idle;
    private final NoticesModel notices;
    private final Executor files;
    private final Executor fxThread;

    /**
     * @param autosave has the runs
     * @param runs lets one go on
     * @param idle whether no run is active, so that one can go on
     * @param notices where it is offered
     * @param files runs what reads files
     * @param fxThread runs what touches the notices, on the FX thread
     */
    public Unfinished(
            RunAutosave autosave,
            RunsController runs,
            ObservableBooleanValue idle,
            NoticesModel notices,
            Executor files,
            Executor fxThread) {
        this.autosave = autosave;
        this.runs = runs;
        this.idle = idle;
        this.notices = notices;
        this.files = files;
        this.fxThread = fxThread;
    }

    /** Looks for such runs in the background. */
    public void offer() {
        files.execute(() -> autosave.adopt().reversed().forEach(this::offer));
    }

    private void offer(Path file) {
        try {
            Model model = ModelFile.read(file);
            ModelInfo info = model.info();
            if (info == null || model.history() == null) {
                autosave.discard(file);
            } else if (info.epochs().size() >= info.settings().epochs()) {
                fxThread.execute(() -> notices.say(complete(file, model, info)));
            } else {
                fxThread.execute(() -> notices.say(notice(file, model, info)));
            }
        } catch (StorageException e) {
            String reason = Failures.reason(e);
            fxThread.execute(() -> notices.say(broken(file, reason)));
        }
    }

    private Notice broken(Path file, String reason) {
        return new Notice(
                "unfinished",
                Texts.get("unfinished.broken", reason),
                false,
                List.of(
                        new Notice.Choice("keep", Texts.get("unfinished.keep"), () -> {}),
                        discard(file, () -> broken(file, reason))));
    }

    private Notice notice(Path file, Model model, ModelInfo info) {
        return new Notice(
                "unfinished",
                Texts.get(
                        "unfinished",
                        Figures.count(info.epochs().size()),
                        Figures.count(info.settings().epochs()),
                        info.dataset()),
                false,
                List.of(
                        new Notice.Choice(
                                "go-on",
                                Texts.get("unfinished.go-on"),
                                idle,
                                () -> runs.goOn(
                                        model,
                                        () -> autosave.goesOn(file),
                                        () -> notices.say(notice(file, model, info)))),
                        later(),
                        discard(file, () -> notice(file, model, info))));
    }

    private Notice complete(Path file, Model model, ModelInfo info) {
        return new Notice(
                "unfinished",
                Texts.get("unfinished.complete", Figures.count(info.epochs().size()), info.dataset()),
                false,
                List.of(
                        new Notice.Choice("list", Texts.get("unfinished.list"), () -> {
                            runs.list(model);
                            files.execute(() -> autosave.discard(file));
                        }),
                        later(),
                        discard(file, () -> complete(file, model, info))));
    }

    /** The next start offers it again. */
    private static Notice.Choice later() {
        return new Notice.Choice("later", Texts.get("unfinished.later"), () -> {});
    }

    /** Asks first: one click beside another must not end what took a lesson. */
    private Notice.Choice discard(Path file, Supplier<Notice> again) {
        Supplier<Notice> sure = () -> new Notice(
                "unfinished",
                Texts.get("unfinished.discard.sure", again.get().text()),
                false,
                List.of(
                        new Notice.Choice("keep", Texts.get("unfinished.discard.keep"), () -> notices.say(again.get())),
                        new Notice.Choice(
                                "for-good",
                                Texts.get("unfinished.discard.for-good"),
                                () -> files.execute(() -> autosave.discard(file)))));
        return new Notice.Choice("discard", Texts.get("unfinished.discard"), () -> notices.say(sure.get()));
    }
}
