package org.chalknet.ui.preferences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.chalknet.storage.Preferences;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Texts;

/**
 * Remembers what the window is set to: a moment after the last change, so that dragging a slider does not keep the disk busy,
 * and when the window closes. All methods are for the FX thread.
 */
public final class PreferencesController {

    private static final Duration MOMENT = Duration.seconds(1);

    private final PreferencesModel model;
    private final Path userFolder;
    private final Failures failures;
    private final Executor files;
    private final PauseTransition moment = new PauseTransition(MOMENT);
    private Preferences written = Preferences.NONE;
    private boolean told;
    private boolean closed;

    /**
     * @param model what is remembered
     * @param userFolder where it is kept
     * @param failures told of a file that is broken or cannot be written
     * @param files runs what writes files, in the order in which it comes: one thread
     */
    public PreferencesController(PreferencesModel model, Path userFolder, Failures failures, Executor files) {
        this.model = model;
        this.userFolder = userFolder;
        this.failures = failures;
        this.files = files;
        moment.setOnFinished(_ -> save());
    }

    /** Sets everything to what is remembered, and remembers what changes from now on. Reads a small file at once. */
    public void restore() {
        Preferences.Loaded loaded = Preferences.load(userFolder);
        if (!loaded.trouble().isEmpty()) {
            Path aside = loaded.setAside();
            failures.tell(
                    Texts.get("preferences.broken"),
                    aside == null
                            ? Texts.get("preferences.broken.advice", loaded.trouble())
                            : Texts.get("preferences.broken.aside", loaded.trouble(), aside));
        }
        written = loaded.preferences();
        model.set(written);
        model.onChange(() -> {
            if (!closed) {
                moment.playFromStart();
            }
        });
    }

    /** Remembers what there is to remember, and then nothing more. */
    public void close() {
        if (!closed) {
            closed = true;
            moment.stop();
            save();
        }
    }

    private void save() {
        Preferences now = model.get();
        if (now.equals(written)) {
            return;
        }
        written = now;
        files.execute(() -> {
            try {
                now.save(userFolder);
            } catch (IOException e) {
                if (!told) {
                    told = true;
                    failures.tell(
                            Texts.get("preferences.failed"),
                            Texts.get("preferences.failed.advice", Failures.reason(e)));
                }
            }
        });
    }
}
