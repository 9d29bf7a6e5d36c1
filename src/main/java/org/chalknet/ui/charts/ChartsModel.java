package org.chalknet.ui.charts;

import java.util.Comparator;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.chalknet.data.Dataset;
import org.chalknet.network.Network;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.ourclass.ClassResult;
import org.chalknet.ui.run.RunEnd;
import org.chalknet.ui.run.RunObserver;
import org.jspecify.annotations.Nullable;

/** What has been measured in the current run, and the epoch that is pointed at. */
public final class ChartsModel implements RunObserver {

    /** Stands for no epoch. */
    public static final int NONE = -1;

    private final ObservableList<EpochMetrics> metrics = FXCollections.observableArrayList();
    private final ObservableList<EpochMetrics> readOnlyMetrics = FXCollections.unmodifiableObservableList(metrics);
    private final ObservableList<ClassResult> classResults = FXCollections.observableArrayList();
    private final ObservableList<ClassResult> readOnlyClassResults =
            FXCollections.unmodifiableObservableList(classResults);
    private final ReadOnlyIntegerWrapper epochs = new ReadOnlyIntegerWrapper(1);
    private final ReadOnlyIntegerWrapper firstEpochWithoutLoss = new ReadOnlyIntegerWrapper(NONE);
    private final ReadOnlyIntegerWrapper divergedIn = new ReadOnlyIntegerWrapper(NONE);
    private final BooleanProperty running = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper pointed = new ReadOnlyIntegerWrapper(NONE);
    private final ObservableList<Overlay> overlays = FXCollections.observableArrayList();
    private final ObservableList<Overlay> readOnlyOverlays = FXCollections.unmodifiableObservableList(overlays);
    private final ObservableList<Integer> kept = FXCollections.observableArrayList();
    private final ObservableList<Integer> readOnlyKept = FXCollections.unmodifiableObservableList(kept);
    private final ReadOnlyIntegerWrapper chosen = new ReadOnlyIntegerWrapper(NONE);

    /** Adds how well our class is read by the network of an epoch; measured again, it takes the place of the first. */
    public void showClass(@Nullable ClassResult result) {
        if (result != null) {
            classResults.removeIf(other -> other.epoch() == result.epoch());
            classResults.add(result);
        }
    }

    @Override
    public void runStarted(TrainingSettings settings) {
        clear();
        epochs.set(settings.epochs());
    }

    /** A run that goes on where it stands keeps what our class was measured at. */
    @Override
    public void runShown(
            TrainingSettings settings, List<EpochMetrics> shown, Network network, @Nullable Dataset trainedOn) {
        List<ClassResult> results = !shown.isEmpty() && shown.equals(metrics) ? List.copyOf(classResults) : List.of();
        RunObserver.super.runShown(settings, shown, network, trainedOn);
        classResults.setAll(results);
    }

    @Override
    public void epochCompleted(EpochMetrics done) {
        if (firstEpochWithoutLoss.get() == NONE
                && !(Double.isFinite(done.loss()) && Double.isFinite(done.testLoss()))) {
            firstEpochWithoutLoss.set(done.epoch());
        }
        metrics.add(done);
    }

    @Override
    public void runEnded(RunEnd end) {
        divergedIn.set(end.kind() == RunEnd.Kind.DIVERGED ? end.epoch() : NONE);
    }

    /** Forgets the run. */
    public void clear() {
        divergedIn.set(NONE);
        pointed.set(NONE);
        firstEpochWithoutLoss.set(NONE);
        chosen.set(NONE);
        kept.clear();
        classResults.clear();
        metrics.clear();
    }

    /** Shows other runs over the current one. */
    public void overlay(List<Overlay> others) {
        overlays.setAll(others);
    }

    /** Says that the network of an epoch is kept, later than those before. */
    public void keep(int epoch) {
        kept.add(epoch);
    }

    /** Chooses the kept network nearest to a place on the axis to answer; the newest one stays the newest. */
    public void choose(double epoch) {
        int nearest = kept.stream()
                .min(Comparator.comparingDouble(one -> Math.abs(one - epoch)))
                .orElse(NONE);
        chosen.set(kept.isEmpty() || nearest == kept.getLast() ? NONE : nearest);
    }

    /** Says how many epochs the next run is going to have; what is shown of a run stays. */
    public void expect(int newEpochs) {
        if (metrics.isEmpty()) {
            epochs.set(newEpochs);
        }
    }

    /** Points at the measured epoch nearest to a place on the axis. */
    void pointAt(double epoch) {
        pointed.set(metrics.isEmpty() ? NONE : Math.clamp(Math.round(epoch), 0, metrics.size() - 1));
    }

    /** Points at the epoch so many after the one pointed at, or after the last one. */
    void pointOn(int step) {
        pointAt((pointed.get() == NONE ? metrics.size() - 1 : pointed.get()) + step);
    }

    /** Points at nothing. */
    void pointAway() {
        pointed.set(NONE);
    }

    /** Returns what was measured, epoch by epoch from 0. */
    public ObservableList<EpochMetrics> metrics() {
        return readOnlyMetrics;
    }

    /** Returns the number of epochs that the run is going to have. */
    public ReadOnlyIntegerProperty epochsProperty() {
        return epochs.getReadOnlyProperty();
    }

    /** Returns whether a run is active. To be bound. */
    public BooleanProperty runningProperty() {
        return running;
    }

    /** Returns the first epoch whose loss is not finite, {@link #NONE} if there is none. */
    public ReadOnlyIntegerProperty firstEpochWithoutLossProperty() {
        return firstEpochWithoutLoss.getReadOnlyProperty();
    }

    /** Returns the epoch in which the run diverged, {@link #NONE} if it has not. */
    ReadOnlyIntegerProperty divergedInProperty() {
        return divergedIn.getReadOnlyProperty();
    }

    /** Returns the epoch that is pointed at, {@link #NONE} if there is none. */
    public ReadOnlyIntegerProperty pointedProperty() {
        return pointed.getReadOnlyProperty();
    }

    /** Returns the epoch whose network is to answer, {@link #NONE} for the newest. */
    public ReadOnlyIntegerProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Returns the epochs whose networks are kept, in order. */
    ObservableList<Integer> kept() {
        return readOnlyKept;
    }

    /** Returns the runs that are shown over the current one. */
    ObservableList<Overlay> overlays() {
        return readOnlyOverlays;
    }

    /** Returns how many epochs there is to show. */
    int epochsShown() {
        return overlays.stream().mapToInt(overlay -> overlay.metrics().size()).reduce(epochs.get(), Math::max);
    }

    /** Returns how well our class was read, for the epochs after which it was measured. */
    ObservableList<ClassResult> classResults() {
        return readOnlyClassResults;
    }

    /** Returns how well our class was read when it was measured last; null if it has not been. */
    @Nullable
    ClassResult newestClassResult() {
        return classResults.isEmpty() ? null : classResults.getLast();
    }

    /** Returns how well our class was read after an epoch; null if it was not measured then. */
    @Nullable
    ClassResult classResult(int epoch) {
        return classResults.stream()
                .filter(result -> result.epoch() == epoch)
                .findAny()
                .orElse(null);
    }

    /** Returns the points of the training set's curve, of the test set's and of our class's. */
    List<List<Curve.Point>> curves(Metric metric, int limit) {
        return List.of(
                Curve.of(metrics, EpochMetrics::epoch, metric::training, limit),
                Curve.of(metrics, EpochMetrics::epoch, metric::test, limit),
                Curve.of(classResults, ClassResult::epoch, metric::ourClass, limit));
    }
}
