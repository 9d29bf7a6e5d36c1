package org.chalknet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chalknet.data.LabelledImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrawingsReadingTest {

    @TempDir
    Path folder;

    @Test
    void makesImagesOfDrawings() throws Exception {
        LabelledImages images = read("{\"word\":\"b\",\"drawing\":[[[250],[250]]]}\n");
        assertThat(images.count()).isEqualTo(1);
        assertThat(images.rows()).isEqualTo(28);
        assertThat(images.columns()).isEqualTo(28);
        assertThat(images.label(0)).isEqualTo(1);
    }

    @Test
    void needsADrawing() {
        assertThatThrownBy(() -> read("\n"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(folder.resolve("d.ndjson") + ": expected at least 1 drawing, but found none");
    }

    private LabelledImages read(String content) throws CommandFailure, IOException {
        Path file = Files.writeString(folder.resolve("d.ndjson"), content);
        PrintWriter err = new PrintWriter(new StringWriter());
        return new DrawingsReading().read("--drawings", file, List.of("a", "b"), err);
    }
}
