package org.chalknet.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures depend on. */
final class Machine {

    private Machine() {}

    static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Returns the processor, the cores, the system and the Java, in words. */
    static String describe() {
        return "%s, %d cores, %s, Java %s"
                .formatted(processor(), cores(), system(), System.getProperty("java.runtime.version"));
    }

    private static String processor() {
        return firstValue(Path.of("/proc/cpuinfo"), "model name", ":", System.getProperty("os.arch"));
    }

    private static String system() {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.version");
        return firstValue(Path.of("/etc/os-release"), "PRETTY_NAME", "=", system);
    }

    private static String firstValue(Path file, String name, String separator, String otherwise) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(separator) + 1)
                            .replace("\"", "")
                            .strip())
                    .findFirst()
                    .orElse(otherwise);
        } catch (IOException absent) {
            return otherwise;
        }
    }
}
