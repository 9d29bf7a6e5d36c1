package org.chalknet.ui.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chalknet.ink.Prediction;
import org.chalknet.ink.Stroke;
import org.junit.jupiter.api.Test;

class BoardModelTest {

    private static final GreyImage IMAGE = new GreyImage(1, 1, new byte[] {1});

    private final BoardModel model = new BoardModel();

    @Test
    void undoesAndRedoesStrokeByStroke() {
        model.beginStroke(1, 1);
        model.extendStroke(2, 2);
        model.extendStroke(3, 3);
        model.beginStroke(9, 9);
        Stroke first = Stroke.dot(1, 1).to(2, 2).to(3, 3);
        assertThat(strokes()).containsExactly(first, Stroke.dot(9, 9));

        model.undo();
        assertThat(strokes()).containsExactly(first);
        model.undo();
        assertThat(model.emptyProperty().get()).isTrue();
        assertThat(model.undoableProperty().get()).isFalse();
        model.redo();
        model.redo();
        assertThat(strokes()).containsExactly(first, Stroke.dot(9, 9));
        assertThat(model.redoableProperty().get()).isFalse();
    }

    @Test
    void forgetsWhatWasUndoneOnceSomethingIsDrawn() {
        model.beginStroke(1, 1);
        model.undo();
        model.beginStroke(2, 2);
        assertThat(model.redoableProperty().get()).isFalse();
        assertThat(strokes()).containsExactly(Stroke.dot(2, 2));
    }

    @Test
    void givesBackWhatWasCleared() {
        model.beginStroke(1, 1);
        model.clear();
        assertThat(model.emptyProperty().get()).isTrue();
        model.undo();
        assertThat(strokes()).containsExactly(Stroke.dot(1, 1));
    }

    @Test
    void makesNoStepOfClearingAnEmptyBoard() {
        model.clear();
        assertThat(model.undoableProperty().get()).isFalse();
    }

    @Test
    void letsADrawingReplaceATestDigit() {
        model.beginStroke(1, 1);
        model.showTestDigit(new Sheet.TestDigit(IMAGE, 7));
        assertThat(strokes()).isEmpty();
        assertThat(model.emptyProperty().get()).isFalse();

        model.beginStroke(2, 2);
        assertThat(model.sheetProperty().get().testDigit()).isNull();
        assertThat(strokes()).containsExactly(Stroke.dot(2, 2));
    }

    @Test
    void dropsTheTestDigitsOfAnotherDataSetButNoDrawing() {
        model.setDataset(BoardSamples.digits());
        model.beginStroke(1, 1);
        model.showTestDigit(new Sheet.TestDigit(IMAGE, 7));
        model.setDataset(BoardSamples.digits());
        assertThat(model.emptyProperty().get()).isTrue();
        model.undo();
        assertThat(strokes()).containsExactly(Stroke.dot(1, 1));
        assertThat(model.undoableProperty().get()).isTrue();
    }

    @Test
    void saysThatTheNetworkIsUntrainedAndShowsNoValues() {
        model.setDataset(BoardSamples.digits());
        assertThat(model.answerProperty().get()).isEmpty();
        assertThat(model.messageProperty().get()).isEqualTo("The network is untrained: press Run");
        assertThat(model.bars())
                .hasSize(10)
                .allMatch(bar -> bar.percentage().isEmpty() && !bar.top())
                .extracting(ClassProbability::className)
                .startsWith("0", "1");
    }

    @Test
    void saysTheAnswerInWords() {
        answer(BoardSamples.names(3), 0.0136f, 0.0144f, 0.972f);
        assertThat(model.answerProperty().get()).isEqualTo("2");
        assertThat(model.messageProperty().get()).isEqualTo("97.2 % sure, then 1");
        assertThat(model.bars())
                .containsExactly(
                        new ClassProbability("0", 0.0136f, "1.4 %", false),
                        new ClassProbability("1", 0.0144f, "1.4 %", false),
                        new ClassProbability("2", 0.972f, "97.2 %", true));
    }

    @Test
    void namesNoSecondThatItHoldsForImpossible() {
        answer(List.of("cat", "dog"), 0.99996f, 0.00004f);
        assertThat(model.messageProperty().get()).isEqualTo("100.0 % sure");
    }

    @Test
    void showsTheTenMostProbableOfManyClasses() {
        float[] probabilities = new float[100];
        for (int k = 0; k < 100; k++) {
            probabilities[k] = k / 4950f;
        }
        answer(BoardSamples.names(100), probabilities);
        assertThat(model.bars())
                .extracting(ClassProbability::className)
                .containsExactly("99", "98", "97", "96", "95", "94", "93", "92", "91", "90");
        assertThat(model.bars().getFirst().top()).isTrue();
    }

    @Test
    void saysThatTheTrainingHasDiverged() {
        answer(BoardSamples.names(2), Float.NaN, Float.NaN);
        assertThat(model.answerProperty().get()).isEmpty();
        assertThat(model.messageProperty().get()).contains("diverged");
        assertThat(model.bars()).extracting(ClassProbability::percentage).containsOnly("");
    }

    @Test
    void forgetsTheAnswerWhenARunBegins() {
        answer(BoardSamples.names(2), 0.25f, 0.75f);
        model.setTrained(false);
        assertThat(model.answerProperty().get()).isEmpty();
        assertThat(model.messageProperty().get()).contains("untrained");
    }

    @Test
    void speaksOfDigitsOnlyWhereTheClassesAre() {
        model.setDataset(BoardSamples.digits());
        assertThat(model.titleProperty().get()).isEqualTo("Draw a digit");
        assertThat(model.testDigitNameProperty().get()).isEqualTo("A test digit");
        model.setDataset(BoardSamples.dataset(List.of("Bag", "Ankle boot")));
        assertThat(model.titleProperty().get()).isEqualTo("Draw a picture");
        assertThat(model.testDigitNameProperty().get()).isEqualTo("A test image");
    }

    private void answer(List<String> names, float... probabilities) {
        model.setDataset(BoardSamples.dataset(names));
        model.setTrained(true);
        model.beginStroke(1, 1);
        model.show(IMAGE, new Prediction(probabilities));
    }

    private List<Stroke> strokes() {
        return model.sheetProperty().get().drawing().strokes();
    }
}
