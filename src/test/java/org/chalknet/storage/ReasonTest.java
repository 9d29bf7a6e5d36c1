package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void isNeverTheNameOfAFileAlone() {
        assertThat(Reason.of(new NoSuchFileException("a/b"))).isEqualTo("there is no such folder");
        assertThat(Reason.of(new AccessDeniedException("a/b"))).isEqualTo("it is not permitted");
        assertThat(Reason.of(new FileAlreadyExistsException("a/b"))).isEqualTo("a file is where its folder should be");
        assertThat(Reason.of(new FileSystemException("a/b", null, "Is a directory")))
                .isEqualTo("it is a folder");
        assertThat(Reason.of(new FileSystemException("a/b", null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(Reason.of(new FileNotFoundException("a/b (1).npz (Permission denied)")))
                .isEqualTo("Permission denied");
        assertThat(Reason.of(new FileNotFoundException("a/b"))).isEqualTo("a/b");
        assertThat(Reason.of(new IOException("No space left on device"))).isEqualTo("No space left on device");
        assertThat(Reason.of(new IOException())).isEqualTo("IOException");
    }
}
