package org.chalknet.ui.board;

import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
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
record GreyImage(int rows, int columns, byte[] pixels) {

    /** Returns an image whose pixels are as opaque as there is ink: in white on black, it is what the network sees. */
    Image inked(Color colour) {
        WritableImage image = new WritableImage(columns, rows);
        PixelWriter writer = image.getPixelWriter();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double ink = Byte.toUnsignedInt(pixels[row * columns + column]) / 255.0;
                writer.setColor(column, row, new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), ink));
            }
        }
        return image;
    }
}
