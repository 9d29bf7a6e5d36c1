package org.chalknet.ui.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chalknet.training.Augmentation;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.Setting;
import org.chalknet.training.TrainingSettings;
import org.chalknet.ui.Figures;
import org.chalknet.ui.Texts;

/** What runs are called: by what they differ in, by no setting that they have in common, and by how far they came if not to their end. */
final class RunNames {

    /** A setting in words. */
    private record Trait(String name, Function<TrainingSettings, String> value) {

        private String of(TrainingSettings settings) {
            String words = value.apply(settings);
            return name.isEmpty() ? words : Texts.get("runs.trait", name, words);
        }
    }

    private static final Trait EPOCHS =
            new Trait(Texts.get("settings.epochs"), settings -> Figures.count(settings.epochs()));

    private static final List<Trait> TRAITS = List.of(
            new Trait("", settings -> layers(settings.hiddenLayers())),
            new Trait(Setting.KEEP_PROB.symbol(), settings -> number(settings.keepProb())),
            new Trait(Setting.LAMBDA.symbol(), settings -> number(settings.lambda())),
            new Trait(Setting.LEARNING_RATE.symbol(), settings -> number(settings.learningRate())),
            new Trait(Setting.DECAY.symbol(), settings -> number(settings.decay())),
            new Trait(Texts.get("settings.mini-batch"), settings -> Figures.count(settings.miniBatchSize())),
            EPOCHS,
            new Trait(Texts.get("settings.seed"), settings -> Long.toString(settings.seed())),
            new Trait(Texts.get("runs.augmentation"), settings -> augmentation(settings.augmentation())));

    private RunNames() {}

    /** Returns the names of runs, in their order. */
    static List<String> of(List<KeptRun> runs) {
        List<TrainingSettings> known =
                runs.stream().map(KeptRun::settings).filter(Objects::nonNull).toList();
        List<Trait> differing = TRAITS.stream()
                .filter(trait -> known.stream().map(trait.value()).distinct().count() > 1)
                .toList();
        boolean otherData = runs.stream().map(KeptRun::datasetName).distinct().count() > 1;
        boolean otherCounts = runs.stream()
                        .flatMap(run -> run.last().stream())
                        .mapToInt(EpochMetrics::trainExamples)
                        .distinct()
                        .count()
                > 1;
        return runs.stream()
                .map(run -> name(run, differing, otherData, otherCounts, known.size()))
                .toList();
    }

    private static String name(KeptRun run, List<Trait> differing, boolean otherData, boolean otherCounts, int count) {
        TrainingSettings settings = run.settings();
        if (settings == null) {
            return run.file() == null ? "" : String.valueOf(run.file().getFileName());
        }
        int done = run.metrics().size();
        boolean isPart = done > 0 && done < settings.epochs();
        List<String> words = new ArrayList<>(differing.stream()
                .filter(trait -> !isPart || !trait.equals(EPOCHS))
                .map(trait -> trait.of(settings))
                .toList());
        if (otherData) {
            words.add(run.datasetName());
        }
        if (otherCounts) {
            run.last().ifPresent(last -> words.add(examples(last)));
        }
        if (words.isEmpty() && differing.isEmpty()) {
            words.add(count > 1 ? Texts.get("runs.same") : layers(settings.hiddenLayers()));
        }
        if (isPart) {
            words.add(Texts.get("runs.part", Figures.count(done), Figures.count(settings.epochs())));
        }
        return String.join(", ", words);
    }

    /** Returns all that is known of a run, in words. */
    static String inFull(String letter, KeptRun run) {
        List<String> lines = new ArrayList<>();
        lines.add(run.datasetName().isEmpty() ? letter : Texts.get("runs.full", letter, run.datasetName()));
        TrainingSettings settings = run.settings();
        if (settings != null) {
            lines.add(Stream.concat(
                            TRAITS.stream().map(trait -> trait.of(settings)),
                            run.last().stream().map(RunNames::examples))
                    .collect(Collectors.joining(", ")));
        }
        run.last()
                .ifPresent(last -> lines.add(Texts.get(
                        "runs.full.last",
                        Figures.count(last.epoch()),
                        Figures.measured(last.loss()),
                        Figures.percent(last.trainAccuracy(), 2),
                        Figures.measured(last.testLoss()),
                        Figures.percent(last.testAccuracy(), 2))));
        if (run.diverged()) {
            lines.add(Texts.get("runs.full.diverged", Figures.count(run.end().epoch())));
        }
        if (run.file() != null) {
            lines.add(run.file().toString());
        }
        return String.join("\n", lines);
    }

    /** Those of our class that joined the training are among them. */
    private static String examples(EpochMetrics last) {
        return Texts.get("runs.examples", Figures.count(last.trainExamples()));
    }

    private static String layers(List<Integer> units) {
        return units.isEmpty()
                ? Texts.get("runs.layers.none")
                : Texts.get("runs.layers", units.stream().map(String::valueOf).collect(Collectors.joining("-")));
    }

    private static String number(double value) {
        return Figures.plain(value, 0);
    }

    private static String augmentation(Augmentation augmentation) {
        if (augmentation.isOff()) {
            return Texts.get("settings.augmentation.off");
        }
        if (augmentation.equals(Augmentation.AFFINE)) {
            return Texts.get("settings.augmentation.affine");
        }
        if (augmentation.equals(Augmentation.ELASTIC)) {
            return Texts.get("settings.augmentation.elastic");
        }
        return Stream.of(
                        augmentation.shift(),
                        augmentation.rotation(),
                        augmentation.scaling(),
                        augmentation.shear(),
                        augmentation.elastic())
                .map(RunNames::number)
                .collect(Collectors.joining("/"));
    }
}
