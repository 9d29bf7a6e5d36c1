package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailuresTest {

    private final ToldDialogs dialogs = new ToldDialogs();
    private final Failures failures = new Failures(dialogs, Runnable::run);

    @Test
    void saysThatTheNetworkIsTooLarge() {
        failures.accept(new OutOfMemoryError("Java heap space"));

        assertThat(dialogs.told).hasSize(1);
        assertThat(dialogs.told.getFirst())
                .startsWith("The network is too large for the memory")
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
}
