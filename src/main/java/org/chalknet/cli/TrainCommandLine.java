package org.chalknet.cli;

import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chalknet.training.Augmentation;
import org.chalknet.training.TrainingSettings;
import org.jspecify.annotations.Nullable;

/** The {@code train} command that repeats a run of the window. */
public final class TrainCommandLine {

    private static final String START = "java @target/chalknet.args train";

    private TrainCommandLine() {}

    /**
     * Returns the command, to be given to a shell in the project's folder: what is not a default is told.
     *
     * @param settings what the run is set by
     * @param data the folder of the data set; null for MNIST
     */
    public static String of(TrainingSettings settings, @Nullable Path data) {
        TrainingSettings defaults = TrainingSettings.DEFAULTS;
        List<String> words = new ArrayList<>(List.of(START));
        if (data != null) {
            words.add("--data " + quoted(data.toString()));
        }
        add(words, "--hidden", layers(settings.hiddenLayers()), layers(defaults.hiddenLayers()));
        add(words, "--epochs", "" + settings.epochs(), "" + defaults.epochs());
        add(words, "--batch", "" + settings.miniBatchSize(), "" + defaults.miniBatchSize());
        add(words, "--learning-rate", number(settings.learningRate()), number(defaults.learningRate()));
        add(words, "--decay", number(settings.decay()), number(defaults.decay()));
        add(words, "--keep-prob", number(settings.keepProb()), number(defaults.keepProb()));
        add(words, "--lambda", number(settings.lambda()), number(defaults.lambda()));
        add(words, "--seed", "" + settings.seed(), "" + defaults.seed());
        add(words, "--augment", augmentation(settings.augmentation()), augmentation(defaults.augmentation()));
        return String.join(" ", words);
    }

    private static void add(List<String> words, String option, String value, String otherwise) {
        if (!value.equals(otherwise)) {
            words.add(option + " " + value);
        }
    }

    private static String layers(List<Integer> units) {
        return units.isEmpty()
                ? SettingsOptions.NO_HIDDEN_LAYER
                : units.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }

    private static String augmentation(Augmentation augmentation) {
        return SettingsOptions.AUGMENTATIONS.entrySet().stream()
                .filter(named -> named.getValue().equals(augmentation))
                .findFirst()
                .map(Map.Entry::getKey)
                .orElseGet(() -> Stream.of(
                                augmentation.shift(),
                                augmentation.rotation(),
                                augmentation.scaling(),
                                augmentation.shear(),
                                augmentation.elastic())
                        .map(TrainCommandLine::number)
                        .collect(Collectors.joining(",")));
    }

    /** As a POSIX shell takes it for one word, whatever is in it; on Windows, as PowerShell does. */
    private static String quoted(String path) {
        boolean windows = File.separatorChar == '\\';
        String plain = windows ? "[\\w./:\\\\-]+" : "[\\w./:-]+";
        return path.matches(plain) ? path : "'" + path.replace("'", windows ? "''" : "'\\''") + "'";
    }
}
