package org.chalknet.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.chalknet.data.Dataset;
import org.chalknet.data.IdxReader;
import org.chalknet.network.Network;
import org.chalknet.training.Setting;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/**
 * A trained network in a file as NumPy's {@code savez} writes it, {@code .npz}: a zip archive of the arrays W1, b1, W2, b2, …
 * with the shapes that they have in the notebook, and beside them {@value #INFO}, a {@link ModelInfo}. Where the best network
 * is not the last, best_W1, best_b1, … are its arrays. A file that the notebook wrote has none of these, and opens as well.
 */
public final class ModelFile {

    /** The entry that tells where the model comes from. */
    public static final String INFO = "chalknet.json";

    /** What the names of the best network's arrays begin with. */
    private static final String BEST = "best_";

    private static final long MAX_BYTES = 1L << 32;
    private static final int MAX_INFO_BYTES = 1 << 23;

    /** Rows or columns that another array does not ask for. */
    private static final int ANY = -1;
    /** Deflate, zip's compression, makes no more than this of a byte. */
    private static final int MOST_INFLATED = 1032;

    /** What {@code savez} calls the first of those that it is given without a name. */
    private static final String UNNAMED = "arr_0.npy";

    /** The earliest that a zip archive can tell: so the same model is the same bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Path file;
    private final ZipFile zip;
    private final long bytes;

    private ModelFile(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
        bytes = file.toFile().length();
    }

    /**
     * Reads a model: float32 or float64, in any order, compressed or not.
     *
     * @throws StorageException if the file cannot be read or is no such model; names the file, the array in it, what was
     *     expected and what was found
     */
    public static Model read(Path file) throws StorageException {
        return FileContent.use(file, MAX_BYTES, path -> {
            try {
                ZipDirectory.requireSmall(path, file.toString());
                try (ZipFile zip = new ZipFile(path.toFile())) {
                    return new ModelFile(file, zip).read();
                }
            } catch (ZipException e) {
                throw new StorageException(
                        file.toString(), "a sound zip archive, .npz", "an error: " + e.getMessage(), e);
            }
        });
    }

    private Model read() throws IOException, StorageException {
        Network network = network("");
        ModelInfo info = info(network);
        if (info == null || !info.hasBestBesides()) {
            return new Model(network, info, null);
        }
        Network best = network(BEST);
        if (!best.layerSizes().equals(network.layerSizes())) {
            throw new StorageException(
                    "%s, %sW1".formatted(file, BEST),
                    "layers of %s units".formatted(network.layerSizes()),
                    "" + best.layerSizes());
        }
        return new Model(network, info, best);
    }

    private Network network(String prefix) throws IOException, StorageException {
        List<Network.Layer> layers = new ArrayList<>();
        for (int l = 1; l == 1 || zip.getEntry(prefix + "W" + l + ".npy") != null; l++) {
            if (l > Setting.HIDDEN_LAYERS.maximum() + 1) {
                throw new StorageException(
                        file.toString(), "at most %.0f layers".formatted(Setting.HIDDEN_LAYERS.maximum() + 1), "more");
            }
            String w = prefix + "W" + l;
            R032Store weights = l == 1
                    ? matrix(w, ANY, ANY, "")
                    : matrix(w, ANY, layers.getLast().units(), "%sW%d".formatted(prefix, l - 1));
            layers.add(new Network.Layer(weights, matrix(prefix + "b" + l, weights.getRowDim(), 1, w)));
        }
        Network network = new Network(layers);
        if (network.classes() < Dataset.MIN_CLASSES || network.classes() > Dataset.MAX_CLASSES) {
            throw new StorageException(
                    "%s, %sW%d".formatted(file, prefix, layers.size()),
                    "%d to %d rows, one for each class".formatted(Dataset.MIN_CLASSES, Dataset.MAX_CLASSES),
                    "" + network.classes());
        }
        return network;
    }

