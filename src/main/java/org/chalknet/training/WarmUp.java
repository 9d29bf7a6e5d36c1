package org.chalknet.training;

import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.chalknet.data.Dataset;
import org.chalknet.data.LabelledImages;
import org.chalknet.math.WorkerTeam;

/**
 * Trains in vain, so that the JVM has compiled the training by the time somebody trains in earnest: vector code that is not
 * compiled yet is slower than any other, and a first epoch took five times as long as those after it.
 */
public final class WarmUp {

    /**
     * A run.
     *
     * @param together whether other workers take part
     */
    record Run(int passes, boolean together) {}

    /**
     * One worker leaves the other cores to the compiler, so most passes are its own, the last ones too. The others come early:
     * the JVM would discard code that had never met a second worker in somebody's first epoch.
     */
    static final List<Run> RUNS =
            List.of(new Run(5, false), new Run(5, true), new Run(5, false), new Run(5, true), new Run(45, false));

    /**
     * Enough to meet others, and to share out the units of the defaults unevenly, which {@link TrainingStep} takes another way than one
     * or two do. More would take the cores that compile.
     */
    private static final int MOST_WORKERS = 3;

    /** Enough for the JVM to count what happens in the team's code, and too few for it to compile that for good. */
    private static final int MEETINGS = 400;

    private static final int LONG_MEETINGS = 5;

    private static final long LONG_NANOSECONDS = 2 * WorkerTeam.READY_NANOSECONDS;

    /** A quarter of the defaults': the JVM compiles what is called once a mini-batch by the number of calls. */
    private static final int MINI_BATCH_SIZE = TrainingSettings.DEFAULTS.miniBatchSize() / 4;

    /** Whole mini-batches: less than a tile at the end is what MNIST does not have, and would be compiled first. */
    private static final int TRAINING_IMAGES = 2000;

    private static final int TEST_IMAGES = 500;
    /** The images that differ; more would only take longer to make. */
    private static final int DISTINCT_IMAGES = 50;

    private static final int SIDE = 28;
    private static final int CLASSES = 10;
    /** MNIST's pixels near the edge are 0 for whole mini-batches, and skipped. */
    private static final int MARGIN = 4;
    /** Of the pixels inside the margin, so that of all a fifth are not 0, as in MNIST. */
    private static final double INKED_SHARE = 0.2 * SIDE * SIDE / ((SIDE - 2 * MARGIN) * (SIDE - 2 * MARGIN));

    private WarmUp() {}

    /**
     * Trains the network of the defaults on images of MNIST's shape, and forgets it; blocks until that is done or the control
     * says stop.
     */
    public static void run(TrainingControl control) {
        run(Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors()), control, (_, _) -> {});
    }

    static void run(int threads, TrainingControl control, TrainingListener listener) {
        if (!control.isStopped()) {
            meet(threads);
        }
        Dataset dataset = dataset();
        TrainingSettings settings = TrainingSettings.DEFAULTS.withMiniBatchSize(MINI_BATCH_SIZE);
        for (Run run : RUNS) {
            if (!control.isStopped()) {
                new Trainer(dataset, settings.withEpochs(run.passes), run.together ? threads : 1)
                        .run(control, listener);
            }
        }
    }

    /**
     * Lets workers wait so long for each other that they park, the calling one, too. The JVM leaves out of what it compiles what it
     * has never seen, and discards that as soon as it happens: in somebody's first epoch, which took a fifth longer.
     */
    private static void meet(int threads) {
        try (WorkerTeam team = new WorkerTeam(threads, () -> false)) {
            for (int meeting = 0; meeting < MEETINGS; meeting++) {
                team.run(threads, threads, (_, _) -> {});
            }
            for (int meeting = 0; meeting < LONG_MEETINGS; meeting++) {
                LockSupport.parkNanos(LONG_NANOSECONDS);
                team.run(threads, threads, (worker, _) -> {
                    if (worker > 0) {
                        LockSupport.parkNanos(LONG_NANOSECONDS);
                    }
                });
            }
        }
    }

    static Dataset dataset() {
        Random random = new Random(0);
        List<String> names =
                IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
        return new Dataset("random dots", names, images(TRAINING_IMAGES, random), images(TEST_IMAGES, random));
    }

    private static LabelledImages images(int count, Random random) {
        byte[] pixels = new byte[count * SIDE * SIDE];
        int distinct = DISTINCT_IMAGES * SIDE * SIDE;
        for (int i = 0; i < distinct; i++) {
            if (isInside(i % SIDE) && isInside(i / SIDE % SIDE) && random.nextFloat() < INKED_SHARE) {
                pixels[i] = (byte) (1 + random.nextInt(255));
            }
        }
        for (int i = distinct; i < pixels.length; i += distinct) {
            System.arraycopy(pixels, 0, pixels, i, distinct);
        }
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(CLASSES);
        }
        return new LabelledImages(SIDE, SIDE, pixels, labels);
    }

    private static boolean isInside(int coordinate) {
        return coordinate >= MARGIN && coordinate < SIDE - MARGIN;
    }
}
