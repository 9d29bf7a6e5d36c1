package org.chalknet.ui.dataset;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import org.chalknet.data.Dataset;
import org.chalknet.data.DatasetException;
import org.chalknet.data.DatasetFolder;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Loads data sets in the background; when one cannot be loaded, says why and keeps the old one. One that is opened again stays
 * as it is, with all that hangs on it: the run that is shown, and the network that answers. All methods are for the FX thread.
 */
public final class DatasetController {

    private final DatasetModel model;
    private final DatasetSource source;
    private final Dialogs dialogs;
    private final Failures failures;
    private final Executor background;
    private final Executor fxThread;
    private long asked;

    /**
     * @param model the data set
     * @param source reads data sets
     * @param dialogs asks for folders
     * @param failures is told when one cannot be read
     * @param background runs the reading
     * @param fxThread runs what it is given later on the thread of the window
     */
    public DatasetController(
            DatasetModel model,
            DatasetSource source,
            Dialogs dialogs,
            Failures failures,
            Executor background,
            Executor fxThread) {
        this.model = model;
        this.source = source;
        this.dialogs = dialogs;
        this.failures = failures;
        this.background = background;
        this.fxThread = fxThread;
    }

    /** Loads the data set that is inside the program. */
    public void openBundled() {
        load(Texts.get("dataset.bundled"), null, source::bundled);
    }

    /** Asks for a folder and loads it. */
    public void openFolder() {
        dialogs.chooseFolder(Texts.get("dataset.choose"))
                .ifPresent(folder -> load(nameOf(folder), folder, () -> source.folder(folder)));
    }

    /** Waits no more for what is being loaded, which nobody will see; the data set from before stays. */
    public void stop() {
        asked++;
        model.notLoaded();
    }

    private void load(String name, @Nullable Path folder, Callable<Dataset> source) {
        long number = ++asked;
        Dataset before = model.datasetProperty().get();
        model.loading(name);
        background.execute(() -> {
            Runnable outcome = outcome(name, folder, before, source);
            fxThread.execute(() -> {
                if (number == asked) {
                    outcome.run();
                }
            });
        });
    }

    /** Reads a data set; returns what tells how that went. */
    private Runnable outcome(String name, @Nullable Path folder, @Nullable Dataset before, Callable<Dataset> source) {
        try {
            Dataset read = source.call();
            Dataset loaded = before != null && before.isSameAs(read) ? before : read;
            return () -> {
                model.loaded(loaded, folder);
                // What is kept of a run names it. It takes as long as an epoch: most begin none at once.
                background.execute(loaded::digest);
            };
        } catch (DatasetException e) {
            return () -> failed(
                    name, Texts.get("dataset.failed.advice", e.getMessage(), DatasetFolder.MAX_CLASS_NAME_LENGTH));
        } catch (OutOfMemoryError e) {
            return () -> failed(name, Texts.get("dataset.memory"));
        } catch (Exception | Error e) {
            return () -> {
                model.notLoaded();
                failures.accept(e);
            };
        }
    }

    private void failed(String name, String advice) {
        model.notLoaded();
        Dataset kept = model.datasetProperty().get();
        failures.tell(
                Texts.get("dataset.failed", name),
                kept == null ? advice : Texts.get("dataset.kept", advice, kept.name()));
    }

    private static String nameOf(Path folder) {
        Path last = folder.getFileName();
        return last == null ? folder.toString() : last.toString();
    }
}
