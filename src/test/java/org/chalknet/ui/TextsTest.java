package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern ASKED = Pattern.compile("Texts\\.get\\(\\s*\"([a-z0-9.-]+)\"\\s*[,)]");

    private final ResourceBundle bundle = ResourceBundle.getBundle("org.chalknet.ui.texts");

    @Test
    void everyTextThatIsAskedForIsThere() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(source -> source.toString().endsWith(".java"))
                            .flatMap(source -> ASKED.matcher(read(source)).results())
                            .map(found -> found.group(1)))
                    .hasSizeGreaterThan(40)
                    .allMatch(bundle::containsKey);
        }
    }

    /** In a text with {0} a straight apostrophe would swallow what follows it. */
    @Test
    void noTextLosesItsArguments() {
        assertThat(bundle.keySet())
                .filteredOn(key -> bundle.getString(key).contains("{0}"))
                .hasSizeGreaterThan(10)
                .noneMatch(key -> bundle.getString(key).replace("''", "").contains("'"));
    }

    @Test
    void putsInWhatStandsForTheNumbers() {
        assertThat(Texts.get("run.status.running", "1", "30")).isEqualTo("1 of 30 epochs done");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
