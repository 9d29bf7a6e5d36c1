package org.chalknet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherTest {

    /** In Persia, Java counts epochs ۰, ۱, ۲. */
    @Test
    void printsTheNotebooksDigitsWhereverItRuns() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules=jdk.incubator.vector",
                        "-Duser.language=fa",
                        "-Duser.country=IR",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        "train",
                        "--hidden=8",
                        "--epochs=2",
                        "--every=1",
                        "--train-limit=128",
                        "--test-limit=64")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        assertThat(lines)
                .hasSize(2)
                .allMatch(line -> line.matches("Epoch [01], Loss: [0-9.]+, Test Accuracy: [0-9.]+%"));
    }
}
