package org.chalknet.data;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Grey images of one size and the class of each. The pixels stay bytes: they become floats when a mini-batch is gathered.
 */
public final class LabelledImages {

    /** What Java's virtual machines allow an array. */
    static final int MAX_PIXELS = Integer.MAX_VALUE - 8;

    private final int rows;
    private final int columns;
    private final byte[] pixels;
    private final byte[] labels;
    private final int largestLabel;
    private @Nullable String digest;

    /**
     * @param rows the height of every image in pixels, at least 1
     * @param columns the width of every image in pixels, at least 1
     * @param pixels the images one after the other, each row by row, 0 (paper) to 255 (ink), unsigned; kept, not copied
     * @param labels the class of each image, 0 … 127; kept, not copied
     * @throws IllegalArgumentException if the number of pixels is not rows × columns × the number of labels, or if a
     *     label is negative
     */
    public LabelledImages(int rows, int columns, byte[] pixels, byte[] labels) {
        if (rows < 1 || columns < 1 || pixels.length != (long) rows * columns * labels.length) {
            throw new IllegalArgumentException("%d images of %d × %d need %d pixels, not %d"
                    .formatted(labels.length, rows, columns, (long) rows * columns * labels.length, pixels.length));
        }
        int largest = -1;
        for (byte label : labels) {
            if (label < 0) {
                throw new IllegalArgumentException("a label must be 0 to 127, but one is " + label);
            }
            largest = Math.max(largest, label);
        }
        this.rows = rows;
        this.columns = columns;
        this.pixels = pixels;
        this.labels = labels;
        largestLabel = largest;
    }

    /** Returns the number of images. */
    public int count() {
        return labels.length;
    }

    /** Returns the height of every image in pixels. */
    public int rows() {
        return rows;
    }

    /** Returns the width of every image in pixels. */
    public int columns() {
        return columns;
    }

    /** Returns the number of pixels of one image: the number of inputs of a network that reads it. */
    public int pixelsPerImage() {
        return rows * columns;
    }

    /** Returns all pixels, image after image, unsigned; the array itself, which nobody may change. */
    public byte[] pixels() {
        return pixels;
    }

    /** Returns a copy of the pixels of one image, row by row, unsigned. */
    public byte[] image(int index) {
        return Arrays.copyOfRange(pixels, index * pixelsPerImage(), (index + 1) * pixelsPerImage());
    }

    /** Returns the class of one image, 0 … K − 1. */
    public int label(int index) {
        return labels[index];
    }

    /** Returns the largest label, −1 where there is no image. */
    public int largestLabel() {
        return largestLabel;
    }

    /**
     * Returns the SHA-256 in hexadecimal digits of number, height and width (32-bit, the highest byte first), then of all
     * labels, then of all pixels. It is made once, which takes a moment: MNIST has 47 MB.
     */
    public synchronized String digest() {
        String made = digest;
        if (made == null) {
            MessageDigest sha = sha256();
            sha.update(ByteBuffer.allocate(3 * Integer.BYTES)
                    .putInt(count())
                    .putInt(rows)
                    .putInt(columns)
                    .flip());
            sha.update(labels);
            made = HexFormat.of().formatHex(sha.digest(pixels));
            digest = made;
        }
        return made;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** Returns the first images, all of them where there are no more than {@code limit}. */
    public LabelledImages first(int limit) {
        if (limit >= count()) {
            return this;
        }
        return new LabelledImages(
                rows, columns, Arrays.copyOf(pixels, limit * pixelsPerImage()), Arrays.copyOf(labels, limit));
    }

    /**
     * Returns these images and then others, a number of times.
     *
     * @param more the others, of the same size
     * @param times how often the others come, 0 or more
     * @throws IllegalArgumentException if they are not of one size, or are more than an array holds
     */
    public LabelledImages and(LabelledImages more, int times) {
        if (more.rows != rows || more.columns != columns) {
            throw new IllegalArgumentException(
                    "images of %d × %d cannot join those of %d × %d".formatted(more.rows, more.columns, rows, columns));
        }
        long total = pixels.length + (long) times * more.pixels.length;
        if (total > MAX_PIXELS) {
            throw new IllegalArgumentException("%d and %d times %d images have more than %d pixels"
                    .formatted(count(), times, more.count(), MAX_PIXELS));
        }
        byte[] allPixels = Arrays.copyOf(pixels, (int) total);
        byte[] allLabels = Arrays.copyOf(labels, count() + times * more.count());
        for (int i = 0; i < times; i++) {
            System.arraycopy(more.pixels, 0, allPixels, pixels.length + i * more.pixels.length, more.pixels.length);
            System.arraycopy(more.labels, 0, allLabels, count() + i * more.count(), more.count());
        }
        return new LabelledImages(rows, columns, allPixels, allLabels);
    }
}
