package org.chalknet.cli;

import static org.chalknet.training.TrainingSettings.DEFAULTS;
import static org.chalknet.training.TrainingSettings.FOR_DRAWING;

import java.nio.file.Path;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chalknet.training.Augmentation;
import org.chalknet.training.Setting;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that a run is set by. */
final class SettingsOptions {

    static final String NO_HIDDEN_LAYER = "none";

    /** The augmentations that have names. */
    static final Map<String, Augmentation> AUGMENTATIONS =
            Map.of("off", Augmentation.OFF, "affine", Augmentation.AFFINE, "elastic", Augmentation.ELASTIC);

    private static final List<Setting> DISTORTIONS =
            List.of(Setting.SHIFT, Setting.ROTATION, Setting.SCALING, Setting.SHEAR, Setting.ELASTIC);
    private static final String DRAWING = "drawing";
    private static final String EPOCHS = "--epochs";

    @Spec(Spec.Target.SELF)
    private CommandSpec own;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description = "drawing: other defaults, for a network that reads what people draw.")
    private @Nullable String preset;

    @Option(
            names = "--hidden",
            paramLabel = "N,N",
            description =
                    "Units of each hidden layer: ${bundle:HIDDEN_UNITS}; at most ${bundle:MOST_LAYERS} layers, or none.")
    private String hidden =
            DEFAULTS.hiddenLayers().stream().map(String::valueOf).collect(Collectors.joining(","));

    @Option(names = EPOCHS, paramLabel = "N", description = "Passes over the training set: ${bundle:EPOCHS}.")
    private String epochs = String.valueOf(DEFAULTS.epochs());

    @Option(names = "--batch", paramLabel = "N", description = "Examples in a mini-batch: ${bundle:MINI_BATCH_SIZE}.")
    private String batch = String.valueOf(DEFAULTS.miniBatchSize());

    @Option(
            names = "--learning-rate",
            paramLabel = "A",
            description = "Learning rate of epoch 0: ${bundle:LEARNING_RATE}.")
    private String learningRate = String.valueOf(DEFAULTS.learningRate());

    @Option(
            names = "--decay",
            paramLabel = "D",
            description = "How fast the learning rate falls: ${bundle:DECAY}; 0: constant.")
    private String decay = String.valueOf(DEFAULTS.decay());

    @Option(
            names = "--keep-prob",
            paramLabel = "P",
            description = "Probability that dropout keeps a unit: ${bundle:KEEP_PROB}; 1: no dropout.")
    private String keepProb = String.valueOf(DEFAULTS.keepProb());

    @Option(
            names = "--lambda",
            paramLabel = "L",
            description = "Strength of the L2 penalty: ${bundle:LAMBDA}; 0: none.")
    private String lambda = String.valueOf(DEFAULTS.lambda());

    @Option(names = "--seed", paramLabel = "S", description = "Seed of NumPy's RandomState: ${bundle:SEED}.")
    private String seed = String.valueOf(DEFAULTS.seed());

    @Option(
            names = "--augment",
            paramLabel = "KIND",
            description = "Distort what is trained on, each time anew: off, affine, elastic, or ${bundle:DISTORTIONS}.")
    private String augment = "off";

    /** What the settings may be in words, for the help. */
    static ResourceBundle ranges() {
        return new ListResourceBundle() {
            @Override
            protected Object[][] getContents() {
                Stream<Object[]> ranges =
                        Stream.of(Setting.values()).map(setting -> new Object[] {setting.name(), setting.range()});
                Stream<Object[]> others = Stream.of(
                        new Object[] {"MOST_LAYERS", "%.0f".formatted(Setting.HIDDEN_LAYERS.maximum())},
                        new Object[] {"DISTORTIONS", distortions()});
                return Stream.concat(ranges, others).toArray(Object[][]::new);
            }
        };
    }

    /**
     * Returns the settings.
     *
     * @throws CommandFailure if an option is wrong
     */
    TrainingSettings settings() throws CommandFailure {
        OptionText.require(preset == null || preset.equals(DRAWING), "--preset", DRAWING, String.valueOf(preset));
        TrainingSettings others = preset == null ? DEFAULTS : FOR_DRAWING;
        return new TrainingSettings(
                isGiven("--hidden") ? hiddenLayers() : others.hiddenLayers(),
                number("--keep-prob", keepProb, Setting.KEEP_PROB, others.keepProb()),
                number("--lambda", lambda, Setting.LAMBDA, others.lambda()),
                number("--learning-rate", learningRate, Setting.LEARNING_RATE, others.learningRate()),
                number("--decay", decay, Setting.DECAY, others.decay()),
                (int) number("--batch", batch, Setting.MINI_BATCH_SIZE, others.miniBatchSize()),
                (int) number(EPOCHS, epochs, Setting.EPOCHS, others.epochs()),
                (long) number("--seed", seed, Setting.SEED, (double) others.seed()),
                isGiven("--augment") ? augmentation() : others.augmentation());
    }

    /**
     * Returns the settings of a run that goes on, of which only the number of epochs may be given anew.
     *
     * @param file where the run is from
     * @param before its settings
     * @throws CommandFailure if an option is wrong, or another one is given
     */
    TrainingSettings resumed(Path file, TrainingSettings before) throws CommandFailure {
        for (String option : own.optionsMap().keySet()) {
            if (!option.equals(EPOCHS) && isGiven(option)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        "%s cannot be given with --resume: it stays as it is in %s".formatted(option, file));
            }
        }
        return before.withEpochs((int) number(EPOCHS, epochs, Setting.EPOCHS, before.epochs()));
    }

    private boolean isGiven(String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }

    private double number(String option, String text, Setting setting, double otherwise) throws CommandFailure {
        return isGiven(option) ? OptionText.number(option, text, setting) : otherwise;
    }

    private List<Integer> hiddenLayers() throws CommandFailure {
        if (hidden.equals(NO_HIDDEN_LAYER)) {
            return List.of();
        }
        List<String> parts = Stream.of(hidden.split(",", -1)).map(String::strip).toList();
        List<Double> layers = parts.stream().map(OptionText::parse).toList();
        String expected = "none, or 1 to %.0f numbers with commas between, each %s"
                .formatted(Setting.HIDDEN_LAYERS.maximum(), Setting.HIDDEN_UNITS.range());
        boolean allowed =
                Setting.HIDDEN_LAYERS.allows(layers.size()) && layers.stream().allMatch(Setting.HIDDEN_UNITS::allows);
        OptionText.require(allowed, "--hidden", expected, hidden);
        List<Integer> units = layers.stream().map(Double::intValue).toList();
        List<String> plain = units.stream().map(String::valueOf).toList();
        OptionText.require(parts.equals(plain), "--hidden", "written as " + String.join(",", plain), hidden);
        return units;
    }

    /** By its name, or by its ranges: pixels, degrees, part of the size, pixels per pixel, α. */
    private Augmentation augmentation() throws CommandFailure {
        Augmentation named = AUGMENTATIONS.get(augment);
        if (named != null) {
            return named;
        }
        List<Double> ranges =
                Stream.of(augment.split(",", -1)).map(OptionText::parse).toList();
        boolean allowed = ranges.size() == DISTORTIONS.size()
                && IntStream.range(0, ranges.size())
                        .allMatch(i -> DISTORTIONS.get(i).allows(ranges.get(i)));
        OptionText.require(allowed, "--augment", "off, affine, elastic, or " + distortions(), augment);
        return new Augmentation(ranges.get(0), ranges.get(1), ranges.get(2), ranges.get(3), ranges.get(4));
    }

    private static String distortions() {
        return DISTORTIONS.stream()
                .map(setting -> "%s, %s".formatted(setting.symbol(), setting.range()))
                .collect(Collectors.joining("; ", "five numbers with commas between: ", ""));
    }
}
