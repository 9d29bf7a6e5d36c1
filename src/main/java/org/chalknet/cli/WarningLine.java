package org.chalknet.cli;

import java.util.Locale;
import org.chalknet.training.TrainingWarning;

/** A warning in words. */
final class WarningLine {

    private WarningLine() {}

    static String of(TrainingWarning warning) {
        String trouble = switch (warning.kind()) {
            case LOSS_RISES ->
                "the loss has risen for %.0f epochs running; the learning rate may be too large"
                        .formatted(warning.amount());
            case DEAD_RELUS ->
                String.format(
                        Locale.ROOT,
                        "%.0f %% of the ReLUs of hidden layer %d are 0 for every test image; the learning rate may be too large or keep_prob too low",
                        100 * warning.amount(),
                        warning.layer());
            case KEEP_PROB_TOO_LOW ->
                String.format(
                        Locale.ROOT,
                        "the training set is read %.1f points worse than the test set; keep_prob may be too low",
                        100 * warning.amount());
        };
        return "after epoch %d: %s".formatted(warning.epoch(), trouble);
    }
}
