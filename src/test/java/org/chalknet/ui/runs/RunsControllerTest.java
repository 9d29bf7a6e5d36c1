package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.chalknet.storage.Model;
import org.chalknet.ui.run.RunModel;
import org.chalknet.ui.runs.RunsModel.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set by JUnit and before each
class RunsControllerTest {

    @TempDir
    private Path folder;

    private TrainedRuns runs;
    private RunsController controller;
    private Row row;

    @BeforeEach
    void train() {
        runs = new TrainedRuns(folder);
        controller = runs.controller(new RunModel(), Runnable::run);
        runs.train(0.5, 0.9);
        row = runs.model.rows().getFirst();
    }

    @AfterEach
    void close() {
        runs.autosave.close();
    }

    @Test
    void setsWhatARunWasSetByAndSaysSo() {
        runs.settings.seed().set(77);
        controller.again(row);
        assertThat(runs.settings.settings()).contains(Samples.FIVE_EPOCHS);
        assertThat(runs.model.overlaid()).containsExactly(row.number());
        assertThat(words()).isEqualTo("All is set as for A: change one setting, then press Run.");
    }

    /** The slider of our class is no setting. */
    @Test
    void saysThatARunWasTrainedOnOtherImages() {
        runs.dataset = Samples.blank("with drawings");
        controller.again(row);
        assertThat(words())
                .isEqualTo(
                        "The settings are as for A, but it was trained on other images or other drawings of our class.");
    }

    @Test
    void promisesResumeOnlyWhereItIs() {
        controller.show(row);
        assertThat(words()).startsWith("Run A is shown. Resume goes on with it");
        assertThat(runs.shown.resumableProperty().get()).isTrue();

        Row other = runs.model.add(new KeptRun(
                Samples.FIVE_EPOCHS,
                "other",
                null,
                "another digest",
                Samples.metrics(0.5),
                false,
                Samples.STATE,
                row.run().networks(),
                null));
        controller.show(other);
        assertThat(words()).startsWith("Run B is shown. It was trained on other images or drawings of our class");
        assertThat(runs.shown.resumableProperty().get()).isFalse();

        controller.show(runs.model.add(KeptRun.of(new Model(Samples.network(0), null, null), null)));
        assertThat(words()).isEqualTo("Run C is shown. Its file does not say how it was trained: it cannot go on.");
    }

    /** A run that ends meanwhile gives the others other names; one that goes on is another run. */
    @Test
    void takesOutWhatItAskedAboutAndNothingElse() {
        runs.dialogs.waits = true;
        controller.forget(runs.model.rows());
        runs.model.add(Samples.run(Samples.withKeepProb(0.3), 0.5));
        runs.dialogs.answer("Take out all the same");
        assertThat(runs.model.rows()).extracting(Row::letter).containsExactly("B");

        Row goesOn = runs.model.rows().getFirst();
        controller.forget(runs.model.rows());
        runs.model.replace(goesOn.number(), Samples.run(Samples.withKeepProb(0.3), 0.5, 0.6));
        runs.dialogs.answer("Take out all the same");
        assertThat(runs.model.rows()).hasSize(1);
    }

    private String words() {
        return runs.model.wordsProperty().get();
    }
}
