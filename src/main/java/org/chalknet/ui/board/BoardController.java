package org.chalknet.ui.board;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.ink.Drawing;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.ink.MnistPreparation;
import org.chalknet.ink.Prediction;
import org.chalknet.ink.PreparationStep;
import org.chalknet.ink.Reading;
import org.chalknet.network.Network;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.LatestOnly;
import org.chalknet.ui.run.RunObserver;
import org.jspecify.annotations.Nullable;

/**
 * Turns the pen's moves into strokes, and asks the newest network about what is on the board. The asking is done in the
 * background; while one question is worked on, only the latest of those that follow is kept. All methods are for the FX
 * thread.
 */
public final class BoardController implements RunObserver {

    /** What is to be seen and answered; a later one has a greater number. */
    private record Question(
            long number,
            Sheet sheet,
            int rows,
            int columns,
            Set<PreparationStep> steps,
            @Nullable Network network) {}

    private final BoardModel model;
    private final Consumer<LabelledDrawing> labelled;
    private final Executor fxThread;
    private final Random random = new Random();
    private final LatestOnly<Question> questions;
    private @Nullable Network network;
    private boolean penDown;
    private double lastX;
    private double lastY;
    private long lastAsked;
    private long lastShown;

    /**
     * @param model what is shown
     * @param labelled gets the drawings that are labelled
     * @param background runs what takes time; one thread is enough
     * @param fxThread runs what touches the model, on the FX thread
     */
    public BoardController(
            BoardModel model, Consumer<LabelledDrawing> labelled, Executor background, Executor fxThread) {
        this.model = model;
        this.labelled = labelled;
        questions = new LatestOnly<>(background, this::answer);
        this.fxThread = fxThread;
        model.stages().all().forEach(stage -> stage.takenProperty().subscribe((_, _) -> ask()));
    }

    /** Changes the data set. The network is forgotten, since it was trained on another. */
    public void datasetChanged(Dataset dataset) {
        penDown = false;
        network = null;
        model.setDataset(dataset);
        askAnew();
    }

    /** The network of an older run answers no more. */
    @Override
    public void runStarted(TrainingSettings settings) {
        networkChanged(null);
    }

    @Override
    public void networkChanged(Network next, int epoch) {
        networkChanged(next);
    }

    /**
     * Changes the network that answers.
     *
     * @param next a snapshot that nobody changes any more, or null for an untrained network, as at the start of a run
     * @throws IllegalArgumentException if it is not for images and classes like those of the data set
     */
    public void networkChanged(@Nullable Network next) {
        Dataset dataset = model.datasetProperty().get();
        if (next != null
                && (dataset == null || next.inputs() != dataset.inputs() || next.classes() != dataset.classes())) {
            throw new IllegalArgumentException("a network of %d inputs and %d classes does not fit %s"
                    .formatted(next.inputs(), next.classes(), dataset == null ? "no data set" : dataset.name()));
        }
        network = next;
        model.setTrained(next != null);
        if (next == null) {
            askAnew();
        } else {
            ask();
        }
    }

    /** The run has diverged before there was a network to answer. */
    public void diverged() {
        model.setDiverged();
    }

    /** The pen touches the board, in units of {@link Drawing#SIDE}; outside of the board it is drawn at its edge. */
    void penDown(double x, double y) {
        model.beginStroke(onBoard(x), onBoard(y));
        penDown = true;
        lastX = x;
        lastY = y;
        ask();
    }

    /** The pen moves; of no effect unless it is down and really moves. */
    void penMoved(double x, double y) {
        if (penDown && (x != lastX || y != lastY)) {
            lastX = x;
            lastY = y;
            model.extendStroke(onBoard(x), onBoard(y));
            ask();
        }
    }

    /** The pen leaves the board. */
    void penUp() {
        penDown = false;
    }

    /** Puts a drawing on the board; what was there can be had back by undoing. */
    public void show(Drawing drawing) {
        penDown = false;
        model.put(drawing);
        ask();
    }

    /** Labels the drawing, which leaves the board for the next one; of no effect where nothing is drawn. */
    void label(String className) {
        Drawing drawing = model.sheetProperty().get().drawing();
        if (!drawing.isEmpty()) {
            labelled.accept(new LabelledDrawing(className, drawing));
            clear();
        }
    }

    /** Labels the drawing with the class of a number, if there is one. */
    void label(int label) {
        Dataset dataset = model.datasetProperty().get();
        if (dataset != null && label < dataset.classes()) {
            label(dataset.classNames().get(label));
        }
    }

    /** Takes everything off the board. */
    public void clear() {
        penDown = false;
        model.clear();
        ask();
    }

    /** Takes back the last stroke, test digit or clearing. */
    public void undo() {
        penDown = false;
        model.undo();
        ask();
    }

    /** Does again what was undone. */
    public void redo() {
        penDown = false;
        model.redo();
        ask();
    }

    /** Puts an image of the test set on the board, any one of them. */
    public void showTestDigit() {
        Dataset dataset = model.datasetProperty().get();
        if (dataset != null) {
            penDown = false;
            LabelledImages test = dataset.test();
            int index = random.nextInt(test.count());
            GreyImage image = new GreyImage(test.rows(), test.columns(), test.image(index));
            model.showTestDigit(new Sheet.TestDigit(image, test.label(index)));
            ask();
        }
    }

    private void askAnew() {
        lastShown = lastAsked;
        ask();
    }

    private void ask() {
        lastAsked++;
        Dataset dataset = model.datasetProperty().get();
        Sheet sheet = model.sheetProperty().get();
        if (dataset == null || sheet.isEmpty()) {
            lastShown = lastAsked;
            model.show(null, null);
            return;
        }
        Question question = new Question(
                lastAsked,
                sheet,
                dataset.training().rows(),
                dataset.training().columns(),
                model.stages().taken(),
                network);
        questions.want(question);
    }

    private void answer(Question question) {
        Runnable shows = shows(question);
        fxThread.execute(() -> {
            if (question.number > lastShown) {
                lastShown = question.number;
                shows.run();
            }
        });
    }

    /** Returns what shows the answer. */
    private Runnable shows(Question question) {
        Sheet.TestDigit testDigit = question.sheet.testDigit();
        if (testDigit != null) {
            GreyImage image = testDigit.image();
            Prediction prediction = question.network == null ? null : Prediction.of(question.network, image.pixels());
            return () -> model.show(image, prediction);
        }
        Reading reading = Reading.of(
                question.sheet.drawing(),
                new MnistPreparation(question.rows, question.columns),
                question.steps,
                question.network);
        List<GreyImage> images = reading.stages().stream()
                .map(pixels -> new GreyImage(question.rows, question.columns, pixels))
                .toList();
        return () -> model.show(images, reading.answer(), reading.otherwise());
    }

    private static double onBoard(double coordinate) {
        return Math.clamp(coordinate, 0, Drawing.SIDE);
    }
}
