package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import jdk.incubator.vector.VectorShape;
import org.chalknet.Launcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a training computes must not depend on the number of threads, nor on the width of the machine's vectors. A Java uses the
 * vectors that it is allowed and that the machine has, if it has the Vector API: each way takes a process of its own.
 */
class SameBitsTest {

    /** What the program is started with. */
    private static final List<String> VECTORS = List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0");

    @TempDir
    private Path folder;

    @Test
    void doesNotDependOnThreadsOrOnTheWidthOfVectors(TestReporter reporter) throws IOException, InterruptedException {
        int widest = VectorShape.preferredShape().vectorBitSize();
        List<JavaProcess> processes = new ArrayList<>();
        List<String> widths = new ArrayList<>();
        for (int bits = 128; bits <= Math.min(widest, 512); bits *= 2) {
            List<String> flags = new ArrayList<>(VECTORS);
            flags.add("-XX:MaxVectorSize=" + bits / Byte.SIZE);
            processes.add(
                    JavaProcess.start(folder.resolve(bits + ".txt"), flags, TrainedBits.class, "1", "2", "3", "4"));
            widths.add("vectors of %d bits".formatted(bits));
        }
        reporter.publishEntry("compared", String.join(", ", widths));

        List<String> used = new ArrayList<>();
        List<List<String>> digests = new ArrayList<>();
        for (JavaProcess process : processes) {
            List<String> lines = process.lines(0);
            used.add(lines.getFirst());
            digests.add(lines.subList(1, lines.size()));
        }
        assertThat(used).isEqualTo(widths);
        assertSameOnAllThreads(digests.getFirst(), 4);
        assertThat(digests).allSatisfy(ofWidth -> assertThat(ofWidth).isEqualTo(digests.getFirst()));
    }

    @Test
    void doesNotDependOnThreadsWithoutTheVectorApi() throws IOException, InterruptedException {
        List<String> lines = JavaProcess.start(folder.resolve("none.txt"), List.of(), TrainedBits.class, "1", "3")
                .lines(0);

        assertThat(lines).first().isEqualTo("no vectors");
        assertSameOnAllThreads(lines.subList(1, lines.size()), 2);
    }

    @Test
    void hasNoProfileWithoutTheVectorApi() throws IOException, InterruptedException {
        assertThat(JavaProcess.start(
                                folder.resolve("profile.txt"),
                                List.of(),
                                Launcher.class,
                                "train",
                                "--epochs=1",
                                "--train-limit=10",
                                "--test-limit=10",
                                "--profile")
                        .lines(2))
                .last()
                .asString()
                .contains("--profile must have Java's Vector API");
    }

    /** Four networks, each on so many numbers of threads. */
    private static void assertSameOnAllThreads(List<String> digests, long ways) {
        assertThat(digests.stream().collect(Collectors.groupingBy(line -> line, Collectors.counting())))
                .hasSize(4)
                .allSatisfy((line, times) -> assertThat(times).as(line).isEqualTo(ways));
    }
}
