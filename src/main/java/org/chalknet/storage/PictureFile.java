package org.chalknet.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Pictures of the charts in files, each in place of any file that is there. */
public final class PictureFile {

    private PictureFile() {}

    /**
     * Writes a PNG file.
     *
     * @param width the width in pixels
     * @param argb the pixels row by row, each as 0xAARRGGBB
     * @throws IOException if it cannot be written; then the old file stays
     */
    public static void savePng(Path file, int width, int[] argb) throws IOException {
        int height = argb.length / width;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        // In memory first: of a full disk ImageIO says only that writing failed.
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", png)) {
            throw new IOException("this Java cannot write PNG");
        }
        FileContent.replace(file, png::writeTo);
    }

    /**
     * Writes an SVG file.
     *
     * @param svg the document
     * @throws IOException if it cannot be written; then the old file stays
     */
    public static void saveSvg(Path file, String svg) throws IOException {
        FileContent.replace(file, out -> out.write(svg.getBytes(UTF_8)));
    }
}
