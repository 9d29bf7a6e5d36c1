package org.chalknet.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.chalknet.training.EpochMetrics;

/**
 * A report of a run as comma-separated values: a line of column names, then a row for each epoch. Every row is in the
 * file when {@link #write} returns, so an interrupted run keeps its rows.
 */
public final class MetricsCsv implements Closeable {

    private static final String HEADER =
            "epoch,learning_rate,loss,train_accuracy,test_loss,test_accuracy,l2_penalty,train_seconds,evaluate_seconds";

    private final OutputStream out;

    /**
     * Begins a report.
     *
     * @param out where it is written to; closed with the report
     * @throws IOException if the column names cannot be written
     */
    public MetricsCsv(OutputStream out) throws IOException {
        this.out = out;
        writeLine(HEADER);
    }

    /**
     * Begins a report in a file, in place of any file that is there.
     *
     * @throws IOException if the file cannot be written
     */
    public static MetricsCsv create(Path file) throws IOException {
        return new MetricsCsv(Files.newOutputStream(file));
    }

    /**
     * Writes the row of one epoch: its number, and everything else with 9 significant digits; what is not finite is
     * {@code NaN}, {@code Infinity} or {@code -Infinity}.
     *
     * @throws IOException if it cannot be written, such as on a full disk
     */
    public void write(EpochMetrics metrics) throws IOException {
        writeLine(String.format(
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
                metrics.evaluateSeconds()));
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
