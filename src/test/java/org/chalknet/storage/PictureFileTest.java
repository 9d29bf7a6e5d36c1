package org.chalknet.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFileTest {

    @TempDir
    private Path folder;

    @Test
    void writesEveryPixel() throws IOException {
        int[] pixels = {0xff000000, 0xffff0000, 0xff00ff00, 0xff0000ff, 0xffffffff, 0x80123456};
        Path file = folder.resolve("a.png");
        PictureFile.savePng(file, 3, pixels);

        BufferedImage read = ImageIO.read(file.toFile());
        assertThat(read.getRGB(0, 0, 3, 2, null, 0, 3)).isEqualTo(pixels);
    }

    @Test
    void writesSvgInUtf8() throws IOException {
        PictureFile.saveSvg(folder.resolve("a.svg"), "<svg>α₀</svg>");
        assertThat(folder.resolve("a.svg")).hasContent("<svg>α₀</svg>");
    }

    @Test
    void keepsTheOldFileWhenItCannotWrite() throws IOException {
        Path folderInTheWay = Files.createDirectories(folder.resolve("a.png"));
        assertThatThrownBy(() -> PictureFile.savePng(folderInTheWay, 1, new int[] {0}))
                .isInstanceOf(IOException.class);
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
    }
}
