package org.chalknet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chalknet.data.IdxBytes.gzip;
import static org.chalknet.data.IdxBytes.images;
import static org.chalknet.data.IdxBytes.labels;
import static org.chalknet.data.IdxBytes.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxReaderTest {

    private static final byte[] TWO_IMAGES = {
        0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, (byte) 250, (byte) 251, (byte) 252, 7, 8, 9
    };
    private static final byte[] TWO_LABELS = {0, 0, 8, 1, 0, 0, 0, 2, 1, 0};

    @Test
    void readsPlainFiles() throws Exception {
        assertThatTwoImagesAreReadFrom(TWO_IMAGES, TWO_LABELS);
    }

    @Test
    void knowsGzipByItsFirstBytesNotByItsName() throws Exception {
        assertThatTwoImagesAreReadFrom(gzip(TWO_IMAGES), gzip(TWO_LABELS));
    }

    @Test
    void readsGzipOfSeveralMembers() throws Exception {
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        members.write(gzip(Arrays.copyOf(TWO_IMAGES, 10)));
        members.write(gzip(Arrays.copyOfRange(TWO_IMAGES, 10, TWO_IMAGES.length)));
        assertThatTwoImagesAreReadFrom(members.toByteArray(), TWO_LABELS);
    }

    private static void assertThatTwoImagesAreReadFrom(byte[] imageFile, byte[] labelFile) throws DatasetException {
        LabelledImages read = read(imageFile, labelFile);
        assertThat(read.count()).isEqualTo(2);
        assertThat(read.rows()).isEqualTo(2);
        assertThat(read.columns()).isEqualTo(3);
        assertThat(read.image(1)).containsExactly(250, 251, 252, 7, 8, 9);
        assertThat(read.label(0)).isEqualTo(1);
        assertThat(read.label(1)).isEqualTo(0);
    }

    @Test
    void readsMoreThanOneChunk() throws Exception {
        int[] values = new int[5 * 256 * 256];
        Arrays.setAll(values, i -> (i * 31) >> 3 & 255);
        LabelledImages read = read(images(5, 256, 256, values), labels(0, 1, 2, 3, 4));
        for (int i = 0; i < values.length; i++) {
            assertThat(Byte.toUnsignedInt(read.pixels()[i])).isEqualTo(values[i]);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            504b0304                         | an IDX file, which begins with the bytes 00 00, but found 50 4b
            00000d0300000001                 | unsigned bytes (IDX type 08), but found IDX type 0d
            0000080100000001 00              | 3 dimensions (images, rows, columns), but found 1
            000008ff                         | 3 dimensions (images, rows, columns), but found 255
            000008                           | a whole IDX header, but found the end of the file in the middle of it
            00000803 00000001 0000           | a whole IDX header, but found the end of the file in the middle of it
            00000803 00000000 00000001 00000001 | a number of images of at least 1, but found 0
            00000803 00000001 fffffffe 00000001 | a number of rows of at least 1, but found -2
            00000803 00000001 00000001 80000000 | a number of columns of at least 1, but found -2147483648
            00000803 00000001 00000101 00000100 | images of at most 65536 pixels, but found 257 × 256
            00000803 00000001 7fffffff 7fffffff | images of at most 65536 pixels, but found 2147483647 × 2147483647
            00000803 7fffffff 00000100 00000100 | at most 2147483639 bytes of images, but found 2147483647 images of 256 × 256 pixels
            00000803 00000002 00000001 00000001 07 | 1 images, one for each label of the labels, but found 2
            00000803 00000001 00000002 00000002 010203 | 4 bytes for 1 images of 2 × 2 pixels, but found only 3
            00000803 00000001 00000001 00000001 0708 | 1 bytes for 1 images of 1 × 1 pixels, but found more
            1f8b                             | a whole gzip file, but found one that is cut off
            1f8b0000000000000000             | an undamaged gzip file, but found damage: Unsupported compression method
            """)
    void refusesImages(String hex, String message) {
        byte[] file = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThatThrownBy(() -> read(file, labels(0)))
                .isInstanceOf(DatasetException.class)
                .hasMessage("the images: expected " + message);
        assertThatThrownBy(() -> read(gzip(file), labels(0))).isInstanceOf(DatasetException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                  | a whole IDX header, but found the end of the file in the middle of it
            00000803 00000001     | 1 dimension (labels), but found 3
            00000801 00000000     | a number of labels of at least 1, but found 0
            00000801 00000003 0001 | 3 bytes for 3 labels, but found only 2
            00000801 00000002 000102 | 2 bytes for 2 labels, but found more
            00000801 00000002 0064 | labels from 0 to 99, but found label 100 of image 1
            00000801 00000001 ff  | labels from 0 to 99, but found label 255 of image 0
            """)
    void refusesLabels(@Nullable String hex, String message) {
        byte[] file = HexFormat.of().parseHex(hex == null ? "" : hex.replace(" ", ""));
        assertThatThrownBy(() -> read(images(1, 1, 1, 0), file))
                .isInstanceOf(DatasetException.class)
                .hasMessage("the labels: expected " + message);
    }

    @Test
    void refusesCutOffAndDamagedGzip() {
        byte[] whole = gzip(TWO_IMAGES);
        for (int length = 2; length < whole.length; length++) {
            byte[] cutOff = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cutOff, TWO_LABELS))
                    .isInstanceOf(DatasetException.class)
                    .hasMessage("the images: expected a whole gzip file, but found one that is cut off");
        }
        byte[] wrongChecksum = whole.clone();
        wrongChecksum[whole.length - 8] ^= 1;
        assertThatThrownBy(() -> read(wrongChecksum, TWO_LABELS))
                .isInstanceOf(DatasetException.class)
                .hasMessage("the images: expected an undamaged gzip file, but found damage: Corrupt GZIP trailer");
    }

    @Test
    void refusesGzipOfCountlessEmptyMembers() {
        byte[] empty = gzip();
        byte[] members = new byte[100_000 * empty.length];
        for (int i = 0; i < members.length; i++) {
            members[i] = empty[i % empty.length];
        }
        assertThatThrownBy(() -> read(members, TWO_LABELS))
                .isInstanceOf(DatasetException.class)
                .hasMessage("the images: expected a gzip file of one member, but found thousands of empty ones");
    }

    @Test
    void doesNotReadOnWhenThereIsMoreThanTheHeaderSays() {
        byte[] header = images(1, 1, 1, 9);
        AtomicInteger read = new AtomicInteger();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                int position = read.getAndIncrement();
                return position < header.length ? header[position] : 0;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    bytes[offset + i] = (byte) read();
                }
                return length;
            }
        };
        assertThatThrownBy(() -> IdxReader.read(new DataSource("endless", () -> endless), source("labels", labels(0))))
                .isInstanceOf(DatasetException.class)
                .hasMessage("endless: expected 1 bytes for 1 images of 1 × 1 pixels, but found more");
        assertThat(read).hasValueLessThan(1 << 17);
    }

    @Test
    void namesTheFileThatIsNotThere(@TempDir Path folder) throws Exception {
        Path labelFile = Files.write(folder.resolve("labels"), labels(0));
        Path missing = folder.resolve("images");
        assertThatThrownBy(() -> IdxReader.read(missing, labelFile))
                .isInstanceOf(DatasetException.class)
                .hasMessage(missing + ": expected a file, but found none");
        assertThatThrownBy(() -> IdxReader.read(folder, labelFile))
                .isInstanceOf(DatasetException.class)
                .hasMessage(folder + ": expected a file, but found a folder");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void doesNotWaitForAPipe(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(mkfifo.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> IdxReader.read(pipe, pipe))
                .isInstanceOf(DatasetException.class)
                .hasMessage(pipe + ": expected an ordinary file, but found a pipe or a device");
    }

    @Test
    void saysWhatWentWrongWhileReading() {
        DataSource failing = new DataSource("broken disk", () -> new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
            }
        });
        assertThatThrownBy(() -> IdxReader.read(failing, failing))
                .isInstanceOf(DatasetException.class)
                .hasMessage("broken disk: expected a readable file, but found an error: Input/output error");
    }

    @Test
    void saysThatTheMemoryIsTooSmall() {
        DataSource large = new DataSource("large", () -> {
            return new ByteArrayInputStream(new byte[4]) {
                @Override
                public synchronized int read(byte[] bytes, int offset, int length) {
                    throw new OutOfMemoryError("Java heap space");
                }
            };
        });
        assertThatThrownBy(() -> IdxReader.read(large, large))
                .isInstanceOf(DatasetException.class)
                .hasMessageMatching(
                        "large: expected what fits into the \\d+ MB of memory that Java may use, but found more");
    }

    private static LabelledImages read(byte[] imageFile, byte[] labelFile) throws DatasetException {
        return IdxReader.read(source("the images", imageFile), source("the labels", labelFile));
    }
}
