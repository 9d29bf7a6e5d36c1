package org.chalknet.training;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;
import org.jspecify.annotations.Nullable;

/**
 * The training set as a network sees it in one epoch: as it is, or with each image distorted. How, is drawn for each epoch
 * and image from a stream of its own, so that it depends on no thread and takes no draw from the notebook's.
 */
final class TrainingImages {

    private final LabelledImages images;
    private final Augmentation augmentation;
    private final long seed;
    private final List<Distortion> distortions;
    private final List<float[]> distorted;
    /** Those of the epoch; null before the first. */
    private @Nullable ElasticFields fields;

    private int epoch;

    /**
     * @param images the images as they are
     * @param threads how many threads read them
     */
    TrainingImages(LabelledImages images, TrainingSettings settings, int threads) {
        this.images = images;
        augmentation = settings.augmentation();
        seed = new SplittableRandom(settings.seed()).nextLong();
        int distorting = augmentation.isOff() ? 0 : threads;
        distortions = Stream.generate(() -> new Distortion(augmentation, images.rows(), images.columns()))
                .limit(distorting)
                .toList();
        distorted = Stream.generate(() -> new float[images.pixelsPerImage()])
                .limit(distorting)
                .toList();
    }

    /** Begins an epoch, counted from 0, before anything is read in it; no thread may be reading. */
    void begin(int nextEpoch) {
        epoch = nextEpoch;
        // As if for the image before the first.
        fields = new ElasticFields(images.rows(), images.columns(), augmentation.elastic(), random(-1));
    }

    private SplittableRandom random(int image) {
        return new SplittableRandom(seed + ((long) epoch << Integer.SIZE) + image);
    }

    /** Returns the images as they are. */
    LabelledImages images() {
        return images;
    }

    /** Makes a batch of images, to be filled by {@link #read}. */
    RightFactor batch(int examples, MatrixProduct product) {
        return augmentation.isOff()
                ? product.rightOfPixels(images.pixelsPerImage(), examples)
                : product.right(images.pixelsPerImage(), examples);
    }

    /**
     * Reads images as they are seen in this epoch, their pixels 0 … 1.
     *
     * @param worker the thread that asks, 0 … threads − 1
     * @param image tells which image stands in a column
     * @param target gets the pixels of the columns from … to − 1
     */
    void read(int worker, IntUnaryOperator image, RightFactor target, int from, int to) {
        int size = images.pixelsPerImage();
        if (augmentation.isOff()) {
            target.set(from, to, images.pixels(), column -> image.applyAsInt(column) * size);
            return;
        }
        float[] pixels = distorted.get(worker);
        ElasticFields drawn = Objects.requireNonNull(fields, "no epoch has begun");
        for (int column = from; column < to; column++) {
            int shown = image.applyAsInt(column);
            distortions.get(worker).distort(images.pixels(), shown * size, drawn, random(shown), pixels, 0);
            target.set(column, pixels, 0);
        }
    }
}
