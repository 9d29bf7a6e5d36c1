package org.chalknet.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chalknet.Launcher;
import org.chalknet.storage.Model;
import org.chalknet.storage.ModelFile;
import org.chalknet.storage.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills {@code train --save} again and again, at random moments or in the middle of a save, and goes on with what it left:
 * {@code ./mvnw test -Dtest=KilledRunTest -Dkills=50}.
 */
class KilledRunTest {

    private static final int KILLS = Integer.getInteger("kills", 2);

    /** The promise: never more is lost than one epoch, or the epochs of two seconds. */
    private static final long PROMISE = TimeUnit.SECONDS.toNanos(2);

    private static final List<String> SETTINGS = List.of("--hidden=300,200", "--keep-prob=0.8", "--seed=3");
    private static final List<String> DATA =
            List.of("--train-limit=1500", "--test-limit=100", "--every=1", "--threads=1");

    @TempDir
    Path folder;

    private final List<Long> printed = Collections.synchronizedList(new ArrayList<>());

    @Test
    void losesNoMoreThanTwoSecondsAndEndsAsIfItHadNeverBeenKilled() throws Exception {
        Path file = folder.resolve("run.npz");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int epochs = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            boolean whileSaving = kill % 2 == 0;
            String place = "seed %d, kill %d of %d, %s"
                    .formatted(seed, kill, KILLS, whileSaving ? "while saving" : "at a random moment");
            int before = epochs;
            long killed = runAndKill(file, before > 0, whileSaving, random);

            epochs = epochs(file, place);
            List<Long> moments = List.copyOf(printed);
            int promised = (int) Math.min(
                    moments.size() - 1,
                    moments.stream().filter(moment -> moment < killed - PROMISE).count());
            assertThat(epochs - before).as(place).isBetween(Math.max(promised, 0), moments.size() + 1);
        }

        assertEndsAsIfNeverKilled(file, epochs);
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there, Java can only kill a process")
    void savesAllThatItHasToldOfWhenItIsToldToEnd() throws Exception {
        Path file = folder.resolve("run.npz");
        Path errors = folder.resolve("errors.txt");
        Process process = start(
                Stream.of(List.of("--save=" + file, "--epochs=10000", "--hidden=20"), DATA),
                ProcessBuilder.Redirect.to(errors.toFile()));
        List<String> lines = new ArrayList<>();
        try (BufferedReader told = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                lines.add(line);
                // By then it is compiled: a busy machine, too, has time enough to save so few weights.
                if (lines.size() == 100) {
                    // The process itself would close its output, too.
                    process.toHandle().destroy();
                }
            }
        }

        assertThat(process.waitFor()).as("128 and the signal's number").isEqualTo(143);
        int last = lines.size() - 1;
        assertThat(lines.get(last)).startsWith("Epoch %d,".formatted(last));
        assertThat(epochs(file, "told to end")).isEqualTo(last + 1);
        assertThat(Files.readAllLines(errors))
                .last()
                .isEqualTo(
                        "the training was stopped after epoch %d; --resume %s goes on with it".formatted(last, file));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, errors);
        }
    }

    private void assertEndsAsIfNeverKilled(Path file, int epochs) throws Exception {
        Process resumed = train(file, epochs > 0, epochs + 2);
        Path whole = folder.resolve("whole.npz");
        Process uninterrupted = train(whole, false, epochs + 2);
        for (Process process : List.of(resumed, uninterrupted)) {
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            assertThat(process.waitFor()).isZero();
        }
        Model expected = ModelFile.read(whole);
        Model actual = ModelFile.read(file);
        for (int l = 0; l < 3; l++) {
            assertThat(actual.network().layers().get(l).weights().data)
                    .isEqualTo(expected.network().layers().get(l).weights().data);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, whole);
        }
    }

    private static int epochs(Path file, String place) {
        if (Files.notExists(file)) {
            return 0;
        }
        try {
            Model model = ModelFile.read(file);
            assertThat(model.history()).as(place).isNotNull();
            return model.history().epochs().size();
        } catch (StorageException e) {
            throw new AssertionError(place, e);
        }
    }

    /** Returns when the process was killed. */
    private long runAndKill(Path file, boolean resumed, boolean whileSaving, Random random) throws Exception {
        printed.clear();
        Process process = train(file, resumed, 10_000);
        Thread reader = Thread.ofPlatform().start(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
                while (lines.readLine() != null) {
                    printed.add(System.nanoTime());
                }
            } catch (IOException e) {
                // The process was killed in the middle of a line.
            }
        });
        while (printed.isEmpty() && process.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(3000));
        if (whileSaving) {
            while (!isSaving(file, process) && process.isAlive()) {
                Thread.onSpinWait();
            }
            TimeUnit.MICROSECONDS.sleep(random.nextInt(3000));
        }
        assertThat(process.isAlive()).isTrue();
        long killed = System.nanoTime();
        process.destroyForcibly().waitFor();
        reader.join();
        return killed;
    }

    private static boolean isSaving(Path file, Process process) {
        return Files.exists(file.resolveSibling(".%s.%d.tmp".formatted(file.getFileName(), process.pid())));
    }

    /** A run that was killed before its first epoch was saved has left nothing to resume. */
    private static Process train(Path file, boolean resumed, int epochs) throws IOException {
        List<String> save = List.of("--save=" + file, "--epochs=" + epochs);
        return start(
                resumed ? Stream.of(List.of("--resume=" + file), save, DATA) : Stream.of(save, SETTINGS, DATA),
                ProcessBuilder.Redirect.DISCARD);
    }

    private static Process start(Stream<List<String>> options, ProcessBuilder.Redirect errors) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "train"));
        options.forEach(command::addAll);
        return new ProcessBuilder(command).redirectError(errors).start();
    }
}
