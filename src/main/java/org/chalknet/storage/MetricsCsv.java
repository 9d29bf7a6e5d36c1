package org.chalknet.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.chalknet.training.Confusion;
import org.chalknet.training.EpochMetrics;
import org.jspecify.annotations.Nullable;

/**
 * A report of a run as comma-separated values: a line of column names, then a row for each epoch. Every row is in the
 * file when {@link #write} returns, so an interrupted run keeps its rows.
 */
public final class MetricsCsv implements Closeable {

    private static final String HEADER =
            "epoch,learning_rate,loss,train_accuracy,test_loss,test_accuracy,l2_penalty,train_seconds,evaluate_seconds";

    private static final String DRAWINGS = ",drawings_loss,drawings_accuracy";

    private final OutputStream out;
    private final boolean withDrawings;

    /**
     * Begins a report.
     *
     * @param out where it is written to; closed with the report
     * @param withDrawings whether it has columns for drawings
     * @throws IOException if the column names cannot be written
     */
    public MetricsCsv(OutputStream out, boolean withDrawings) throws IOException {
        this.out = out;
        this.withDrawings = withDrawings;
        writeLine(withDrawings ? HEADER + DRAWINGS : HEADER);
    }

    /**
     * Begins a report in a file, in place of any file that is there.
     *
     * @throws IOException if the file cannot be written
     */
    public static MetricsCsv create(Path file, boolean withDrawings) throws IOException {
        OutputStream out = Files.newOutputStream(file);
        try {
            return new MetricsCsv(out, withDrawings);
        } catch (IOException e) {
            out.close();
            throw e;
        }
    }

    /**
     * Writes a report of a whole run, in place of any file that is there.
     *
     * @throws IOException if it cannot be written; then the old file stays
     */
    public static void save(Path file, List<EpochMetrics> metrics) throws IOException {
        FileContent.replace(file, out -> {
            try (MetricsCsv csv = new MetricsCsv(out, false)) {
                for (EpochMetrics epoch : metrics) {
                    csv.write(epoch, null);
                }
            }
        });
    }

    /**
     * Writes the row of one epoch: its number, and everything else with 9 significant digits; what is not finite is
     * {@code NaN}, {@code Infinity} or {@code -Infinity}.
     *
     * @param drawings how drawings are read after the epoch; null if the report has no columns for them, or nobody measured it:
     *     then they are left empty
     * @throws IOException if it cannot be written, such as on a full disk
     */
    public void write(EpochMetrics metrics, @Nullable Confusion drawings) throws IOException {
        String row = String.format(
                Locale.ROOT,
                "%d,%.9g,%.9g,%.9g,%.9g,%.9g,%.9g,%.9g,%.9g",
                metrics.epoch(),
                metrics.learningRate(),
                metrics.loss(),
                metrics.trainAccuracy(),
                metrics.testLoss(),
                metrics.testAccuracy(),
                metrics.l2Penalty(),
                metrics.trainSeconds(),
                metrics.evaluateSeconds());
        if (drawings != null) {
            row += String.format(Locale.ROOT, ",%.9g,%.9g", drawings.loss(), drawings.accuracy());
        } else if (withDrawings) {
            row += ",,";
        }
        writeLine(row);
    }

    private void writeLine(String line) throws IOException {
        out.write((line + "\n").getBytes(US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
