package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chalknet.math.NumPyRandom;
import org.chalknet.network.HeInitializer;
import org.chalknet.network.Network;
import org.chalknet.training.EpochMetrics;
import org.chalknet.training.TrainingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds gives a model or an error of ours, soon and in little memory. */
class ModelFuzzTest {

    private static final int CASES = 10_000;
    private static final long MOST_BYTES = 256L << 20;
    private static final int[] TELLING = {0, 1, 0xff, 0xffff, 1 << 20, Integer.MAX_VALUE, -1, 8, 0x04034b50, 0x02014b50
    };

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void mutatedFilesGiveAModelOrAnErrorOfOurs() throws Exception {
        List<byte[]> sound = List.of(resource("notebook.npz"), resource("notebook-compressed.npz"), own());
        int models = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Path file = folder.resolve("seed-%d.npz".formatted(seed));
            Files.write(file, mutated(sound.get(random.nextInt(sound.size())), random));
            try {
                models += gives(file) ? 1 : 0;
            } catch (RuntimeException | Error e) {
                fail("with seed " + seed, e);
            }
            Files.delete(file);
        }
        // Both must come up, or the mutations are too wild or too tame to tell anything.
        assertThat(models).as("models").isBetween(CASES / 50, CASES * 49 / 50);
    }

    /** Small files that would become large: a few kilobytes of zip are up to a thousand times as much. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void bombsAreRefused() throws Exception {
        byte[] header = "\u0093NUMPY\1\0v\0{'descr': '<f4', 'fortran_order': False, 'shape': (2, 6), }"
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] array = Arrays.copyOf(Arrays.copyOf(header, 10 + 0x76), 10 + 0x76 + 48);
        Arrays.fill(array, header.length, 10 + 0x76, (byte) ' ');
        byte[] biases = new String(array, StandardCharsets.ISO_8859_1)
                .replace("(2, 6), }", "(2, 1), }")
                .substring(0, 10 + 0x76 + 8)
                .getBytes(StandardCharsets.ISO_8859_1);
        Path sound = zip("sound.npz", Map.of("W1.npy", array, "b1.npy", biases));
        assertThat(gives(sound)).isTrue();

        assertRefused(zip("longer.npz", Map.of("W1.npy", Arrays.copyOf(array, 300 << 20), "b1.npy", biases)));
        for (String json : List.of("[", "[],", "{\"a\":", "\"\",", "1,", " ", "1", "{\"format\":1,\"epochs\":[{},")) {
            byte[] bomb = json.repeat((9 << 20) / json.length()).getBytes(StandardCharsets.UTF_8);
            assertRefused(zip("json.npz", Map.of("W1.npy", array, "b1.npy", biases, "chalknet.json", bomb)));
            bomb = ("[" + json.repeat((8 << 20) / json.length() - 1)).getBytes(StandardCharsets.UTF_8);
            assertRefused(zip("json.npz", Map.of("W1.npy", array, "b1.npy", biases, "chalknet.json", bomb)));
        }
        // Each is JSON without a mistake.
        for (String element : List.of("{}", "{\"\":0}", "[]", "0", "\"\"")) {
            String elements = (element + ",").repeat((8 << 20) / (element.length() + 1) - 100);
            for (String start : List.of("{\"a\":[", "{\"format\":1,\"epochs\":[")) {
                byte[] bomb = (start + elements + "0]}").getBytes(StandardCharsets.UTF_8);
                assertRefused(zip("json.npz", Map.of("W1.npy", array, "b1.npy", biases, "chalknet.json", bomb)));
            }
        }
    }

    private void assertRefused(Path file) {
        assertThat(gives(file)).isFalse();
    }

    private Path zip(String name, Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    private boolean gives(Path file) {
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            ModelFile.read(file);
            return true;
        } catch (StorageException e) {
            assertThat(e.getMessage()).startsWith(file.toString()).contains(": expected ", ", but found ");
            return false;
        } finally {
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated")
                    .isLessThan(MOST_BYTES);
        }
    }

    private static byte[] mutated(byte[] sound, Random random) {
        byte[] mutated = sound.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            // Half of the places in the last third, where the archive's directory is.
            int at = random.nextBoolean()
                    ? random.nextInt(mutated.length + 1)
                    : mutated.length - random.nextInt(mutated.length / 3 + 1);
            mutated = switch (random.nextInt(5)) {
                case 0 -> Arrays.copyOf(mutated, at);
                case 1 -> digit(mutated, random);
                case 2 -> number(mutated, at, random);
                default -> flipped(mutated, at, random);
            };
        }
        return mutated;
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        if (at < bytes.length) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] number(byte[] bytes, int at, Random random) {
        if (at + Integer.BYTES <= bytes.length) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, TELLING[random.nextInt(TELLING.length)]);
        }
        return bytes;
    }

    /** Changes a digit, such as of a shape, or of the description. */
    private static byte[] digit(byte[] bytes, Random random) {
        int start = random.nextInt(bytes.length + 1);
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] >= '0' && bytes[i] <= '9') {
                bytes[i] = (byte) ('0' + random.nextInt(10));
                return bytes;
            }
        }
        return bytes;
    }

    private byte[] own() throws IOException {
        Path file = folder.resolve("own.npz");
        TrainingSettings settings = new TrainingSettings(List.of(4), 0.9, 0, 0.1, 0, 64, 2, 0);
        EpochMetrics epoch = new EpochMetrics(0, 0.1, 1, 0.5, 1, 0.5, 0, 1, 1, 1000, List.of(0.25));
        EpochMetrics worse = new EpochMetrics(1, 0.1, 2, 0.4, 2, 0.4, 0, 1, 1, 1000, List.of(0.25));
        NumPyRandom random = new NumPyRandom(3);
        Network network = HeInitializer.initialize(List.of(6, 4, 2), random);
        ModelInfo info = new ModelInfo(
                ModelInfo.FORMAT,
                "Chalknet",
                "tiny",
                "digest",
                2,
                3,
                List.of("0", "1"),
                settings,
                List.of(epoch, worse),
                0,
                random.state());
        ModelFile.save(file, new Model(network, info, network));
        return Files.readAllBytes(file);
    }

    private static byte[] resource(String name) throws IOException {
        return Objects.requireNonNull(ModelFuzzTest.class.getResourceAsStream("/org/chalknet/models/" + name))
                .readAllBytes();
    }
}
