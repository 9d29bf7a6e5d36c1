package org.chalknet.training;

import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.data.LabelledImages;

/** Shows what an augmentation makes of an image. */
public final class AugmentedSamples {

    private AugmentedSamples() {}

    /**
     * Returns an image as a network would see it, distorted anew each time.
     *
     * @param image the first of these images is taken
     * @param augmentation how much to distort
     * @param count how many samples, at least 1
     * @return the pixels of each sample, unsigned bytes
     */
    public static List<byte[]> of(LabelledImages image, Augmentation augmentation, int count) {
        LabelledImages one = image.first(1);
        TrainingSettings settings = new TrainingSettings(List.of(), 1, 0, 0.1, 0, 1, 1, 0, augmentation);
        TrainingImages images = new TrainingImages(one.and(one, count - 1), settings, 1);
        images.begin(0);
        float[] pixels = new float[one.pixelsPerImage()];
        return IntStream.range(0, count)
                .mapToObj(example -> {
                    images.read(0, example, pixels, 0);
                    return bytes(pixels);
                })
                .toList();
    }

    private static byte[] bytes(float[] pixels) {
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Math.rint(255 * pixels[i]);
        }
        return bytes;
    }
}
