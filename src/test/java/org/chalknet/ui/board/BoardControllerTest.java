package org.chalknet.ui.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.chalknet.data.Dataset;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.MnistPreparation;
import org.chalknet.ink.PreparationStep;
import org.chalknet.ink.Stroke;
import org.junit.jupiter.api.Test;

class BoardControllerTest {

    private static final Dataset DIGITS = BoardSamples.digits();

    private final BoardModel model = new BoardModel();
    private final BoardController direct = new BoardController(model, _ -> {}, Runnable::run, Runnable::run);

    @Test
    void makesOneStrokeFromPressToRelease() {
        direct.penDown(10, 20);
        direct.penMoved(30, 40);
        direct.penUp();
        direct.penMoved(99, 99);
        direct.penDown(50, 60);
        direct.penUp();
        assertThat(strokes()).containsExactly(Stroke.dot(10, 20).to(30, 40), Stroke.dot(50, 60));
    }

    @Test
    void keepsTheStrokeOnTheBoardWhileThePenIsOutside() {
        direct.penDown(10, 20);
        direct.penMoved(-70, 900);
        direct.penMoved(40, 50);
        assertThat(strokes()).containsExactly(Stroke.dot(10, 20).to(0, 500).to(40, 50));
    }

    @Test
    void endsTheStrokeWhenTheBoardIsClearedUnderThePen() {
        direct.penDown(10, 20);
        direct.clear();
        direct.penMoved(30, 40);
        assertThat(model.emptyProperty().get()).isTrue();
    }

    @Test
    void showsWhatTheNetworkSeesBeforeAnyTraining() {
        direct.datasetChanged(DIGITS);
        direct.penDown(100, 100);
        direct.penMoved(100, 300);
        byte[] expected = new MnistPreparation(28, 28)
                .image(Drawing.EMPTY.with(Stroke.dot(100, 100).to(100, 300)));
        assertThat(image().pixels()).isEqualTo(expected);
        assertThat(model.messageProperty().get()).contains("untrained");
    }

    @Test
    void answersWhileThePenMovesAndAfterEveryEpoch() {
        direct.datasetChanged(DIGITS);
        direct.penDown(100, 100);
        direct.networkChanged(BoardSamples.sureOf(3));
        assertThat(model.answerProperty().get()).isEqualTo("3");
        assertThat(model.bars().get(3).percentage()).isEqualTo("91.0 %");
        direct.networkChanged(BoardSamples.sureOf(5));
        assertThat(model.answerProperty().get()).isEqualTo("5");
        direct.clear();
        assertThat(model.answerProperty().get()).isEmpty();
        assertThat(model.imageProperty().get()).isNull();
        direct.penDown(200, 200);
        assertThat(model.answerProperty().get()).isEqualTo("5");
    }

    @Test
    void keepsTheDrawingAndLosesTheAnswerWhenARunBegins() {
        direct.datasetChanged(DIGITS);
        direct.networkChanged(BoardSamples.sureOf(3));
        direct.penDown(100, 100);
        direct.networkChanged(null);
        assertThat(strokes()).hasSize(1);
        assertThat(model.imageProperty().get()).isNotNull();
        assertThat(model.messageProperty().get()).contains("untrained");
        assertThat(model.bars()).extracting(ClassProbability::percentage).containsOnly("");
    }

    @Test
    void forgetsTheNetworkOfAnotherDataSet() {
        direct.datasetChanged(DIGITS);
        direct.networkChanged(BoardSamples.sureOf(3));
        direct.penDown(100, 100);
        direct.datasetChanged(BoardSamples.dataset(List.of("Bag", "Ankle boot")));
        assertThat(strokes()).hasSize(1);
        assertThat(model.answerProperty().get()).isEmpty();
        assertThat(model.bars()).hasSize(2);
    }

    @Test
    void refusesANetworkThatDoesNotFitTheDataSet() {
        direct.datasetChanged(DIGITS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> direct.networkChanged(BoardSamples.always(0.5, 0.5)))
                .withMessage("a network of 784 inputs and 2 classes does not fit sample");
    }

