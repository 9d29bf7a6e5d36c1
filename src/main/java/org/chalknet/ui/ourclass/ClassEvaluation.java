package org.chalknet.ui.ourclass;

import java.util.List;
import java.util.concurrent.Executor;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.network.Network;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.LatestOnly;
import org.chalknet.ui.run.RunObserver;
import org.jspecify.annotations.Nullable;

/**
 * Asks the newest network about our class, in the background; of networks and of sets that wait only the latest counts. All
 * methods are for the FX thread.
 */
public final class ClassEvaluation implements RunObserver {

    /** A network to ask about the drawings; a later one has a greater number. */
    private record Question(
            long number, int epoch, Network network, List<LabelledDrawing> drawings, ClassImages images) {}

    private final ClassModel model;
    private final Executor fxThread;
    private final LatestOnly<Question> questions;
    private @Nullable Network network;
    private int epoch;
    private long lastAsked;
    private long lastOutdated;

    /**
     * @param model the class set, which is measured anew with each of its changes
     * @param background runs what asks networks: one thread
     * @param fxThread runs what touches the model, on the FX thread
     */
    public ClassEvaluation(ClassModel model, Executor background, Executor fxThread) {
        this.model = model;
        questions = new LatestOnly<>(background, this::answer);
        this.fxThread = fxThread;
        model.datasetProperty().subscribe(this::forget);
        model.drawings().subscribe(this::ask);
    }

    @Override
    public void runStarted(TrainingSettings settings) {
        forget();
    }

    @Override
    public void networkChanged(Network next, int epochOfNext) {
        network = next;
        epoch = epochOfNext;
        ask();
    }

    private void forget() {
        network = null;
        ask();
    }

    private void ask() {
        lastAsked++;
        Network asked = network;
        ClassImages images = model.images();
        List<LabelledDrawing> drawings = model.measured();
        if (asked == null || images == null || drawings.isEmpty()) {
            lastOutdated = lastAsked;
            model.show(null);
        } else {
            questions.want(new Question(lastAsked, epoch, asked, drawings, images));
        }
    }

    private void answer(Question question) {
        ClassResult result = ClassResult.of(question.epoch, question.network, question.drawings, question.images);
        fxThread.execute(() -> shown(question, result));
    }

    /** Shows a result, unless the run or the data set is another by now; a later one may be on its way. */
    private void shown(Question question, ClassResult result) {
        if (question.number > lastOutdated) {
            model.show(result);
        }
    }
}
