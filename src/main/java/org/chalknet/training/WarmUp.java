package org.chalknet.training;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;

/**
 * Trains in vain, so that the JVM has compiled the training by the time somebody trains in earnest: vector code that is not
 * compiled yet is slower than any other, and a first epoch took five times as long as those after it.
 */
public final class WarmUp {

    /**
     * The passes over the small data set below; with them about two and a half epochs of MNIST. The JVM compiles methods that
     * are called once a mini-batch or a tile late, and a warm-up of one such epoch has not been seen to suffice.
     */
    private static final int EPOCHS = 60;

    private static final int TRAINING_IMAGES = 2000;
    private static final int TEST_IMAGES = 500;
    private static final int SIDE = 28;
    private static final int CLASSES = 10;
    /** About a fifth of MNIST's pixels are not 0, and zeros are skipped. */
    private static final double INKED_SHARE = 0.2;

    private WarmUp() {}

    /**
     * Trains the network of the defaults on images of MNIST's shape, and forgets it; blocks until that is done or the control
     * says stop. It uses one thread, for what compiles needs the other cores.
     */
    public static void run(TrainingControl control) {
        run(control, (_, _) -> {});
    }

    static void run(TrainingControl control, TrainingListener listener) {
        TrainingSettings settings = TrainingSettings.DEFAULTS.withEpochs(EPOCHS);
        new Trainer(dataset(), settings, 1).run(control, listener);
    }

    static Dataset dataset() {
        Random random = new Random(0);
        List<String> names =
                IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
        return new Dataset("random dots", names, images(TRAINING_IMAGES, random), images(TEST_IMAGES, random));
    }

    private static LabelledImages images(int count, Random random) {
        byte[] pixels = new byte[count * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            if (random.nextFloat() < INKED_SHARE) {
                pixels[i] = (byte) (1 + random.nextInt(255));
            }
        }
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(CLASSES);
        }
        return new LabelledImages(SIDE, SIDE, pixels, labels);
    }
}
