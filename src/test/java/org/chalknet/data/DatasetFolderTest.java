package org.chalknet.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chalknet.data.IdxBytes.gzip;
import static org.chalknet.data.IdxBytes.images;
import static org.chalknet.data.IdxBytes.labels;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetFolderTest {

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void writeThreeTrainingAndTwoTestImages() throws IOException {
        folder = Files.createDirectory(parent.resolve("Shapes"));
        write("train-images-idx3-ubyte", images(3, 1, 2, 10, 11, 20, 21, 30, 31));
        write("train-labels-idx1-ubyte", labels(0, 2, 1));
        write("t10k-images-idx3-ubyte", images(2, 1, 2, 40, 41, 50, 51));
        write("t10k-labels-idx1-ubyte", labels(1, 0));
    }

    @Test
    void readsTheFourFiles() throws Exception {
        Dataset dataset = DatasetFolder.read(folder);
        assertThat(dataset.name()).isEqualTo("Shapes");
        assertThat(dataset.classNames()).containsExactly("0", "1", "2");
        assertThat(dataset.training().pixels()).containsExactly(10, 11, 20, 21, 30, 31);
        assertThat(dataset.training().label(1)).isEqualTo(2);
        assertThat(dataset.test().pixels()).containsExactly(40, 41, 50, 51);
        assertThat(dataset.test().label(0)).isEqualTo(1);
    }

    @Test
    void readsTheFilesOfMnistAsTheyCome() throws Exception {
        Dataset dataset = DatasetFolder.read(Path.of("assets", "mnist"));
        Dataset bundled = BundledMnist.read();
        assertThat(dataset.name()).isEqualTo("mnist");
        assertThat(dataset.classNames()).isEqualTo(bundled.classNames());
        assertThat(dataset.training().pixels()).isEqualTo(bundled.training().pixels());
        assertThat(dataset.test().pixels()).isEqualTo(bundled.test().pixels());
    }

    @Test
    void takesTheNameOfTheFolderHoweverItIsWritten() throws Exception {
        assertThat(DatasetFolder.read(folder.resolve("..").resolve("Shapes").resolve("."))
                        .name())
                .isEqualTo("Shapes");
    }

    @Test
    void readsTheOtherUsualNames() throws Exception {
        Files.delete(folder.resolve("train-images-idx3-ubyte"));
        write("train-images-idx3-ubyte.gz", gzip(images(3, 1, 2, 1, 2, 3, 4, 5, 6)));
        Files.delete(folder.resolve("t10k-images-idx3-ubyte"));
        write("t10k-images.idx3-ubyte", images(2, 1, 2, 7, 8, 9, 10));
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
        write("t10k-labels.idx1-ubyte.gz", gzip(labels(1, 1)));
        Dataset dataset = DatasetFolder.read(folder);
        assertThat(dataset.training().pixels()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(dataset.test().pixels()).containsExactly(7, 8, 9, 10);
        assertThat(dataset.test().label(1)).isEqualTo(1);
    }

    @Test
    void passesOverAFolderOfAUsualName() throws Exception {
        Files.delete(folder.resolve("t10k-images-idx3-ubyte"));
        Files.createDirectory(folder.resolve("t10k-images-idx3-ubyte"));
        assertThatReading()
                .hasMessage(folder.resolve("t10k-images-idx3-ubyte") + ": expected a file, but found a folder");
        write("t10k-images.idx3-ubyte", images(2, 1, 2, 7, 8, 9, 10));
        assertThat(DatasetFolder.read(folder).test().pixels()).containsExactly(7, 8, 9, 10);
    }

    @Test
    void saysWhatIsMissingAndWhatItLookedFor() throws Exception {
        Files.delete(folder.resolve("t10k-labels-idx1-ubyte"));
        assertThatReading()
                .hasMessage(
                        folder + ": expected the four IDX files of a data set, but found none of "
                                + "t10k-labels-idx1-ubyte, t10k-labels-idx1-ubyte.gz, t10k-labels.idx1-ubyte, t10k-labels.idx1-ubyte.gz");
    }

    @Test
    void refusesWhatIsNotAFolder() {
        Path missing = parent.resolve("missing");
        assertThatThrownBy(() -> DatasetFolder.read(missing))
                .isInstanceOf(DatasetException.class)
                .hasMessage(missing + ": expected a folder, but found none");
        Path file = folder.resolve("train-labels-idx1-ubyte");
        assertThatThrownBy(() -> DatasetFolder.read(file))
                .isInstanceOf(DatasetException.class)
                .hasMessage(file + ": expected a folder, but found a file");
    }

    /** Where permissions are those of POSIX, and not as root, who may read everything. */
    @Test
    void namesAFolderThatMayNotBeRead() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rw-------"));
        try {
            assumeFalse(Files.isExecutable(folder));
            assertThatReading().hasMessage(folder + ": expected a folder that may be read, but found one that may not");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void refusesTestImagesOfAnotherSize() throws Exception {
        write("t10k-images-idx3-ubyte", images(2, 2, 1, 40, 41, 50, 51));
        assertThatReading()
                .hasMessage(folder.resolve("t10k-images-idx3-ubyte")
                        + ": expected images of 1 × 2 pixels (rows × columns) like those in train-images-idx3-ubyte, "
                        + "but found 2 × 1");
    }

    @Test
    void countsTheClassesOfBothParts() throws Exception {
        write("t10k-labels-idx1-ubyte", labels(1, 99));
        assertThat(DatasetFolder.read(folder).classes()).isEqualTo(100);
    }

    @Test
    void refusesASingleClass() throws Exception {
        write("train-labels-idx1-ubyte", labels(0, 0, 0));
        write("t10k-labels-idx1-ubyte", labels(0, 0));
        assertThatReading()
                .hasMessage(folder.resolve("train-labels-idx1-ubyte")
                        + ": expected at least 2 classes, labels 0 and 1, but found label 0 alone");
    }

    @Test
    void readsClassNames() throws Exception {
        write("labels.txt", "Kreis ○\r\n  square \r\nétoile".getBytes(UTF_8));
        assertThat(DatasetFolder.read(folder).classNames()).containsExactly("Kreis ○", "square", "étoile");
    }

    @Test
    void readsClassNamesThatBeginWithAByteOrderMark() throws Exception {
        write("labels.txt", "\uFEFFa\nb\nc\n".getBytes(UTF_8));
        assertThat(DatasetFolder.read(folder).classNames()).containsExactly("a", "b", "c");
    }

    @Test
    void takesClassesThatNoImageIsOf() throws Exception {
        write("labels.txt", "a\nb\nc\nd\n".getBytes(UTF_8));
        assertThat(DatasetFolder.read(folder).classes()).isEqualTo(4);
    }

    @Test
    void refusesWrongClassNames() throws Exception {
        assertThatClassNames("a\nb\n".getBytes(UTF_8))
                .hasMessageEndingWith("expected 3 to 100 lines, one for each of the labels 0 to 2, but found 2");
        assertThatClassNames("a\n".repeat(101).getBytes(UTF_8))
                .hasMessageEndingWith("expected 3 to 100 lines, one for each of the labels 0 to 2, but found 101");
        assertThatClassNames("a\n \nc\n".getBytes(UTF_8))
                .hasMessageEndingWith("expected a name of 1 to 40 characters in line 2, but found a blank line");
        assertThatClassNames(("a\nb\n" + "c".repeat(41)).getBytes(UTF_8))
                .hasMessageEndingWith("expected a name of 1 to 40 characters in line 3, but found 41 characters");
        assertThatClassNames("a\nb\u0007\nc".getBytes(UTF_8))
                .hasMessageEndingWith("expected text in line 2, but found a control character");
        assertThatClassNames("a\nb\n a".getBytes(UTF_8))
                .hasMessageEndingWith("expected a name of its own in line 3, but found that of line 1");
        assertThatClassNames(new byte[] {'a', '\n', (byte) 0xc3, '\n', 'c'})
                .hasMessageEndingWith("expected text in UTF-8 in line 2, but found bytes that are not");
        assertThatClassNames(new byte[] {'a', '\n', 'b', '\n', 'c', (byte) 0xc3})
                .hasMessageEndingWith("expected text in UTF-8 in line 3, but found bytes that are not");
        assertThatClassNames(new byte[1 << 20]).hasMessageEndingWith("expected at most 32768 bytes, but found more");
        Files.delete(folder.resolve("labels.txt"));
        Files.createDirectory(folder.resolve("labels.txt"));
        assertThatReading().hasMessageEndingWith("expected a file, but found a folder");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertThatClassNames(byte[] content) throws IOException {
        write("labels.txt", content);
        return assertThatReading().hasMessageStartingWith(folder.resolve("labels.txt") + ": ");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertThatReading() {
        return assertThatThrownBy(() -> DatasetFolder.read(folder)).isInstanceOf(DatasetException.class);
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }
}
