package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final ToldDialogs dialogs = new ToldDialogs();
    private final Failures failures = new Failures(dialogs, Runnable::run);

    @Test
    void saysThatTheNetworkIsTooLarge() {
        failures.accept(new OutOfMemoryError("Java heap space"));

        assertThat(dialogs.told).hasSize(1);
        assertThat(dialogs.told.getFirst())
                .startsWith("This is too large for the memory")
                .contains("hidden layers or the mini-batch smaller")
                .doesNotContain("Java");
    }

    @Test
    void saysWhatIsKnownOfAnUnexpectedFailure() {
        failures.uncaughtException(Thread.currentThread(), new IllegalStateException("the {0} isn't there"));
        failures.accept(new NullPointerException());

        assertThat(dialogs.told.getFirst()).contains("the {0} isn't there").doesNotContain("\tat ");
        assertThat(dialogs.told.getLast()).contains("NullPointerException");
    }

    @Test
    void saysInWordsWhyAFileFailed() {
        assertThat(Failures.reason(new AccessDeniedException("/home/x/a.npz")))
                .isEqualTo("/home/x/a.npz: it is not permitted");
        assertThat(Failures.reason(new FileSystemException("a.npz", null, "No space left on device")))
                .isEqualTo("a.npz: No space left on device");
        assertThat(Failures.reason(new IOException("less than 1 MB would be left")))
                .isEqualTo("less than 1 MB would be left");
        assertThat(Failures.reason(new IOException())).isEqualTo("IOException");
    }
}
