package org.chalknet.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.chalknet.training.EpochMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsCsvTest {

    private static final String HEADER =
            "epoch,learning_rate,loss,train_accuracy,test_loss,test_accuracy,l2_penalty,train_seconds,evaluate_seconds";
    private static final EpochMetrics METRICS =
            new EpochMetrics(12, 0.1, 1.0 / 3, 1, 2.0 / 3 * 1e-5, 0, 123456.7894, 1234567891.5, 12.3456789049, 60_000);
    private static final String ROW =
            "12,0.100000000,0.333333333,1.00000000,6.66666667e-06,0.00000000," + "123456.789,1.23456789e+09,12.3456789";

    @TempDir
    Path folder;

    @Test
    void writesNineSignificantDigits() throws IOException {
        Path file = folder.resolve("report.csv");
        try (MetricsCsv report = MetricsCsv.create(file)) {
            report.write(METRICS);
        }
        assertThat(file).hasContent(HEADER + "\n" + ROW + "\n");
    }

    @Test
    void writesTheSameInEveryCountry() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new MetricsCsv(out).write(METRICS);
            assertThat(out).hasToString(HEADER + "\n" + ROW + "\n");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void writesWhatIsNotFinite() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MetricsCsv(out)
                .write(new EpochMetrics(
                        0, 1, Double.NaN, 0.1, Double.POSITIVE_INFINITY, 0.1, Double.NEGATIVE_INFINITY, 1, 1, 1));
        assertThat(out.toString(US_ASCII).lines().toList().getLast())
                .isEqualTo("0,1.00000000,NaN,0.100000000,Infinity,0.100000000,-Infinity,1.00000000,1.00000000");
    }

    @Test
    void everyRowIsThereAtOnce() throws IOException {
        Path file = folder.resolve("report.csv");
        try (MetricsCsv report = MetricsCsv.create(file)) {
            assertThat(file).hasContent(HEADER);
            report.write(METRICS);
            assertThat(file).hasContent(HEADER + "\n" + ROW);
        }
    }

    @Test
    void replacesAReportThatIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("report.csv"), "x".repeat(1000));
        MetricsCsv.create(file).close();
        assertThat(file).hasContent(HEADER);
    }

    @Test
    void refusesWhereNothingCanBeWritten() {
        assertThatThrownBy(() -> MetricsCsv.create(folder)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> MetricsCsv.create(folder.resolve("missing").resolve("report.csv")))
                .isInstanceOf(IOException.class);
    }
}
