package org.chalknet.ui.ourclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.IntStream;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.ink.DrawnImages;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Failures;
import org.chalknet.ui.ToldDialogs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClassTrainingTest {

    private static final List<LabelledDrawing> TEN =
            IntStream.range(0, 10).mapToObj(i -> ClassSamples.drawing("7", i)).toList();

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final ClassModel model = new ClassModel();
    private final ToldDialogs dialogs = new ToldDialogs();
    private final Failures failures = new Failures(dialogs, Runnable::run);
    private final ClassTraining training = new ClassTraining(model, failures, background::add, Runnable::run);

    @Test
    void leavesTheDataSetAsItIsWhereNoDrawingIsTrainedOn() {
        assertThat(training.datasetProperty().get()).isNull();
        model.setDataset(ClassSamples.DIGITS);
        model.addAll(TEN);
        assertThat(training.datasetProperty().get()).isSameAs(ClassSamples.DIGITS);
        assertThat(background).isEmpty();
    }

    @Test
    void joinsTheDrawingsThatAreTrainedOnAndMeasuresTheOthers() {
        model.setDataset(ClassSamples.DIGITS);
        model.addAll(TEN);
        model.trainingPercentProperty().set(50);
        assertThat(training.datasetProperty().get()).as("while it is made").isNull();
        background.remove().run();

        Dataset joined = Objects.requireNonNull(training.datasetProperty().get());
        List<LabelledDrawing> half = model.split().training();
        LabelledImages images = DrawnImages.of(half, ClassSamples.DIGITS.classNames(), 28, 28);
        assertThat(joined.training().count()).isEqualTo(1 + 5);
        for (int i = 0; i < 5; i++) {
            assertThat(joined.training().image(1 + i)).isEqualTo(images.image(i));
            assertThat(joined.training().label(1 + i)).isEqualTo(7);
        }
        assertThat(joined.test()).isSameAs(ClassSamples.DIGITS.test());

        training.runStarted(TrainingSettings.DEFAULTS);
        model.trainingPercentProperty().set(0);
        assertThat(model.measured()).hasSize(5).doesNotContainAnyElementsOf(half);
    }

    /** Nobody is measured on what they have learnt from. */
    @Test
    void measuresARunThatIsShownOnWhatThatRunHasNotTrainedOn() {
        joinHalf();
        Dataset first = training.datasetProperty().get();
        List<LabelledDrawing> half = model.split().training();
        training.runStarted(TrainingSettings.DEFAULTS);
        model.trainingPercentProperty().set(0);
        training.runStarted(TrainingSettings.DEFAULTS);
        assertThat(model.measured()).hasSize(10);

        show(first);
        assertThat(model.measured()).hasSize(5).doesNotContainAnyElementsOf(half);
        show(ClassSamples.DIGITS);
        assertThat(model.measured()).hasSize(10);
        model.trainingPercentProperty().set(30);
        background.remove().run();
        show(ClassSamples.DIGITS);
        assertThat(model.measured()).as("the set alone").hasSize(10);
        show(training.datasetProperty().get());
        assertThat(model.measured()).as("as the next run will be").hasSize(7);

        show(null);
        assertThat(model.measured()).as("it may know all of them").isEmpty();
        assertThat(model.messageProperty().get())
                .isEqualTo("This run may have learnt from our drawings: none is measured");
        model.addAll(List.of(ClassSamples.drawing("7", 11)));
        assertThat(model.measured())
                .as("which may come from the file that it was trained on")
                .isEmpty();
        training.runStarted(TrainingSettings.DEFAULTS);
        assertThat(model.measured()).isNotEmpty();
    }

    private void joinHalf() {
        model.setDataset(ClassSamples.DIGITS);
        model.addAll(TEN);
        model.trainingPercentProperty().set(50);
        background.remove().run();
    }

    private void show(@Nullable Dataset trainedOn) {
        training.runShown(
                TrainingSettings.DEFAULTS,
                List.of(),
                HeInitializer.initialize(List.of(784, 10), new NumPyRandom(0)),
                trainedOn);
    }

    @Test
    void tellsWhatARunMayHaveBeenTrainedOn() {
        assertThat(training.datasets()).isEmpty();
        model.setDataset(ClassSamples.DIGITS);
        model.addAll(TEN);
        assertThat(training.datasets()).containsExactly(ClassSamples.DIGITS);
        model.trainingPercentProperty().set(50);
        assertThat(training.datasets()).as("while it is made").containsExactly(ClassSamples.DIGITS);
        background.remove().run();
        assertThat(training.datasets())
                .containsExactly(training.datasetProperty().get(), ClassSamples.DIGITS);
    }

    @Test
    void saysThatDrawingsCannotJoinAndMeasuresAll() {
        LabelledImages small = new LabelledImages(28, 28, new byte[28 * 28], new byte[] {0});
        model.setDataset(new Dataset("digits", ClassSamples.DIGITS.classNames(), small, small));
        model.addAll(List.of(new LabelledDrawing("no class", TEN.getFirst().drawing())));
        model.trainingPercentProperty().set(100);
        background.remove().run();
        assertThat(dialogs.told).singleElement().asString().startsWith("Our drawings could not join the training. | ");
        assertThat(model.trainingPercentProperty().get()).isZero();
        assertThat(training.datasetProperty().get()).isNotNull();
        assertThat(model.measured()).hasSize(1);
    }

    @Test
    void comesBackToWhatARunHasTrainedOn() {
        joinHalf();
        Dataset trainedOn = training.datasetProperty().get();
        training.runStarted(TrainingSettings.DEFAULTS);
        model.trainingPercentProperty().set(60);
        background.remove().run();
        assertThat(training.datasetProperty().get()).isNotNull().isNotSameAs(trainedOn);
        model.trainingPercentProperty().set(50);
        background.remove().run();
        assertThat(training.datasetProperty().get()).isSameAs(trainedOn);
    }

    @Test
    void makesOnlyTheLatestOfTheSetsThatWait() {
        model.setDataset(ClassSamples.DIGITS);
        model.trainingPercentProperty().set(100);
        TEN.forEach(drawing -> model.addAll(List.of(drawing)));
        assertThat(background).hasSize(1);
        background.remove().run();
        assertThat(Objects.requireNonNull(training.datasetProperty().get())
                        .training()
                        .count())
                .isEqualTo(11);
    }

    @Test
    void isNotReadyWithASetThatIsOldByNow() {
        Queue<Runnable> fxThread = new ArrayDeque<>();
        ClassModel other = new ClassModel();
        ClassTraining slow = new ClassTraining(other, failures, background::add, fxThread::add);
        other.setDataset(ClassSamples.DIGITS);
        other.addAll(TEN);
        other.trainingPercentProperty().set(50);
        background.remove().run();
        other.trainingPercentProperty().set(60);
        fxThread.remove().run();
        assertThat(slow.datasetProperty().get()).isNull();
        background.remove().run();
        fxThread.remove().run();
        assertThat(slow.datasetProperty().get()).isNotNull();
        assertThat(dialogs.told).isEmpty();
    }
}
