package org.chalknet.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What one epoch took.
 *
 * @param testAccuracy 0 … 1
 */
record Epoch(double trainSeconds, double evaluateSeconds, double testAccuracy) {

    private static final int EPOCHS_IN_A_ROW = 5;

    private static final Pattern NOTEBOOK_LINE =
            Pattern.compile("Epoch \\d+, Loss: \\S+, Test Accuracy: (\\S+)% +\\[(\\S+) s train, (\\S+) s evaluate]");

    double seconds() {
        return trainSeconds + evaluateSeconds;
    }

    /** Returns the line that the notebook prints. */
    String notebookLine(int number, double loss) {
        return "Epoch %d, Loss: %.4f, Test Accuracy: %.2f%%  [%.5f s train, %.5f s evaluate]"
                .formatted(number, loss, testAccuracy * 100, trainSeconds, evaluateSeconds);
    }

    /** Finds the notebook's lines among others. */
    static List<Epoch> fromNotebook(List<String> lines) {
        return lines.stream()
                .map(NOTEBOOK_LINE::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> new Epoch(
                        Double.parseDouble(matcher.group(2)),
                        Double.parseDouble(matcher.group(3)),
                        Double.parseDouble(matcher.group(1)) / 100))
                .toList();
    }

    /** Reads the report of {@code train}. */
    static List<Epoch> fromReport(List<String> lines) {
        List<String> columns = Arrays.asList(lines.getFirst().split(",", -1));
        int train = columns.indexOf("train_seconds");
        int evaluate = columns.indexOf("evaluate_seconds");
        int accuracy = columns.indexOf("test_accuracy");
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(fields -> new Epoch(
                        Double.parseDouble(fields[train]),
                        Double.parseDouble(fields[evaluate]),
                        Double.parseDouble(fields[accuracy])))
                .toList();
    }

    /** Returns the median of each time, and the accuracy of the last. */
    static Epoch median(List<Epoch> epochs) {
        return new Epoch(
                median(epochs.stream().mapToDouble(Epoch::trainSeconds).toArray()),
                median(epochs.stream().mapToDouble(Epoch::evaluateSeconds).toArray()),
                epochs.getLast().testAccuracy);
    }

    /** Returns the median. */
    static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /**
     * Returns the median epoch of those after the first. It is taken of some in a row each, as an epoch alone is seen only as exactly
     * as a frame lasts.
     *
     * @param epochs when each has ended, in nanoseconds; at least two
     */
    static double steadySeconds(List<Long> epochs) {
        int row = Math.min(EPOCHS_IN_A_ROW, epochs.size() - 1);
        return median(IntStream.range(row, epochs.size())
                .mapToDouble(i -> (epochs.get(i) - epochs.get(i - row)) / 1e9 / row)
                .toArray());
    }
}
