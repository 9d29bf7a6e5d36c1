package org.chalknet.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.chalknet.data.IdxBytes.gzip;
import static org.chalknet.data.IdxBytes.images;
import static org.chalknet.data.IdxBytes.labels;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a folder holds gives a data set or an error of ours, soon and in little memory. */
class DatasetFuzzTest {

    /** Enough for 10,000 IDX files, since one in five mutates the class names. */
    private static final int CASES = 15_000;

    private static final long MOST_BYTES = 64L << 20;
    private static final int[] TELLING_SIZES = {
        0, 1, 99, 100, 256, 257, 1 << 16, 60_000, 100_000_000, 1 << 30, Integer.MAX_VALUE, -1
    };

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<String, byte[]> sound = soundFiles();
    private final List<String> names = sound.keySet().stream().sorted().toList();

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void mutatedFilesGiveADatasetOrAnErrorOfOurs() throws IOException {
        for (String name : names) {
            write(name, sound(name));
        }
        int datasets = 0;
        for (int seed = 0; seed < CASES; seed++) {
            try {
                datasets += gives(seed) ? 1 : 0;
            } catch (RuntimeException | Error e) {
                fail("with seed " + seed, e);
            }
        }
        // Both must come up, or the mutations are too wild or too tame to tell anything.
        assertThat(datasets).as("data sets").isBetween(CASES / 50, CASES * 49 / 50);
    }

    /** Returns whether the mutation that a seed stands for gives a data set. */
    private boolean gives(int seed) throws IOException {
        Random random = new Random(seed);
        String name = names.get(random.nextInt(names.size()));
        write(name, mutated(name, random));
        long before = threads.getCurrentThreadAllocatedBytes();
        boolean read = reads();
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated")
                .isLessThan(MOST_BYTES);
        write(name, sound(name));
        return read;
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        // Some file systems make overwriting many times slower than a new file.
        Files.deleteIfExists(file);
        Files.write(file, content);
    }

    private boolean reads() {
        try {
            DatasetFolder.read(folder);
            return true;
        } catch (DatasetException e) {
            assertThat(e.getMessage()).startsWith(folder.toString()).contains(": expected ", ", but found ");
            return false;
        }
    }

    private static Map<String, byte[]> soundFiles() {
        Random random = new Random(0);
        return Map.of(
                "train-images-idx3-ubyte",
                images(20, 5, 4, random.ints(400, 0, 256).toArray()),
                "train-labels-idx1-ubyte",
                labels(random.ints(20, 0, 10).toArray()),
                "t10k-images-idx3-ubyte",
                images(7, 5, 4, random.ints(140, 0, 256).toArray()),
                "t10k-labels-idx1-ubyte",
                labels(random.ints(7, 0, 10).toArray()),
                "labels.txt",
                "nought\none\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n".getBytes(UTF_8));
    }

    private byte[] sound(String name) {
        return Objects.requireNonNull(sound.get(name));
    }

    private byte[] mutated(String name, Random random) {
        byte[] donor = sound(names.get(random.nextInt(names.size())));
        byte[] content = sound(name);
        boolean zipped = random.nextBoolean();
        byte[] mutated = random.nextInt(4) > 0 ? mutated(content, donor, random) : content;
        byte[] stored = zipped ? gzip(mutated) : mutated;
        return zipped && random.nextBoolean() ? mutated(stored, donor, random) : stored;
    }

    private static byte[] mutated(byte[] bytes, byte[] donor, Random random) {
        byte[] mutated = bytes.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            mutated = switch (random.nextInt(6)) {
                case 0 -> flipped(mutated, random);
                case 1 -> Arrays.copyOf(mutated, random.nextInt(mutated.length + 1));
                case 2 -> Arrays.copyOf(mutated, mutated.length + 1 + random.nextInt(1 << random.nextInt(17)));
                case 3 -> withHeaderOf(donor, mutated, random);
                default -> withSize(mutated, random);
            };
        }
        return mutated;
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        if (bytes.length > 0) {
            int end = random.nextBoolean() ? Math.min(bytes.length, 16) : bytes.length;
            bytes[random.nextInt(end)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] withHeaderOf(byte[] donor, byte[] bytes, Random random) {
        System.arraycopy(donor, 0, bytes, 0, Math.min(random.nextInt(17), Math.min(donor.length, bytes.length)));
        return bytes;
    }

    private static byte[] withSize(byte[] bytes, Random random) {
        int position = 4 + 4 * random.nextInt(3);
        if (bytes.length >= position + 4) {
            int size = random.nextInt(4) == 0 ? random.nextInt() : TELLING_SIZES[random.nextInt(TELLING_SIZES.length)];
            ByteBuffer.wrap(bytes).putInt(position, size);
        }
        return bytes;
    }
}
