package org.chalknet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChalknetCommandTest {

    /** What the notebook prints, in NumPy, for these settings. */
    private static final List<String> NOTEBOOK = List.of(
            "Epoch 0, Loss: 0.9865, Test Accuracy: 72.50%",
            "Epoch 1, Loss: 0.6626, Test Accuracy: 81.80%",
            "Epoch 2, Loss: 0.5350, Test Accuracy: 82.70%",
            "Epoch 3, Loss: 0.4531, Test Accuracy: 85.60%",
            "Epoch 4, Loss: 0.4109, Test Accuracy: 86.80%");

    private static final String SETTINGS = "train --hidden 32,16 --epochs 5 --batch 64 --learning-rate 0.1 --decay 0.1"
            + " --keep-prob 0.8 --lambda 0.7 --seed 0 --train-limit 4096 --test-limit 1000";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final ChalknetCommand command = new ChalknetCommand(new PrintWriter(out), new PrintWriter(err));

    @Test
    void printsTheNotebooksLines(@TempDir Path folder) throws IOException {
        Path report = folder.resolve("report.csv");
        int status = command.run((SETTINGS + " --every 1 --report " + report).split(" "));
        assertThat(err).hasToString("");
        assertThat(status).isZero();
        assertThat(out.toString().lines()).containsExactlyElementsOf(NOTEBOOK);
        List<String> rows = Files.readAllLines(report);
        assertThat(rows).hasSize(6);
        assertThat(rows.get(5)).startsWith("4,0.0714285714,");
    }

    @Test
    void saysInALineThatTheMemoryIsTooSmall(@TempDir Path folder) {
        PrintWriter tooLarge = new PrintWriter(new StringWriter()) {
            @Override
            public void println(String line) {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        int status = new ChalknetCommand(tooLarge, new PrintWriter(err))
                .run(
                        "export",
                        "src/test/resources/org/chalknet/models/notebook.npz",
                        "--onnx",
                        folder.resolve("a.onnx").toString());
        assertThat(status).isEqualTo(1);
        assertThat(err.toString())
                .matches(
                        "the \\d+ MB of memory that Java may use are too few for this: start java with a larger -Xmx\\R");
    }

    @Test
    void printsEveryNthLineAndTheLast() {
        int status = command.run((SETTINGS + " --every 3").split(" "));
        assertThat(status).isZero();
        assertThat(out.toString().lines()).containsExactly(NOTEBOOK.get(0), NOTEBOOK.get(3), NOTEBOOK.get(4));
    }

    @Test
    void printsAProfileThatChangesNoNumber(@TempDir Path folder) throws IOException {
        Path plain = folder.resolve("plain.csv");
        Path profiled = folder.resolve("profiled.csv");
        assertThat(command.run((SETTINGS + " --threads 2 --report " + plain).split(" ")))
                .isZero();
        assertThat(out.toString().lines()).containsExactly(NOTEBOOK.get(0), NOTEBOOK.get(4));

        assertThat(command.run((SETTINGS + " --threads 2 --profile --report " + profiled).split(" ")))
                .isZero();

        assertThat(err).hasToString("");
        assertThat(out.toString().lines().skip(2).limit(2)).containsExactly(NOTEBOOK.get(0), NOTEBOOK.get(4));
        List<String> lines = out.toString().lines().skip(4).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).matches("Training: \\d+\\.\\d{3} s an epoch on 2 threads");
        assertThat(lines.get(1)).matches("Its time: products \\d+ %, the rest \\d+ %, waiting \\d+ %");
        assertThat(lines.get(2))
                .matches("Its speed: \\d+ GFLOP/s with the zeros counted, .* the peak of \\d+ GFLOP/s.*");
        assertThat(withoutSeconds(profiled)).isEqualTo(withoutSeconds(plain));
    }

    private static List<String> withoutSeconds(Path report) throws IOException {
        return Files.readAllLines(report).stream()
                .map(row -> row.replaceFirst(",[^,]*,[^,]*$", ""))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fit                  | unknown command fit; the commands are: train, evaluate, export
            train --epoch 3      | unknown option --epoch; 'java @target/chalknet.args train --help' lists the options
            train extra          | unexpected argument extra; all that train takes are options
            evaluate a.npz b --drawings c | unexpected argument b; all that evaluate takes is MODEL and options
            train --epochs       | --epochs needs a value
            train --epochs --batch 64 | --epochs needs a value
            evaluate a.npz --drawings | --drawings FILE is required
            --nonsense           | unknown option --nonsense; 'java @target/chalknet.args --help' lists the options
            train --seed 1 --seed 2 | --seed is given twice
            train --profile --profile | --profile is given twice
            train --profile=perhaps | --profile takes no value, but is given perhaps
            export --onnx a.onnx | MODEL is required
            evaluate             | MODEL and --drawings FILE are required
            evaluate a.npz --drawing d | unknown option --drawing; 'java @target/chalknet.args evaluate --help' lists the options
            """)
    void answersAWrongCommandLineWithOneLine(String arguments, String message) {
        assertThat(command.run(arguments.split(" "))).isEqualTo(2);
        assertThat(err).hasToString(message + System.lineSeparator());
        assertThat(out).hasToString("");
    }

    @Test
    void answersNoCommandWithOneLine() {
        assertThat(command.run()).isEqualTo(2);
        assertThat(err).hasToString("a command is required: train, evaluate, export" + System.lineSeparator());
    }

    @Test
    void keepsAMessageInOneLine() {
        assertThat(command.run("train", "--data", "no\nsuch\tfolder")).isEqualTo(2);
        assertThat(err).hasToString("no such folder: expected a folder, but found none" + System.lineSeparator());
    }

    @Test
    void takesAnAtSignAsItIs() {
        assertThat(command.run("@pom.xml")).isEqualTo(2);
        assertThat(err)
                .hasToString(
                        "unknown command @pom.xml; the commands are: train, evaluate, export" + System.lineSeparator());
    }

    @Test
    void answersAnUnexpectedErrorWithOneLine() {
        ChalknetCommand failing = new ChalknetCommand(
                new PrintWriter(out),
                new PrintWriter(err),
                (dataset, settings, threads, profiler, from, control, listener) -> {
                    throw new IllegalStateException("broken");
                });
        assertThat(failing.run("train")).isEqualTo(1);
        assertThat(err)
                .hasToString(
                        "an error inside Chalknet: java.lang.IllegalStateException: broken" + System.lineSeparator());
    }

    @Test
    void helps() {
        assertThat(command.run("--help")).isZero();
        assertThat(out.toString())
                .startsWith("Usage: java @target/chalknet.args [")
                .contains("train");
    }

    @Test
    void knowsItsVersion() throws IOException {
        assertThat(command.run("--version")).isZero();
        String version = out.toString().strip().replace("Chalknet ", "");
        assertThat(Files.readString(Path.of("pom.xml")))
                .containsPattern(
                        "<artifactId>chalknet</artifactId>\\s*<version>%s</version>".formatted(Pattern.quote(version)));
    }
}
