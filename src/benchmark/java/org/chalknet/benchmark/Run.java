package org.chalknet.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that ran as a process of its own, so that no other program's threads and compiled code were in its way.
 *
 * @param lines what it printed, errors too
 * @param peakMegabytes the most memory that was resident, 0 where the system does not tell
 * @param peakThreads the most threads that it had, 0 where the system does not tell
 */
record Run(List<String> lines, long peakMegabytes, long peakThreads) {

    /** Where processes leave what they print. */
    static final Path FOLDER = Path.of("target", "benchmark");

    /** Variables by which a user may have told libraries not to use all cores. */
    private static final List<String> THREAD_VARIABLES =
            List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS");

    private static final int SAMPLE_MILLISECONDS = 50;

    /**
     * Runs a program to its end.
     *
     * @param name what its log is called
     * @throws IOException if it cannot be started or fails; says what it printed last
     */
    static Run of(String name, List<String> command) throws IOException, InterruptedException {
        Path log = Files.createDirectories(FOLDER).resolve(name + ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        THREAD_VARIABLES.forEach(builder.environment()::remove);
        Process process = builder.start();
        long memory = 0;
        long threads = 0;
        try {
            while (!process.waitFor(SAMPLE_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                memory = Math.max(memory, status(process, "VmHWM:") >> 10);
                threads = Math.max(threads, status(process, "Threads:"));
            }
        } finally {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(log);
        if (process.exitValue() != 0) {
            throw new IOException(lines.isEmpty() ? "it printed nothing" : lines.getLast());
        }
        return new Run(lines, memory, threads);
    }

    /** Runs a class of the benchmarks in a Java of its own. */
    static Run ofBenchmarks(String name, List<String> jvmOptions, List<String> arguments)
            throws IOException, InterruptedException {
        return of(name, benchmarks(jvmOptions, arguments));
    }

    /** Returns the command that runs a class of the benchmarks in a Java of its own. */
    static List<String> benchmarks(List<String> jvmOptions, List<String> arguments) {
        return Stream.of(
                        List.of(java()),
                        jvmOptions,
                        List.of("-cp", System.getProperty("java.class.path"), Benchmarks.class.getName()),
                        arguments)
                .flatMap(List::stream)
                .toList();
    }

    /** Returns the java that this program runs on. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static long status(Process process, String field) {
        try {
            return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinuxOrEnded) {
            return 0;
        }
    }
}
