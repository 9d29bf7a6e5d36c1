package org.chalknet.ui.ourclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClassEvaluationTest {

    private static final LabelledDrawing A = ClassSamples.drawing("1", 1);
    private static final LabelledDrawing B = ClassSamples.drawing("2", 2);

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final ClassModel model = new ClassModel();
    private final ClassEvaluation evaluation = new ClassEvaluation(model, background::add, Runnable::run);

    @BeforeEach
    void chooseTheDigits() {
        model.setDataset(ClassSamples.DIGITS);
    }

    @Test
    void measuresEveryNetworkAndEveryChange() {
        model.addAll(List.of(A));
        assertThat(model.resultProperty().get()).isNull();
        evaluation.networkChanged(ClassSamples.sureOf(1), 0);
        assertThat(result().right()).isEqualTo(1);
        model.addAll(List.of(B));
        assertThat(result().count()).isEqualTo(2);
        assertThat(result().misread()).containsExactly(new ClassResult.Misread(B, "1"));
        evaluation.networkChanged(ClassSamples.sureOf(2), 1);
        assertThat(result().epoch()).isEqualTo(1);
        assertThat(result().misread()).containsExactly(new ClassResult.Misread(A, "2"));
        model.removeAll(List.of(A, B));
        assertThat(model.resultProperty().get()).isNull();
        model.undo();
        assertThat(result().count()).isEqualTo(2);
        evaluation.runStarted(TrainingSettings.DEFAULTS);
        assertThat(model.resultProperty().get()).isNull();
        evaluation.networkChanged(ClassSamples.sureOf(2), 0);
        assertThat(result().epoch()).isZero();
        model.setDataset(ClassSamples.dataset(ClassSamples.DIGITS.classNames()));
        assertThat(model.resultProperty().get()).isNull();
    }

    @Test
    void showsNoResultOfDrawingsThatAreGone() {
        model.addAll(List.of(A));
        evaluation.networkChanged(ClassSamples.sureOf(2), 0);
        model.removeAll(List.of(A));
        background.remove().run();
        assertThat(model.resultProperty().get()).isNull();
    }

    @Test
    void asksOnlyTheLatestNetworkAndShowsNothingOfAnOlderRun() {
        model.addAll(List.of(A));
        evaluation.networkChanged(ClassSamples.sureOf(1), 0);
        evaluation.networkChanged(ClassSamples.sureOf(2), 1);
        assertThat(background).hasSize(1);
        assertThat(result().epoch()).isEqualTo(1);

        evaluation.networkChanged(ClassSamples.sureOf(3), 2);
        evaluation.runStarted(TrainingSettings.DEFAULTS);
        background.remove().run();
        assertThat(model.resultProperty().get()).isNull();
    }

    /** Lets the background work, and returns what is shown. */
    private ClassResult result() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
        return Objects.requireNonNull(model.resultProperty().get());
    }
}
