package org.chalknet;

import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.chalknet.data.Dataset;
import org.chalknet.ui.Texts;
import org.chalknet.ui.board.BoardModel;
import org.chalknet.ui.charts.ChartsModel;
import org.chalknet.ui.dataset.DatasetModel;
import org.chalknet.ui.notebook.NotebookModel;
import org.chalknet.ui.notices.NoticesModel;
import org.chalknet.ui.ourclass.ClassModel;
import org.chalknet.ui.run.RunModel;
import org.chalknet.ui.settings.SettingsModel;
import org.jspecify.annotations.Nullable;

/**
 * The models of a window, and what follows in one of them from another.
 *
 * @param dataset the data set that is open
 * @param settings what the next run is set by
 * @param run where the run stands
 * @param charts what is measured
 * @param notebook the notebook's lines
 * @param board the board to draw on
 * @param ourClass the drawings of our class
 * @param notices what there is to say
 */
record WindowModels(
        DatasetModel dataset,
        SettingsModel settings,
        RunModel run,
        ChartsModel charts,
        NotebookModel notebook,
        BoardModel board,
        ClassModel ourClass,
        NoticesModel notices) {

    /** New ones. */
    WindowModels() {
        this(
                new DatasetModel(),
                new SettingsModel(),
                new RunModel(),
                new ChartsModel(),
                new NotebookModel(),
                new BoardModel(),
                new ClassModel(),
                new NoticesModel());
    }

    /**
     * Lets them follow each other from now on.
     *
     * @param trainedOn what the next run trains on; null while it is not ready
     * @param opened told of each data set that is opened, after the models
     */
    void connect(ReadOnlyObjectProperty<@Nullable Dataset> trainedOn, Consumer<Dataset> opened) {
        settings.lockedProperty().bind(run.activeBinding());
        settings.currentEpochProperty().bind(run.epochProperty());
        settings.epochs().valueProperty().subscribe(epochs -> charts.expect(epochs.intValue()));
        dataset.lockedProperty().bind(run.activeBinding());
        charts.runningProperty().bind(run.activeBinding());
        board.runningProperty().bind(run.activeBinding());
        ourClass.resultProperty().subscribe(charts::showClass);
        dataset.datasetProperty().subscribe(changed -> {
            if (changed != null) {
                settings.inputsProperty().set(changed.inputs());
                settings.classesProperty().set(changed.classes());
                charts.clear();
                notebook.clear();
                run.reset();
                opened.accept(changed);
            }
        });
        run.obstacleProperty()
                .bind(Bindings.createStringBinding(
                        () -> obstacle(trainedOn.get()),
                        settings.validProperty(),
                        trainedOn,
                        dataset.datasetProperty(),
                        dataset.loadingProperty()));
    }

    /** Returns why no run can start, in words; empty if one can. */
    private String obstacle(@Nullable Dataset trainedOn) {
        if (!dataset.loadingProperty().get().isEmpty()) {
            return Texts.get("run.obstacle.loading");
        }
        if (dataset.datasetProperty().get() == null) {
            return Texts.get("run.obstacle.dataset");
        }
        if (trainedOn == null) {
            return Texts.get("run.obstacle.class");
        }
        return settings.validProperty().get() ? "" : Texts.get("run.obstacle.settings");
    }

    /** Returns the name of the data set that is open; empty before there is one. */
    String datasetName() {
        Dataset current = dataset.datasetProperty().get();
        return current == null ? "" : current.name();
    }
}
