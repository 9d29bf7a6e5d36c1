package org.chalknet.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Chalknet in a process of its own that trains only when it is its turn: what is compared in short turns meets the same machine, even
 * where others use that too and make it faster or slower within seconds.
 */
final class TurnTaker implements AutoCloseable {

    private static final Path LOG = Run.FOLDER.resolve("turns.log");

    private final int epochsOfRun;
    private final Process process;
    private final PrintStream turns;
    private final BufferedReader epochs;

    /**
     * Starts one on so many threads, with the options that this Java was started with and some besides.
     *
     * @param epochsOfRun the epochs of a run, after which it begins anew; at least 2, as the first does not count
     */
    TurnTaker(Workload workload, int threads, int epochsOfRun, String... jvmOptions) {
        this.epochsOfRun = epochsOfRun;
        List<String> options =
                new ArrayList<>(ManagementFactory.getRuntimeMXBean().getInputArguments());
        options.addAll(List.of(jvmOptions));
        List<String> arguments = new ArrayList<>(List.of("turns", "--threads=" + threads, "--epochs=" + epochsOfRun));
        if (workload.equals(Workload.WIDE)) {
            arguments.add("--wide");
        }
        process = start(Run.benchmarks(options, arguments));
        turns = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        epochs = process.inputReader(StandardCharsets.UTF_8);
    }

    private static Process start(List<String> command) {
        try {
            Files.createDirectories(LOG.getParent());
            return new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(LOG.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a whole run. */
    void begin() {
        turns.println();
    }

    /**
     * Waits for the end of the run that has been begun.
     *
     * @return the median of its epochs but the first, which finds the caches as others left them
     * @throws UncheckedIOException if the process has ended
     */
    Epoch await() {
        List<Epoch> taken = Stream.generate(this::awaitEpoch).limit(epochsOfRun).toList();
        return Epoch.median(taken.subList(1, epochsOfRun));
    }

    /**
     * Waits for the end of the next epoch of the run that has been begun.
     *
     * @throws UncheckedIOException if the process has ended
     */
    Epoch awaitEpoch() {
        try {
            for (String line = epochs.readLine(); line != null; line = epochs.readLine()) {
                List<Epoch> found = Epoch.fromNotebook(List.of(line));
                if (!found.isEmpty()) {
                    return found.getFirst();
                }
            }
            throw new IOException("a process that takes turns has ended; see " + LOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Trains a whole run; see {@link #await}. */
    Epoch train() {
        begin();
        return await();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