    @Test
    void showsAnyTestImageWithItsTrueLabel() {
        direct.datasetChanged(DIGITS);
        direct.networkChanged(BoardSamples.sureOf(3));
        Set<Integer> labels = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            direct.showTestDigit();
            int label = Objects.requireNonNull(model.sheetProperty().get().testDigit())
                    .label();
            assertThat(image().pixels()).isEqualTo(DIGITS.test().image(label));
            assertThat(model.captionProperty().get()).isEqualTo("test image: " + label);
            labels.add(label);
        }
        assertThat(labels).hasSize(10);
        assertThat(model.answerProperty().get()).isEqualTo("3");
        direct.penDown(1, 1);
        assertThat(model.captionProperty().get()).isEqualTo("28 rows × 28 columns");
    }

    @Test
    void readsAnewWhenAStepIsSwitched() {
        direct.datasetChanged(DIGITS);
        direct.networkChanged(BoardSamples.sureOf(3));
        direct.penDown(100, 100);
        direct.penMoved(100, 300);
        Drawing line = model.sheetProperty().get().drawing();
        MnistPreparation preparation = new MnistPreparation(28, 28);
        StageModel centred = model.stages().all().getLast();
        assertThat(centred.otherwiseProperty().get()).isEqualTo("3, 91 %");

        centred.takenProperty().set(false);
        assertThat(image().pixels())
                .isEqualTo(preparation.image(line, Set.of(PreparationStep.SCALE, PreparationStep.THICKEN)));
        centred.takenProperty().set(true);
        assertThat(image().pixels()).isEqualTo(preparation.image(line));
        byte[] drawn = Objects.requireNonNull(
                        model.stages().all().getFirst().imageProperty().get())
                .pixels();
        assertThat(drawn).isEqualTo(preparation.image(line, Set.of()));
    }

    @Test
    void showsADrawingThatCanBeUndone() {
        direct.datasetChanged(DIGITS);
        direct.penDown(10, 20);
        direct.show(Drawing.EMPTY.with(Stroke.dot(3, 4)));
        direct.penMoved(30, 40);
        assertThat(strokes()).containsExactly(Stroke.dot(3, 4));
        assertThat(image().pixels()).isNotNull();
        direct.undo();
        assertThat(strokes()).containsExactly(Stroke.dot(10, 20));
    }

    @Test
    void labelsADrawingAndLeavesTheBoardForTheNext() {
        List<LabelledDrawing> labelled = new ArrayList<>();
        BoardController controller = new BoardController(model, labelled::add, Runnable::run, Runnable::run);
        controller.datasetChanged(DIGITS);
        controller.label(7);
        controller.showTestDigit();
        controller.label(7);
        assertThat(labelled).as("of nothing and of a test digit").isEmpty();

        controller.penDown(10, 20);
        controller.label(7);
        assertThat(labelled).containsExactly(new LabelledDrawing("7", Drawing.EMPTY.with(Stroke.dot(10, 20))));
        assertThat(model.emptyProperty().get()).isTrue();
        controller.undo();
        assertThat(strokes()).containsExactly(Stroke.dot(10, 20));
        controller.datasetChanged(BoardSamples.dataset(List.of("Bag", "Ankle boot")));
        controller.label(2);
        assertThat(labelled).as("of a class that is not there").hasSize(1);
        controller.label(1);
        assertThat(labelled.getLast().word()).isEqualTo("Ankle boot");
    }

    @Test
    void takesNoStepWithATestDigit() {
        direct.datasetChanged(DIGITS);
        direct.networkChanged(BoardSamples.sureOf(3));
        direct.showTestDigit();
        assertThat(model.stages().all())
                .extracting(stage -> stage.otherwiseProperty().get())
                .containsOnly("");
        assertThat(model.stages().all().getFirst().imageProperty().get()).isNull();
    }

    @Test
    void hasNoTestImageBeforeThereIsADataSet() {
        direct.showTestDigit();
        assertThat(model.emptyProperty().get()).isTrue();
    }

    @Test
    void asksOnlyAboutTheLatestOfTheDrawingsThatWait() {
        Queue<Runnable> background = new ArrayDeque<>();
        BoardController controller = new BoardController(model, _ -> {}, background::add, Runnable::run);
        controller.datasetChanged(DIGITS);
        controller.penDown(100, 100);
        for (int i = 0; i < 50; i++) {
            controller.penMoved(100, 100 + 5 * i);
        }
        assertThat(background).hasSize(1);
        assertThat(model.imageProperty().get()).isNull();
        background.remove().run();
        byte[] expected =
                new MnistPreparation(28, 28).image(model.sheetProperty().get().drawing());
        assertThat(image().pixels()).isEqualTo(expected);
    }

    @Test
    void showsAnswersWhileThePenKeepsMoving() {
        Queue<Runnable> background = new ArrayDeque<>();
        Queue<Runnable> fxThread = new ArrayDeque<>();
        BoardController controller = new BoardController(model, _ -> {}, background::add, fxThread::add);
        controller.datasetChanged(DIGITS);
        controller.penDown(100, 100);
        for (int i = 1; i <= 5; i++) {
            byte[] expected = new MnistPreparation(28, 28)
                    .image(model.sheetProperty().get().drawing());
            background.remove().run();
            controller.penMoved(100 + 20 * i, 100 + 90 * i);
            fxThread.remove().run();
            assertThat(image().pixels()).as("at move %d", i).isEqualTo(expected);
        }
    }

    @Test
    void neverShowsAnAnswerAfterALaterOne() {
        Queue<Runnable> fxThread = new ArrayDeque<>();
        BoardController controller = new BoardController(model, _ -> {}, Runnable::run, fxThread::add);
        controller.datasetChanged(DIGITS);
        controller.networkChanged(BoardSamples.sureOf(3));
        controller.penDown(100, 100);
        controller.clear();
        fxThread.remove().run();
        assertThat(model.answerProperty().get()).as("after clearing").isEmpty();
        assertThat(model.imageProperty().get()).isNull();

        controller.penDown(100, 100);
        controller.networkChanged(null);
        fxThread.remove().run();
        assertThat(model.answerProperty().get()).as("after a run began").isEmpty();
        fxThread.remove().run();
        assertThat(model.imageProperty().get()).isNotNull();

        controller.networkChanged(BoardSamples.sureOf(4));
        controller.networkChanged(BoardSamples.sureOf(5));
        Runnable earlier = fxThread.remove();
        fxThread.remove().run();
        earlier.run();
        assertThat(model.answerProperty().get()).as("the later of two").isEqualTo("5");
    }

    private GreyImage image() {
        return Objects.requireNonNull(model.imageProperty().get());
    }

    private List<Stroke> strokes() {
        return model.sheetProperty().get().drawing().strokes();
    }
}
