package org.chalknet.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that trains. */
@FunctionalInterface
interface Program {

    /** Keeps DJL's native libraries in the project, keeps it off the network, and keeps its logging quiet. */
    List<String> PEER_OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-DDJL_CACHE_DIR=" + Path.of("target", "djl").toAbsolutePath(),
            "-Dai.djl.offline=true",
            "-DOPT_OUT_TRACKING=true",
            "-Dslf4j.internal.verbosity=ERROR");

    /**
     * How it went.
     *
     * @param epochs all epochs, the first too
     * @param threads the threads that computed
     * @param megabytes the most memory that was resident
     */
    record Outcome(List<Epoch> epochs, long threads, long megabytes) {}

    /**
     * Trains to the end.
     *
     * @param name what its log is called
     * @param trainLimit the number of images to train on, from the first
     * @throws IOException if it cannot be run; says why
     */
    Outcome run(String name, Workload workload, int epochs, int trainLimit) throws IOException, InterruptedException;

    /** Returns Chalknet itself, on so many threads and with options for its Java. */
    static Program chalknet(int threads, String... jvmOptions) {
        return (name, workload, epochs, trainLimit) -> {
            Path report = report(name);
            List<String> command = new ArrayList<>(List.of(Run.java()));
            command.addAll(List.of(jvmOptions));
            command.addAll(List.of("@target/chalknet.args", "train", "--threads=" + threads, "--report=" + report));
            command.addAll(workload.trainOptions(epochs, trainLimit));
            Run run = Run.of(name, command);
            return new Outcome(Epoch.fromReport(Files.readAllLines(report)), threads, run.peakMegabytes());
        };
    }

    /** Returns where Chalknet leaves its report. */
    static Path report(String name) {
        return Run.FOLDER.resolve(name + ".csv");
    }

    /** Returns the notebook, on NumPy. */
    static Program notebook() {
        return (name, workload, epochs, trainLimit) -> {
            List<String> command = new ArrayList<>(
                    List.of("python3", "src/test/resources/org/chalknet/golden/notebook.py", "--data=assets/mnist"));
            command.addAll(workload.notebookOptions(epochs, trainLimit));
            Run run = Run.of(name, command);
            return new Outcome(Epoch.fromNotebook(run.lines()), run.peakThreads(), run.peakMegabytes());
        };
    }

    /** Returns the training by another library on this Java. */
    static Program peer(PeerCommand.Library library) {
        return (name, workload, epochs, trainLimit) -> {
            List<String> arguments = new ArrayList<>(List.of("peer", library.name()));
            arguments.addAll(workload.notebookOptions(epochs, trainLimit));
            Run run = Run.ofBenchmarks(name, PEER_OPTIONS, arguments);
            long threads = run.lines().stream()
                    .filter(line -> line.startsWith(PeerCommand.THREADS))
                    .mapToLong(line -> Long.parseLong(line.substring(PeerCommand.THREADS.length())))
                    .findFirst()
                    .orElseThrow();
            return new Outcome(Epoch.fromNotebook(run.lines()), threads, run.peakMegabytes());
        };
    }

    /** Returns the program as it does while another process keeps the machine's first core busy. */
    default Program withBusyCore() {
        return (name, workload, epochs, trainLimit) -> {
            // It ends with this process, however that ends.
            String spin = "while kill -0 %d; do :; done"
                    .formatted(ProcessHandle.current().pid());
            List<String> command =
                    hasTaskset() ? List.of("taskset", "--cpu-list", "0", "sh", "-c", spin) : List.of("sh", "-c", spin);
            Process busy = new ProcessBuilder(command).start();
            try {
                return run(name, workload, epochs, trainLimit);
            } finally {
                busy.destroyForcibly();
            }
        };
    }

    private static boolean hasTaskset() throws InterruptedException {
        try {
            return new ProcessBuilder("taskset", "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }
}
