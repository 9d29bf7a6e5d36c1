package org.chalknet.ui.runs;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import org.chalknet.data.Dataset;
import org.chalknet.network.Network;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;
import org.chalknet.training.TrainingWarning;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;
import org.chalknet.ui.notices.Notice;
import org.chalknet.ui.notices.NoticesModel;
import org.chalknet.ui.run.RunEnd;
import org.chalknet.ui.run.RunObserver;
import org.jspecify.annotations.Nullable;

/** Says when a training goes wrong: each warning once in a run, and what to do about one that has diverged. */
public final class RunWarnings implements RunObserver {

    /** No warning looks further back, and a run may have thousands of epochs. */
    private static final int EPOCHS_LOOKED_AT = 10;

    private final NoticesModel notices;
    private final RunsModel runs;
    private final IntSupplier testImages;
    private final Runnable halveTheRate;
    private final List<EpochMetrics> epochs = new ArrayList<>();
    private final Set<TrainingWarning.Kind> told = EnumSet.noneOf(TrainingWarning.Kind.class);
    /** What has been said since a new run began. */
    private final Set<String> said = new HashSet<>();

    private @Nullable TrainingSettings settings;
    private int tested;

    /**
     * @param notices where it is said
     * @param runs knows what can be done with a run now
     * @param testImages the number of images in the test set of a run that starts
     * @param halveTheRate lets a run that has diverged go on, or starts it again, with half the learning rate
     */
    public RunWarnings(NoticesModel notices, RunsModel runs, IntSupplier testImages, Runnable halveTheRate) {
        this.notices = notices;
        this.runs = runs;
        this.testImages = testImages;
        this.halveTheRate = halveTheRate;
    }

    @Override
    public void runStarted(TrainingSettings started) {
        begin(started);
        said.clear();
        notices.endOfRun(_ -> true);
    }

    /** Takes back all that has been said and offered: the run is no longer shown, since other images are. */
    public void forget() {
        notices.endOfRun(_ -> true);
        runs.divergedAtOnceProperty().set(null);
    }

    private void begin(TrainingSettings started) {
        settings = started;
        tested = testImages.getAsInt();
        epochs.clear();
        told.clear();
        runs.divergedAtOnceProperty().set(null);
    }

    /** What has been said of this run stands, if nobody has closed it; what has not, as of a run from a file, is said. */
    @Override
    public void runShown(
            TrainingSettings shown, List<EpochMetrics> before, Network network, @Nullable Dataset trainedOn) {
        begin(shown);
        List<String> words = before.stream()
                .flatMap(epoch -> warningsOf(epoch).stream())
                .map(RunWarnings::words)
                .toList();
        notices.endOfRun(notice -> !words.contains(notice.text()));
        words.forEach(this::say);
    }

    @Override
    public void epochCompleted(EpochMetrics metrics) {
        for (TrainingWarning warning : warningsOf(metrics)) {
            say(words(warning));
        }
    }

    private void say(String words) {
        if (said.add(words)) {
            notices.say(new Notice("warning", words, true, List.of()));
        }
    }

    /** Returns what there is to warn of after an epoch that was not so before. */
    private List<TrainingWarning> warningsOf(EpochMetrics metrics) {
        if (epochs.size() >= EPOCHS_LOOKED_AT) {
            epochs.removeFirst();
        }
        epochs.add(metrics);
        TrainingSettings current = settings;
        if (current == null || told.size() == TrainingWarning.Kind.values().length) {
            return List.of();
        }
        // In a loop, as TrainingWarning looks for them, and for the same reason.
        List<TrainingWarning> fresh = new ArrayList<>();
        for (TrainingWarning warning : TrainingWarning.of(current, tested, epochs)) {
            if (told.add(warning.kind())) {
                fresh.add(warning);
            }
        }
        return fresh;
    }

    /** Returns a warning in words that a pupil understands. */
    static String words(TrainingWarning warning) {
        String epoch = Figures.count(warning.epoch());
        return switch (warning.kind()) {
            case LOSS_RISES -> Texts.get("warning.loss-rises", epoch, Figures.plain(warning.amount(), 0));
            case DEAD_RELUS ->
                Texts.get(
                        "warning.dead-relus",
                        epoch,
                        Integer.toString(warning.layer()),
                        Figures.percent(warning.amount(), 0));
            case KEEP_PROB_TOO_LOW ->
                Texts.get("warning.keep-prob", epoch, Figures.count(Math.round(100 * warning.amount())));
        };
    }

    @Override
    public void runEnded(RunEnd end) {
        TrainingSettings ended = settings;
        if (end.kind() != RunEnd.Kind.DIVERGED) {
            return;
        }
        String epoch = Figures.count(end.epoch());
        if (!epochs.isEmpty()) {
            String last = Figures.count(epochs.getLast().epoch());
            offer(Texts.get("warning.diverged", epoch, last), Texts.get("warning.diverged.half", last));
        } else if (ended != null) {
            runs.divergedAtOnceProperty().set(ended);
            offer(Texts.get("warning.diverged.first", epoch), Texts.get("warning.diverged.first.half"));
        }
    }

    private void offer(String text, String half) {
        notices.say(new Notice(
                "diverged",
                text,
                true,
                List.of(
                        new Notice.Choice("half-rate", half, runs.halvableBinding(), halveTheRate),
                        new Notice.Choice("leave-it", Texts.get("warning.diverged.leave"), () -> {}))));
    }
}
