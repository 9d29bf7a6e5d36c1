package org.chalknet.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.chalknet.data.LabelledImages;
import org.chalknet.network.Network;
import org.chalknet.training.Confusion;
import org.chalknet.training.EpochMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ojalgo.matrix.store.R032Store;

class MetricsCsvTest {

    private static final String HEADER =
            "epoch,learning_rate,loss,train_accuracy,test_loss,test_accuracy,l2_penalty,train_seconds,evaluate_seconds";
    private static final EpochMetrics METRICS = new EpochMetrics(
            12, 0.1, 1.0 / 3, 1, 2.0 / 3 * 1e-5, 0, 123456.7894, 1234567891.5, 12.3456789049, 60_000, List.of());
    private static final String ROW =
            "12,0.100000000,0.333333333,1.00000000,6.66666667e-06,0.00000000," + "123456.789,1.23456789e+09,12.3456789";

    @TempDir
    Path folder;

    @Test
    void writesNineSignificantDigits() throws IOException {
        Path file = folder.resolve("report.csv");
        try (MetricsCsv report = MetricsCsv.create(file, false)) {
            report.write(METRICS, null);
        }
        assertThat(file).hasContent(HEADER + "\n" + ROW + "\n");
    }

    /** A network without weights gives each of 2 classes 0.5, whose −log is 0.693147161 with the 1e-8 in it. */
    @Test
    void addsColumnsForDrawings() throws IOException {
        Network even =
                new Network(List.of(new Network.Layer(R032Store.FACTORY.make(2, 1), R032Store.FACTORY.make(2, 1))));
        Confusion drawings = Confusion.of(even, new LabelledImages(1, 1, new byte[4], new byte[] {0, 0, 0, 1}));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MetricsCsv(out, true).write(METRICS, drawings);
        assertThat(out).hasToString(HEADER + ",drawings_loss,drawings_accuracy\n" + ROW + ",0.693147161,0.750000000\n");
    }

    @Test
    void writesTheSameInEveryCountry() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            new MetricsCsv(out, false).write(METRICS, null);
            assertThat(out).hasToString(HEADER + "\n" + ROW + "\n");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void writesWhatIsNotFinite() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MetricsCsv(out, false)
                .write(
                        new EpochMetrics(
                                0,
                                1,
                                Double.NaN,
                                0.1,
                                Double.POSITIVE_INFINITY,
                                0.1,
                                Double.NEGATIVE_INFINITY,
                                1,
                                1,
                                1,
                                List.of()),
                        null);
        assertThat(out.toString(US_ASCII).lines().toList().getLast())
                .isEqualTo("0,1.00000000,NaN,0.100000000,Infinity,0.100000000,-Infinity,1.00000000,1.00000000");
    }

    @Test
    void everyRowIsThereAtOnce() throws IOException {
        Path file = folder.resolve("report.csv");
        try (MetricsCsv report = MetricsCsv.create(file, false)) {
            assertThat(file).hasContent(HEADER);
            report.write(METRICS, null);
            assertThat(file).hasContent(HEADER + "\n" + ROW);
        }
    }

    @Test
    void replacesAReportThatIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("report.csv"), "x".repeat(1000));
        MetricsCsv.create(file, false).close();
        assertThat(file).hasContent(HEADER);
    }

    @Test
    void refusesWhereNothingCanBeWritten() {
        assertThatThrownBy(() -> MetricsCsv.create(folder, false)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> MetricsCsv.create(folder.resolve("missing").resolve("report.csv"), false))
                .isInstanceOf(IOException.class);
    }
}
