package org.chalknet.ui.board;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * A grey image to show.
 *
 * @param rows its height in pixels
 * @param columns its width in pixels
 * @param pixels row by row, unsigned bytes from 0 (paper) to 255 (ink); nobody may change them
 */
@SuppressWarnings("ArrayRecordComponent") // passed on unchanged and never compared
public record GreyImage(int rows, int columns, byte[] pixels) {

    /** Returns an image whose pixels are as opaque as there is ink: in white on black, it is what the network sees. */
    Image inked(Color colour) {
        int rgb = (int) Math.rint(255 * colour.getRed()) << 16
                | (int) Math.rint(255 * colour.getGreen()) << 8
                | (int) Math.rint(255 * colour.getBlue());
        int[] argb = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            argb[i] = Byte.toUnsignedInt(pixels[i]) << 24 | rgb;
        }
        WritableImage image = new WritableImage(columns, rows);
        image.getPixelWriter().setPixels(0, 0, columns, rows, PixelFormat.getIntArgbInstance(), argb, 0, columns);
        return image;
    }
}
