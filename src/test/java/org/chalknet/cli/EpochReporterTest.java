package org.chalknet.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.Network;
import org.chalknet.storage.MetricsCsv;
import org.chalknet.training.Checkpoint;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingControl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class EpochReporterTest {

    private static final Network NETWORK =
            new Network(List.of(new Network.Layer(R032Store.FACTORY.make(2, 1), R032Store.FACTORY.make(2, 1))));

    private static final Checkpoint CHECKPOINT = new Checkpoint(NETWORK, new NumPyRandom(0).state(), 1);

    private final TrainingControl control = new TrainingControl(TrainingControl.State.RUNNING);
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsEveryNthEpochAndTheLastAndReportsAll() throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        EpochReporter reporter = reporter(new PrintWriter(out), new MetricsCsv(csv, false));
        for (int epoch = 0; epoch < 9; epoch++) {
            complete(reporter, epoch);
        }
        assertThat(out.toString().lines())
                .containsExactly(
                        "Epoch 0, Loss: 0.2500, Test Accuracy: 93.80%",
                        "Epoch 3, Loss: 0.2500, Test Accuracy: 93.80%",
                        "Epoch 6, Loss: 0.2500, Test Accuracy: 93.80%",
                        "Epoch 8, Loss: 0.2500, Test Accuracy: 93.80%");
        assertThat(csv.toString(US_ASCII).lines().skip(1).map(row -> row.substring(0, 2)))
                .containsExactly("0,", "1,", "2,", "3,", "4,", "5,", "6,", "7,", "8,");
        assertThat(reporter.failure()).isNull();
        assertThat(control.state()).isEqualTo(TrainingControl.State.RUNNING);
    }

    @Test
    void everyLineIsOutAtOnce() {
        EpochReporter reporter = reporter(new PrintWriter(new BufferedWriter(out)), null);
        complete(reporter, 0);
        assertThat(out.toString()).startsWith("Epoch 0");
    }

    @Test
    void stopsTheRunWhenTheDiskIsFull() throws IOException {
        OutputStream smallDisk = new OutputStream() {
            private int room = 250;

            @Override
            public void write(int b) throws IOException {
                if (room-- == 0) {
                    throw new IOException("No space left on device");
                }
            }
        };
        EpochReporter reporter = reporter(new PrintWriter(out), new MetricsCsv(smallDisk, false));
        complete(reporter, 0);
        assertThat(reporter.failure()).isNull();
        complete(reporter, 1);
        assertThat(reporter.failure())
                .isEqualTo("the training was stopped after epoch 1, "
                        + "since the report cannot be written: No space left on device");
        assertThat(control.state()).isEqualTo(TrainingControl.State.STOPPED);
        complete(reporter, 2);
        assertThat(reporter.failure()).as("what was trained before it stopped").contains("after epoch 1");
    }

    @Test
    void stopsTheRunWhenNobodyReadsTheOutput() {
        EpochReporter reporter = reporter(new PrintWriter(new BrokenPipe()), null);
        complete(reporter, 0);
        assertThat(reporter.failure())
                .isEqualTo("the training was stopped after epoch 0, "
                        + "since the output cannot be written: the disk is full or nobody reads it");
        assertThat(control.state()).isEqualTo(TrainingControl.State.STOPPED);
    }

    @Test
    void saysNothingOfLostOutputWhenTheRunIsToEnd() throws IOException {
        EpochReporter reporter =
                reporter(new PrintWriter(new BrokenPipe()), new MetricsCsv(new ByteArrayOutputStream(), false));
        control.stop();
        complete(reporter, 0);
        assertThat(err).hasToString("");
        assertThat(reporter.failure()).isNull();
        assertThat(reporter.incomplete()).isTrue();
    }

    @Test
    void goesOnForWhatIsSavedWhenNobodyReadsTheOutput() throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        EpochReporter reporter = reporter(new PrintWriter(new BrokenPipe()), new MetricsCsv(csv, false));
        for (int epoch = 0; epoch < 9; epoch++) {
            complete(reporter, epoch);
        }
        assertThat(csv.toString(US_ASCII).lines()).hasSize(10);
        assertThat(reporter.failure()).isNull();
        assertThat(reporter.incomplete()).isTrue();
        assertThat(control.state()).isEqualTo(TrainingControl.State.RUNNING);
        assertThat(err)
                .hasToString("the output cannot be written: the disk is full or nobody reads it; "
                        + "the training goes on, for what is saved" + System.lineSeparator());
    }

    /** An output that nobody reads. */
    private static final class BrokenPipe extends Writer {

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void measuresDrawings() throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        LabelledImages drawings = new LabelledImages(1, 1, new byte[4], new byte[] {0, 0, 0, 1});
        EpochReporter reporter = new EpochReporter(
                new PrintWriter(out), new PrintWriter(err), 3, 9, new MetricsCsv(csv, true), drawings, true, control);
        complete(reporter, 0);
        complete(reporter, 1);
        assertThat(csv.toString(US_ASCII).lines().skip(1)).hasSize(2).allMatch(row -> row.endsWith(",0.750000000"));
        assertThat(reporter.confusion()).isNotNull();
        assertThat(reporter.confusion().right()).isEqualTo(3);
    }

    @Test
    void saysThatTheTrainingDivergedAndWhatIsKept() {
        EpochReporter reporter = reporter(new PrintWriter(out), null);
        complete(reporter, 0);
        assertThat(err).hasToString("");
        assertThat(reporter.incomplete()).isFalse();
        reporter.diverged(1);
        assertThat(reporter.incomplete()).isTrue();
        assertThat(err)
                .hasToString(
                        "the training diverged: the loss is no longer a number in epoch 1, mostly since the learning "
                                + "rate or lambda is too large; the run ends with epoch 0" + System.lineSeparator());
        assertThat(reporter.failure()).isNull();
    }

    @Test
    void failsWhereTheTrainingDivergedAtOnce() {
        EpochReporter reporter = reporter(new PrintWriter(out), null);
        reporter.diverged(0);
        assertThat(err).hasToString("");
        assertThat(reporter.failure()).startsWith("the training diverged: ").endsWith("; no epoch is kept");
    }

    private EpochReporter reporter(PrintWriter writer, @Nullable MetricsCsv csv) {
        return new EpochReporter(writer, new PrintWriter(err), 3, 9, csv, null, csv != null, control);
    }

    private static void complete(EpochReporter reporter, int epoch) {
        reporter.epochCompleted(
                new EpochMetrics(epoch, 0.1, 0.25, 0.9, 0.3, 0.938, 0, 1, 1, 64, List.of()), CHECKPOINT);
    }
}
