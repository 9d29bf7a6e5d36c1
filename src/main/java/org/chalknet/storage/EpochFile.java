package org.chalknet.storage;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.NavigableSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chalknet.network.Network;
import org.chalknet.training.TrainingSettings;
import org.ojalgo.matrix.store.R032Store;

/**
 * The networks of the epochs of one run in a temporary file, so that any can be had again without all being in memory. The
 * file goes when it is closed or the program ends. Safe for use by several threads.
 */
public final class EpochFile implements Closeable {

    /** What is left free on the disk for everything else. */
    private static final long LEAST_FREE_BYTES = 1L << 30;

    private static final int CHUNK = 1 << 16;

    private final FileChannel channel;
    private final Path folder;
    private final FileStore disk;
    private final List<Integer> layerSizes;
    private final long bytes;
    private final long leastFree;
    private final NavigableSet<Integer> epochs = new ConcurrentSkipListSet<>();

    private EpochFile(Path folder, List<Integer> layerSizes, long leastFree) throws IOException {
        this.folder = folder;
        this.layerSizes = List.copyOf(layerSizes);
        this.leastFree = leastFree;
        disk = Files.getFileStore(folder);
        bytes = Float.BYTES * TrainingSettings.parameterCount(layerSizes);
        channel = FileChannel.open(
                Files.createTempFile(folder, "chalknet-", ".epochs"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /**
     * Makes an empty file in the system's folder of temporary files.
     *
     * @param layerSizes n⁽⁰⁾ … n⁽ᴸ⁾ of every network that will be in it
     * @throws IOException if none can be made
     */
    public static EpochFile create(List<Integer> layerSizes) throws IOException {
        return create(Path.of(System.getProperty("java.io.tmpdir")), layerSizes, LEAST_FREE_BYTES);
    }

    static EpochFile create(Path folder, List<Integer> layerSizes, long leastFree) throws IOException {
        return new EpochFile(folder, layerSizes, leastFree);
    }

    /** Returns the epochs whose networks are here, in order. */
    public List<Integer> epochs() {
        return List.copyOf(epochs);
    }

    /** Returns whether the network of an epoch is here. */
    public boolean has(int epoch) {
        return epochs.contains(epoch);
    }

    /**
     * Keeps the network of an epoch.
     *
     * @param epoch the epoch, from 0
     * @throws IOException if it cannot be written, or little else would be left free on the disk
     * @throws IllegalArgumentException if the network has layers of other sizes
     */
    public void write(int epoch, Network network) throws IOException {
        if (!network.layerSizes().equals(layerSizes)) {
            throw new IllegalArgumentException(
                    "layers must have %s units, but have %s".formatted(layerSizes, network.layerSizes()));
        }
        if (disk.getUsableSpace() - bytes < leastFree) {
            throw new IOException("less than %,d MB would be left free in %s".formatted(leastFree >> 20, folder));
        }
        long position = epoch * bytes;
        for (R032Store matrix : matrices(network)) {
            position = write(matrix.data, position);
        }
        epochs.add(epoch);
    }

    private long write(float[] numbers, long start) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(Float.BYTES * Math.min(CHUNK, numbers.length));
        long position = start;
        for (int from = 0; from < numbers.length; from += CHUNK) {
            int count = Math.min(CHUNK, numbers.length - from);
            chunk.clear().limit(Float.BYTES * count);
            chunk.asFloatBuffer().put(numbers, from, count);
            while (chunk.hasRemaining()) {
                position += channel.write(chunk, position);
            }
        }
        return position;
    }

    /**
     * Returns the network of an epoch that is {@linkplain #has here}.
     *
     * @throws IOException if it cannot be read
     */
    public Network read(int epoch) throws IOException {
        if (!has(epoch)) {
            throw new EOFException("the network of epoch %d is not kept".formatted(epoch));
        }
        Network network = new Network(IntStream.range(1, layerSizes.size())
                .mapToObj(l -> new Network.Layer(
                        R032Store.FACTORY.make(layerSizes.get(l), layerSizes.get(l - 1)),
                        R032Store.FACTORY.make(layerSizes.get(l), 1)))
                .toList());
        long position = epoch * bytes;
        for (R032Store matrix : matrices(network)) {
            position = read(matrix.data, position);
        }
        return network;
    }

    private long read(float[] numbers, long start) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(Float.BYTES * Math.min(CHUNK, numbers.length));
        long position = start;
        for (int from = 0; from < numbers.length; from += CHUNK) {
            int count = Math.min(CHUNK, numbers.length - from);
            chunk.clear().limit(Float.BYTES * count);
            while (chunk.hasRemaining()) {
                int read = channel.read(chunk, position);
                if (read < 0) {
                    throw new EOFException("the file of the epochs ends too early");
                }
                position += read;
            }
            chunk.flip().asFloatBuffer().get(numbers, from, count);
        }
        return position;
    }

    private static List<R032Store> matrices(Network network) {
        return network.layers().stream()
                .flatMap(layer -> Stream.of(layer.weights(), layer.biases()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        epochs.clear();
        channel.close();
    }
}
