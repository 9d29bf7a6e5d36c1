package org.chalknet.ui.runs;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.chalknet.data.Dataset;
import org.chalknet.network.Network;
import org.chalknet.storage.StorageException;
import org.chalknet.training.Confusion;
import org.chalknet.training.McNemar;
import org.chalknet.ui.Figures;
import org.chalknet.ui.LatestOnly;
import org.chalknet.ui.Texts;
import org.chalknet.ui.runs.RunsModel.Row;
import org.jspecify.annotations.Nullable;

/** Says of two chosen runs how differently their last networks read the test set. All methods are for the FX thread. */
public final class Comparison {

    private static final double SURELY_NO_CHANCE = 0.05;
    private static final double SMALLEST_P_WRITTEN = 0.001;

    /** Two runs to compare; a later question has a greater number. */
    private record Question(long number, Row first, Row second, Dataset data) {}

    private final RunsModel model;
    private final ReadOnlyObjectProperty<@Nullable Dataset> dataset;
    private final LatestOnly<Question> questions;
    private final Executor fxThread;
    /** By network, since a run may be listed anew with its file. Used by the background alone. */
    private final Map<Networks, BitSet> read = new WeakHashMap<>();

    private @Nullable Dataset readOf;
    private long asked;

    /**
     * @param model the list of runs
     * @param dataset whose test set is read
     * @param background runs what takes time: one thread
     * @param fxThread runs what touches the model, on the FX thread
     */
    public Comparison(
            RunsModel model,
            ReadOnlyObjectProperty<@Nullable Dataset> dataset,
            Executor background,
            Executor fxThread) {
        this.model = model;
        this.dataset = dataset;
        questions = new LatestOnly<>(background, this::answer);
        this.fxThread = fxThread;
    }

    /**
     * Compares whenever others are chosen, or the test set is another; and when a run begins, for then what else has been said is
     * over.
     */
    public void follow() {
        model.chosen().subscribe(this::compare);
        model.lockedProperty().subscribe(active -> {
            if (active) {
                compare();
            }
        });
        dataset.subscribe(() -> {
            if (model.chosen().size() == 2) {
                compare();
            }
        });
    }

    private void compare() {
        long number = ++asked;
        Dataset data = dataset.get();
        if (model.chosen().size() != 2 || data == null) {
            model.say(Texts.get(model.chosen().size() > 2 ? "runs.hint.two" : "runs.hint"));
            return;
        }
        List<Row> two = List.copyOf(model.chosen());
        model.say(Texts.get("runs.comparing", two.get(0).letter(), two.get(1).letter()));
        questions.want(new Question(number, two.get(0), two.get(1), data));
    }

    private void answer(Question question) {
        String words = words(question.first, question.second, question.data);
        fxThread.execute(() -> {
            if (question.number == asked) {
                model.say(words);
            }
        });
    }

    private String words(Row first, Row second, Dataset data) {
        try {
            BitSet ofFirst = readRightly(first.run(), data);
            BitSet ofSecond = readRightly(second.run(), data);
            return ofFirst == null || ofSecond == null
                    ? Texts.get("runs.compare.other-images", data.name())
                    : words(first.letter(), second.letter(), McNemar.of(ofFirst, ofSecond));
        } catch (IOException | StorageException e) {
            return Texts.get("runs.compare.failed", String.valueOf(e.getMessage()));
        }
    }

    /** Returns how two runs compare, in words that a pupil understands. */
    static String words(String first, String second, McNemar test) {
        if (test.onlyFirst() + test.onlySecond() == 0) {
            return Texts.get("runs.compare.same", first, second);
        }
        double p = test.p();
        String probability;
        if (p < SMALLEST_P_WRITTEN) {
            probability = Texts.get("runs.compare.p.below", Figures.plain(SMALLEST_P_WRITTEN, 3));
        } else if (p < SURELY_NO_CHANCE && rounded(p) >= SURELY_NO_CHANCE) {
            probability = Texts.get("runs.compare.p.below", Figures.plain(SURELY_NO_CHANCE, 2));
        } else {
            probability = Texts.get("runs.compare.p", Figures.plain(rounded(p), 2));
        }
        return Texts.get(
                p < SURELY_NO_CHANCE ? "runs.compare.real" : "runs.compare.chance",
                images(test.onlyFirst()),
                first,
                Figures.count(test.onlySecond()),
                second,
                probability);
    }

    /** To two digits that count. */
    private static double rounded(double p) {
        return new BigDecimal(p)
                .setScale(p < 0.01 ? 4 : 2, RoundingMode.HALF_UP)
                .doubleValue();
    }

    private static String images(int count) {
        return Texts.get(count == 1 ? "runs.compare.image" : "runs.compare.images", Figures.count(count));
    }

    /** Which images of the test set a run's last network reads; null if they are not of its size. */
    private @Nullable BitSet readRightly(KeptRun run, Dataset data) throws IOException, StorageException {
        if (!data.equals(readOf)) {
            read.clear();
            readOf = data;
        }
        BitSet known = read.get(run.networks());
        if (known == null) {
            Network network = run.lastNetwork();
            if (network.inputs() != data.inputs() || network.classes() != data.classes()) {
                return null;
            }
            known = Confusion.of(network, data.test()).readRightly();
            read.put(run.networks(), known);
        }
        return known;
    }
}
