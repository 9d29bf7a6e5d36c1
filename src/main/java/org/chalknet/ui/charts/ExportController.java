package org.chalknet.ui.charts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.chalknet.storage.MetricsCsv;
import org.chalknet.storage.PictureFile;
import org.chalknet.training.EpochMetrics;
import org.chalknet.ui.Action;
import org.chalknet.ui.Dialogs;
import org.chalknet.ui.Failures;
import org.chalknet.ui.Texts;
import org.kordamp.ikonli.feather.Feather;

/** Writes the charts and what they show to files that the user chooses. */
public final class ExportController {

    private final ChartsModel model;
    private final ChartsView view;
    private final Supplier<String> datasetName;
    private final Dialogs dialogs;
    private final Consumer<Path> saved;
    private final Failures failures;
    private final Executor files;
    private final Executor fxThread;

    /**
     * @param model what is exported as a table
     * @param view what is exported as a picture
     * @param datasetName what the data set is called that they are of
     * @param dialogs asks where to
     * @param saved told of each file that is written
     * @param failures told of what could not be written
     * @param files runs what writes files
     * @param fxThread runs what touches the window, on its thread
     */
    public ExportController(
            ChartsModel model,
            ChartsView view,
            Supplier<String> datasetName,
            Dialogs dialogs,
            Consumer<Path> saved,
            Failures failures,
            Executor files,
            Executor fxThread) {
        this.model = model;
        this.view = view;
        this.datasetName = datasetName;
        this.dialogs = dialogs;
        this.saved = saved;
        this.failures = failures;
        this.files = files;
        this.fxThread = fxThread;
    }

    /** Returns what can be exported, for the menu and the keys. */
    public List<Action> actions() {
        BooleanBinding measured = Bindings.isNotEmpty(model.metrics());
        BooleanBinding drawn = measured.or(Bindings.isNotEmpty(model.overlays()));
        return List.of(
                Action.of("charts.export.png", Feather.IMAGE, drawn, this::png, "Shortcut+E"),
                Action.of("charts.export.svg", Feather.PEN_TOOL, drawn, this::svg, "Shortcut+Shift+E"),
                Action.of("charts.export.csv", Feather.GRID, measured, this::csv, "Shortcut+Shift+M"));
    }

    private void png() {
        WritableImage picture = view.picture();
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        int[] argb = new int[width * height];
        picture.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        save("charts.export.png", ".png", file -> PictureFile.savePng(file, width, argb));
    }

    private void svg() {
        String document = view.svg();
        save("charts.export.svg", ".svg", file -> PictureFile.saveSvg(file, document));
    }

    private void csv() {
        List<EpochMetrics> metrics = List.copyOf(model.metrics());
        save("charts.export.csv", ".csv", file -> MetricsCsv.save(file, metrics));
    }

    /** What writes a file. */
    @FunctionalInterface
    private interface Writing {
        void to(Path file) throws IOException;
    }

    private void save(String key, String extension, Writing writing) {
        dialogs.saveFile(Texts.get(key + ".title"), Texts.get(key + ".files"), extension, datasetName.get())
                .ifPresent(file -> files.execute(() -> {
                    try {
                        writing.to(file);
                        fxThread.execute(() -> saved.accept(file));
                    } catch (IOException e) {
                        failures.tell(
                                Texts.get("charts.export.failed", file.getFileName()),
                                Texts.get("charts.export.failed.advice", Failures.reason(e)));
                    }
                }));
    }
}
