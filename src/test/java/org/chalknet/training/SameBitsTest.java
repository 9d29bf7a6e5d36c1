package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chalknet.Launcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training computes must not depend on the number of threads, nor on the width of the machine's vectors. */
class SameBitsTest {

    /** Sizes that no vector, block or tile divides, and more rows than a panel has. */
    private static final List<String> TRAINING = List.of(
            "train",
            "--hidden=131,37",
            "--batch=59",
            "--keep-prob=0.8",
            "--epochs=2",
            "--train-limit=2000",
            "--test-limit=500");

    @TempDir
    private Path folder;

    /** A Java uses the vectors that it is allowed and that the machine has, so each width takes a process of its own. */
    @Test
    void doesNotDependOnThreadsOrOnTheWidthOfVectors() throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        for (int[] way : new int[][] {{16, 1}, {32, 2}, {64, 3}, {64, 4}}) {
            processes.add(start(way[0], way[1]));
        }
        for (Process process : processes) {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).isZero();
        }

        List<List<String>> reports = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path report : files.toList()) {
                reports.add(metrics(report));
            }
        }
        assertThat(reports).hasSize(4);
        assertThat(reports.getFirst()).hasSize(3);
        assertThat(reports).allSatisfy(report -> assertThat(report).isEqualTo(reports.getFirst()));
    }

    private Process start(int vectorBytes, int threads) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-XX:MaxVectorSize=" + vectorBytes,
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(TRAINING);
        command.add("--threads=" + threads);
        command.add("--report=" + folder.resolve(vectorBytes + "-" + threads + ".csv"));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Returns a report's lines without their last two columns, the seconds. */
    private static List<String> metrics(Path report) throws IOException {
        return Files.readAllLines(report).stream()
                .map(line -> line.replaceFirst(",[^,]*,[^,]*$", ""))
                .toList();
    }
}
