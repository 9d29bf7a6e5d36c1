package org.chalknet.ui.ourclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.IntStream;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.ink.DrawnImages;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.Test;

class ClassTrainingTest {

    private static final List<LabelledDrawing> TEN =
            IntStream.range(0, 10).mapToObj(i -> ClassSamples.drawing("7", i)).toList();

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final ClassModel model = new ClassModel();
    private final List<Throwable> failures = new ArrayList<>();
    private final ClassTraining training = new ClassTraining(model, failures::add, background::add, Runnable::run);

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

    @Test
    void comesBackToWhatARunHasTrainedOn() {
        model.setDataset(ClassSamples.DIGITS);
        model.addAll(TEN);
        model.trainingPercentProperty().set(50);
        background.remove().run();
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
        ClassTraining slow = new ClassTraining(other, failures::add, background::add, fxThread::add);
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
        assertThat(failures).isEmpty();
    }
}
