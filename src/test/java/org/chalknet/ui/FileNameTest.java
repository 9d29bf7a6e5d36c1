package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 3, 4, 5, 6);

    @ParameterizedTest
    @CsvSource({
        "MNIST, MNIST-2026-03-04-0506.npz",
        "Our class, Our-class-2026-03-04-0506.npz",
        "../../etc/a:b*?.gz, etc-a-b-gz-2026-03-04-0506.npz",
        "CON, CON-2026-03-04-0506.npz",
        "手書き数字, 手書き数字-2026-03-04-0506.npz",
        "'', Chalknet-2026-03-04-0506.npz",
        "'...', Chalknet-2026-03-04-0506.npz"
    })
    void isOneThatEverySystemAllows(String subject, String name) {
        assertThat(FileName.of(subject, TIME, ".npz")).isEqualTo(name);
    }

    @Test
    void isNotTooLong() {
        String name = FileName.of("\uD835\uDFD8".repeat(300), TIME, ".ndjson");
        assertThat(name).startsWith("\uD835\uDFD8".repeat(40) + "-2026").endsWith("-0506.ndjson");
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(255);
    }

    @Test
    void knowsAnExtensionInCapitals() {
        assertThat(FileName.endsIn(".npz", "RUN.NPZ")).isTrue();
        assertThat(FileName.endsIn(".npz", "run.2")).isFalse();
    }
}
