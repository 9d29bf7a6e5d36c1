package org.chalknet.ui.ourclass;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.chalknet.data.Dataset;
import org.chalknet.ink.LabelledDrawing;
import org.chalknet.network.Network;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Failures;
import org.chalknet.ui.LatestOnly;
import org.chalknet.ui.Texts;
import org.chalknet.ui.run.RunObserver;
import org.jspecify.annotations.Nullable;

/**
 * Joins the part of our class that is to be trained on to the data set, ahead of the next run, and remembers which drawings
 * a run has trained on. What a run has trained on comes back as the same data set, so that the run can go on. Images are made
 * in the background; of changes that wait only the latest counts. All methods are for the FX thread.
 */
public final class ClassTraining implements RunObserver {

    /** What the next run trains on: the data set, and the drawings that are to join it. */
    private record Wish(ClassImages images, List<LabelledDrawing> training) {}

    private final ClassModel model;
    private final Failures failures;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<@Nullable Dataset> dataset = new ReadOnlyObjectWrapper<>();
    private final LatestOnly<Wish> wishes;
    /** Which drawings joined a data set, as long as that is in use. */
    private final Map<Dataset, List<LabelledDrawing>> joinedBy = new WeakHashMap<>();

    private @Nullable Wish wish;
    private volatile @Nullable Dataset trainedOn;

    /**
     * @param model the class set
     * @param failures told when the images cannot be made; then none is to join the data set
     * @param background runs what takes time: one thread
     * @param fxThread runs what touches the properties, on the FX thread
     */
    public ClassTraining(ClassModel model, Failures failures, Executor background, Executor fxThread) {
        this.model = model;
        this.failures = failures;
        wishes = new LatestOnly<>(background, this::join);
        this.fxThread = fxThread;
        model.datasetProperty().subscribe(this::prepare);
        model.trainingPercentProperty().subscribe((_, _) -> prepare());
        model.drawings().subscribe(this::prepare);
    }

    /** What the next run trains on; null without a data set, and while the images are being made. */
    public ReadOnlyObjectProperty<@Nullable Dataset> datasetProperty() {
        return dataset.getReadOnlyProperty();
    }

    /**
     * Returns what a run that is shown may have been trained on: what the next one trains on, unless that is being made, and the
     * data set alone; none before there is one.
     */
    public List<Dataset> datasets() {
        ClassImages images = model.images();
        return images == null
                ? List.of()
                : Stream.of(dataset.get(), images.dataset())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList();
    }

    @Override
    public void runStarted(TrainingSettings settings) {
        trainedOn = dataset.get();
        model.trainOn(wish == null ? List.of() : wish.training);
    }

    /** Of a run that may have been trained on any drawing that is here, none of them tells how well it reads. */
    @Override
    public void runShown(
            TrainingSettings settings, List<EpochMetrics> epochs, Network network, @Nullable Dataset shownOn) {
        trainedOn = shownOn;
        List<LabelledDrawing> joined = shownOn == null ? null : joinedBy.get(shownOn);
        if (joined == null) {
            model.trainOnUnknown();
        } else {
            model.trainOn(joined);
        }
    }

    private void prepare() {
        ClassImages images = model.images();
        Wish next = images == null ? null : new Wish(images, model.split().training());
        if (next != null && next.equals(wish)) {
            return;
        }
        wish = next;
        if (next == null || next.training.isEmpty()) {
            show(next);
        } else {
            dataset.set(null);
            wishes.want(next);
        }
    }

    private void show(@Nullable Wish next) {
        if (next != null) {
            joinedBy.put(next.images.dataset(), List.of());
        }
        dataset.set(next == null ? null : next.images.dataset());
    }

    private void join(Wish next) {
        try {
            Dataset made = next.images.dataset().withTraining(next.images.of(next.training));
            Dataset before = trainedOn;
            Dataset joined = before != null && before.isSameAs(made) ? before : made;
            fxThread.execute(() -> joined(next, joined));
        } catch (RuntimeException | OutOfMemoryError e) {
            String reason = e instanceof OutOfMemoryError ? Texts.get("failure.memory") : Failures.reason(e);
            fxThread.execute(() -> {
                if (next.equals(wish)) {
                    model.trainingPercentProperty().set(0);
                    failures.tell(Texts.get("class.join.failed"), Texts.get("class.join.failed.advice", reason));
                }
            });
        }
    }

    private void joined(Wish done, Dataset joined) {
        if (done.equals(wish)) {
            joinedBy.put(joined, done.training);
            dataset.set(joined);
        }
    }
}
