package org.chalknet.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java of its own with the tests' class path, for what depends on how Java is started. */
final class JavaProcess {

    private final Path output;
    private final Process process;

    private JavaProcess(Path output, Process process) {
        this.output = output;
        this.process = process;
    }

    /**
     * Starts one.
     *
     * @param output the file that gets all that it prints
     */
    static JavaProcess start(Path output, List<String> flags, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new JavaProcess(
                output,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start());
    }

    /** Waits for its end with a status, and returns the lines that it printed but for Java's own warnings. */
    List<String> lines(int status) throws IOException, InterruptedException {
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        String printed = Files.readString(output, UTF_8);
        assertThat(ended).as(printed).isTrue();
        assertThat(process.exitValue()).as(printed).isEqualTo(status);
        return printed.lines().filter(line -> !line.startsWith("WARNING")).toList();
    }
}