    /**
     * Reads an array; its shape is looked at before there is room for its numbers.
     *
     * @param other the array that asks for so many rows or columns
     */
    private R032Store matrix(String name, int neededRows, int neededColumns, String other)
            throws IOException, StorageException {
        String place = "%s, %s".formatted(file, name);
        ZipEntry entry = zip.getEntry(name + ".npy");
        if (entry == null) {
            throw new StorageException(
                    place,
                    "an array",
                    zip.getEntry(UNNAMED) == null
                            ? "none"
                            : "arrays without a name: savez is given the parameters as **parameters");
        }
        long held =
                Math.min(entry.getCompressedSize(), bytes) * (entry.getMethod() == ZipEntry.STORED ? 1 : MOST_INFLATED);
        return read(
                entry,
                place,
                in -> NpyMatrix.read(place, in, (rows, columns, size) -> {
                    if (rows < 1
                            || rows > Setting.HIDDEN_UNITS.maximum()
                            || columns < 1
                            || columns > IdxReader.MAX_PIXELS_PER_IMAGE) {
                        throw new StorageException(
                                place,
                                "1 to %.0f × 1 to %d numbers"
                                        .formatted(Setting.HIDDEN_UNITS.maximum(), IdxReader.MAX_PIXELS_PER_IMAGE),
                                "%d × %d".formatted(rows, columns));
                    }
                    if ((neededRows != ANY && rows != neededRows)
                            || (neededColumns != ANY && columns != neededColumns)) {
                        throw new StorageException(
                                place,
                                "%d × %d numbers, to fit %s"
                                        .formatted(
                                                neededRows == ANY ? rows : neededRows,
                                                neededColumns == ANY ? columns : neededColumns,
                                                other),
                                "%d × %d".formatted(rows, columns));
                    }
                    if (size > held) {
                        throw new StorageException(place, "%,d bytes of numbers".formatted(size), "fewer");
                    }
                }));
    }

    private @Nullable ModelInfo info(Network network) throws IOException, StorageException {
        ZipEntry entry = zip.getEntry(INFO);
        if (entry == null) {
            return null;
        }
        String place = "%s, %s".formatted(file, INFO);
        byte[] json = read(entry, place, in -> {
            byte[] read = in.readNBytes(MAX_INFO_BYTES + 1);
            if (read.length > MAX_INFO_BYTES) {
                throw new StorageException(place, "at most %,d bytes".formatted(MAX_INFO_BYTES), "more");
            }
            return read;
        });
        ModelInfo info = ModelInfoJson.read(place, new String(json, UTF_8));
        List<Integer> sizes = info.settings()
                .layerSizes(info.rows() * info.columns(), info.classNames().size());
        if (!sizes.equals(network.layerSizes())) {
            throw new StorageException(place, "layers of %s units".formatted(network.layerSizes()), "" + sizes);
        }
        return info;
    }

    private <T> T read(ZipEntry entry, String place, FileContent.Parser<InputStream, T> parser)
            throws IOException, StorageException {
        CRC32 checksum = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
            T content = parser.parse(in);
            if (checksum.getValue() != entry.getCrc()) {
                throw new StorageException(
                        place, "the content that was written", "a changed one: its checksum differs");
            }
            return content;
        }
    }

    /**
     * Says why no model can be written in a place, which is tried; what is there stays.
     *
     * @return the reason, such as "it is a folder"; null if there is none
     */
    public static @Nullable String obstacleWhenTried(Path file) {
        return FileContent.obstacleWhenTried(file);
    }

    /**
     * Writes a model, in place of any file that is there: see {@link #read}.
     *
     * @throws IOException if it cannot be written; then the old file stays
     */
    public static void save(Path file, Model model) throws IOException {
        FileContent.replace(file, out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                // Weights are as good as random, which nothing makes smaller.
                zip.setLevel(Deflater.NO_COMPRESSION);
                write(zip, "", model.network());
                if (model.best() != null) {
                    write(zip, BEST, model.best());
                }
                if (model.info() != null) {
                    byte[] json = ModelInfoJson.write(model.info()).getBytes(UTF_8);
                    write(zip, INFO, entry -> entry.write(json));
                }
            }
        });
    }

    private static void write(ZipOutputStream zip, String prefix, Network network) throws IOException {
        for (int l = 1; l <= network.layers().size(); l++) {
            Network.Layer layer = network.layers().get(l - 1);
            write(zip, prefix + "W" + l + ".npy", entry -> NpyMatrix.write(layer.weights(), entry));
            write(zip, prefix + "b" + l + ".npy", entry -> NpyMatrix.write(layer.biases(), entry));
        }
    }

    private static void write(ZipOutputStream zip, String name, FileContent.Writer content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
        content.write(zip);
        zip.closeEntry();
    }
}
