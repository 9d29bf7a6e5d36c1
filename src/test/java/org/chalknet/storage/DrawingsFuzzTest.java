package org.chalknet.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.chalknet.storage.DrawingsFile.WrongLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file holds gives drawings or an error of ours. */
class DrawingsFuzzTest {

    private static final int CASES = 10_000;
    private static final String SOUND = """
            {"word":"7","drawing":[[[10,90,40],[12,12,300]],[[30,60],[100,100]]]}
            {"word":"0","drawing":[[[1,2,3],[4,5,6],[0,17,33]]]}
            {"word":"1","key_id":"5","recognized":true,"drawing":[[[250.5],[1e2]]]}
            """;
    private static final String[] TELLING = {
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "\"",
        "\\",
        "\n",
        "\r\n",
        "\0",
        "-",
        "1e999",
        "-1e999",
        "1e-999999999",
        "NaN",
        "null",
        "true",
        "\"word\":\"7\",",
        "[[[1],[2]]]",
        "9".repeat(200),
        "[".repeat(3000),
        "\uFEFF",
        "\\ud800",
        "\u00e9",
        "1000001"
    };

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void mutatedFilesGiveDrawingsOrAnErrorOfOurs() throws IOException {
        int whole = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Path file = folder.resolve("seed-%d.ndjson".formatted(seed));
            Files.write(file, mutated(new Random(seed)));
            try {
                whole += gives(file) ? 1 : 0;
            } catch (RuntimeException | Error e) {
                fail("with seed " + seed, e);
            }
            Files.delete(file);
        }
        // Both must come up, or the mutations are too wild or too tame to tell anything.
        assertThat(whole).as("files without a wrong line").isBetween(CASES / 50, CASES * 49 / 50);
    }

    /** Returns whether a file has no wrong line. */
    private static boolean gives(Path file) {
        try {
            DrawingsFile.read(file, Words.DIGITS, WrongLines.SKIP);
        } catch (StorageException e) {
            fail("a small file is never refused whole", e);
        }
        try {
            DrawingsFile.read(file, Words.DIGITS, WrongLines.REFUSE);
            return true;
        } catch (StorageException e) {
            assertThat(e.getMessage()).startsWith(file + ", line ").contains(": expected ", ", but found ");
            return false;
        }
    }

    private static byte[] mutated(Random random) {
        byte[] mutated = SOUND.getBytes(UTF_8);
        for (int i = random.nextInt(4); i >= 0; i--) {
            mutated = switch (random.nextInt(4)) {
                case 0 -> flipped(mutated, random);
                case 1 -> Arrays.copyOf(mutated, random.nextInt(mutated.length + 1));
                case 2 -> spliced(mutated, TELLING[random.nextInt(TELLING.length)].getBytes(UTF_8), random);
                default -> spliced(mutated, slice(mutated, random), random);
            };
        }
        return mutated;
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        if (bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private static byte[] slice(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length + 1);
        return Arrays.copyOfRange(bytes, from, from + random.nextInt(bytes.length - from + 1));
    }

    /** Puts bytes in the place of up to 20 others. */
    private static byte[] spliced(byte[] bytes, byte[] inserted, Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(20));
        byte[] spliced = new byte[from + inserted.length + bytes.length - to];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(inserted, 0, spliced, from, inserted.length);
        System.arraycopy(bytes, to, spliced, from + inserted.length, bytes.length - to);
        return spliced;
    }
}
