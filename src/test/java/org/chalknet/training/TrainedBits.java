package org.chalknet.training;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import jdk.incubator.vector.VectorShape;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.VectorProduct;
import org.chalknet.network.Network;

/** A process that trains some networks on some numbers of threads, and prints what it computed with and a digest of all bits. */
final class TrainedBits {

    /** Sizes that no vector, block or tile divides, and more rows than a panel has; sums of one word of terms. */
    private static final TrainingSettings NARROW = new TrainingSettings(List.of(131, 37), 0.8, 0.1, 0.1, 0.1, 59, 2, 5);
    /** Sums of two blocks of terms, the second of them of two words. */
    private static final TrainingSettings LONG_SUMS =
            new TrainingSettings(List.of(70, 33), 0.8, 0.1, 0.1, 0.1, 197, 2, 6);
    /** More parameters than a near cache holds, of which a tile is a worker's whole share. */
    private static final TrainingSettings WIDE = new TrainingSettings(List.of(701, 97), 0.5, 0.1, 0.1, 0.1, 197, 1, 7);

    /** Two large hidden layers, which are computed by units, and a small one. */
    private static final TrainingSettings DEEP =
            new TrainingSettings(List.of(523, 521, 31), 0.7, 0.1, 0.1, 0.1, 113, 1, 8);

    private TrainedBits() {}

    /** Prints a line about the vectors, then a line for each network and each number of threads that is given. */
    public static void main(String[] args) throws NoSuchAlgorithmException {
        System.out.println(
                MatrixProduct.fastest() instanceof VectorProduct
                        ? "vectors of %d bits"
                                .formatted(VectorShape.preferredShape().vectorBitSize())
                        : "no vectors");
        for (TrainingSettings settings : List.of(NARROW, LONG_SUMS, WIDE, DEEP)) {
            for (String threads : args) {
                System.out.println(settings.hiddenLayers() + " " + digest(settings, Integer.parseInt(threads)));
            }
        }
    }

    private static String digest(TrainingSettings settings, int threads) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        new Trainer(Digits.limited(230, 70), settings, threads)
                .run(new TrainingControl(TrainingControl.State.RUNNING), (metrics, checkpoint) -> {
                    for (Network.Layer layer : checkpoint.network().layers()) {
                        update(digest, layer.weights().data);
                        update(digest, layer.biases().data);
                    }
                    update(digest, metrics.loss());
                    update(digest, metrics.trainAccuracy());
                    update(digest, metrics.testLoss());
                    update(digest, metrics.testAccuracy());
                    update(digest, metrics.l2Penalty());
                    metrics.deadShares().forEach(share -> update(digest, share));
                });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        digest.update(bytes);
    }

    private static void update(MessageDigest digest, double value) {
        digest.update(ByteBuffer.allocate(Double.BYTES).putDouble(0, value));
    }
}
