package org.chalknet.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSourceTest {

    @Test
    void readsAFile(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("numbers"), new byte[] {1, 2, 3});
        DataSource source = DataSource.file(file);
        assertThat(source.name()).isEqualTo(file.toString());
        assertThat(source.<byte[]>read(InputStream::readAllBytes)).containsExactly(1, 2, 3);
    }

    @Test
    void readsAResource() throws Exception {
        byte[] start = DataSource.resource("mnist/train-labels-idx1-ubyte.gz").read(in -> in.readNBytes(2));
        assertThat(start).containsExactly(0x1f, 0x8b);
    }

    @Test
    void namesAResourceThatIsNotThere() {
        DataSource missing = DataSource.resource("mnist/missing.gz");
        assertThatThrownBy(() -> missing.read(InputStream::readAllBytes))
                .isInstanceOf(DatasetException.class)
                .hasMessage("mnist/missing.gz: expected a readable file, "
                        + "but found an error: the program was built without it");
    }

    @Test
    void namesAFileThatMayNotBeRead() {
        DataSource locked = new DataSource("locked", () -> {
            throw new AccessDeniedException("locked");
        });
        assertThatThrownBy(() -> locked.read(InputStream::readAllBytes))
                .isInstanceOf(DatasetException.class)
                .hasMessage("locked: expected a file that may be read, but found one that may not");
    }

    @Test
    void closesWhatItOpened() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream in = new ByteArrayInputStream(new byte[1]) {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        new DataSource("bytes", () -> in).read(InputStream::read);
        assertThat(closed).isTrue();
    }
}
