package org.chalknet.ui.ourclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalknet.ink.LabelledDrawing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClassModelTest {

    private static final LabelledDrawing A = ClassSamples.drawing("1", 1);
    private static final LabelledDrawing B = ClassSamples.drawing("2", 2);
    private static final LabelledDrawing C = ClassSamples.drawing("3", 3);

    private final ClassModel model = new ClassModel();

    @BeforeEach
    void chooseTheDigits() {
        model.setDataset(ClassSamples.DIGITS);
    }

    @Test
    void holdsNoDrawingTwice() {
        assertThat(model.addAll(List.of(A, B, A))).isEqualTo(2);
        assertThat(model.addAll(List.of(new LabelledDrawing("9", A.drawing()), C)))
                .isEqualTo(1);
        assertThat(model.drawings()).containsExactly(A, B, C);
        model.replaceAll(List.of(C, C, B));
        assertThat(model.drawings()).containsExactly(C, B);
    }

    @Test
    void takesARemovalBackAndKeepsWhatCameSince() {
        model.addAll(List.of(A, B));
        model.removeAll(List.of(A));
        model.addAll(List.of(C));
        assertThat(model.drawings()).containsExactly(B, C);
        assertThat(model.contains(A.drawing())).isFalse();
        model.undo();
        assertThat(model.drawings()).containsExactly(A, B, C);
        assertThat(model.undoableProperty().get()).isFalse();
        model.undo();
        assertThat(model.drawings()).containsExactly(A, B, C);
    }

    @Test
    void takesARelabellingBack() {
        model.addAll(List.of(A, B));
        model.relabel(List.of(B.drawing()), "7");
        assertThat(model.drawings()).containsExactly(A, new LabelledDrawing("7", B.drawing()));
        model.undo();
        assertThat(model.drawings()).containsExactly(A, B);
    }

    @Test
    void measuresNothingThatWasTrainedOn() {
        model.addAll(List.of(A, B));
        model.trainOn(List.of(A));
        model.relabel(List.of(A.drawing()), "9");
        model.addAll(List.of(C));
        assertThat(model.measured()).containsExactly(B, C);
        model.setDataset(ClassSamples.DIGITS);
        assertThat(model.measured()).hasSize(3);
    }

    @Test
    void forgetsTheDrawingsOfOtherClasses() {
        model.addAll(List.of(A));
        model.setDataset(ClassSamples.dataset(ClassSamples.DIGITS.classNames()));
        assertThat(model.drawings()).containsExactly(A);
        model.setDataset(ClassSamples.dataset(List.of("cat", "dog")));
        assertThat(model.drawings()).isEmpty();
    }
}
