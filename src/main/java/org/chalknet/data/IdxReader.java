package org.chalknet.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads the IDX files of labelled images, gzipped or not, and trusts nothing that they say.
 *
 * <p>The format, from <a href="https://yann.lecun.org/exdb/mnist/">the page of MNIST</a>: two bytes 0, the type of the
 * values (8: unsigned bytes), the number of dimensions, each dimension as a big-endian 32-bit integer, the values.
 */
public final class IdxReader {

    /** The most pixels that one image may have. */
    public static final int MAX_PIXELS_PER_IMAGE = 65_536;

    private static final int UNSIGNED_BYTE = 8;
    private static final int BUFFER_SIZE = 1 << 16;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final String name;
    private final InputStream in;

    private IdxReader(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /**
     * Reads one part of a data set.
     *
     * @param images an IDX file of three dimensions: the number of images, their rows, their columns
     * @param labels an IDX file of one dimension, with as many labels as there are images, 0 … 99
     * @throws DatasetException if one of them is not that, or cannot be read
     */
    public static LabelledImages read(Path images, Path labels) throws DatasetException {
        return read(DataSource.file(images), DataSource.file(labels));
    }

    static LabelledImages read(DataSource images, DataSource labels) throws DatasetException {
        byte[] classes = read(labels, IdxReader::readLabels);
        return read(images, reader -> reader.readImages(classes, labels.name()));
    }

    @FunctionalInterface
    private interface Part<T> {
        T readFrom(IdxReader reader) throws IOException, DatasetException;
    }

    private static <T> T read(DataSource source, Part<T> part) throws DatasetException {
        String name = source.name();
        return source.read(raw -> {
            try (InputStream in = inflated(raw)) {
                return part.readFrom(new IdxReader(name, in));
            } catch (EOFException e) {
                throw new DatasetException(name, "a whole gzip file", "one that is cut off", e);
            } catch (ZipException e) {
                throw new DatasetException(name, "an undamaged gzip file", "damage: " + e.getMessage(), e);
            } catch (OutOfMemoryError e) {
                throw new DatasetException(
                        name,
                        "what fits into the %d MB of memory that Java may use"
                                .formatted(Runtime.getRuntime().maxMemory() >> 20),
                        "more",
                        e);
            } catch (StackOverflowError e) {
                // GZIPInputStream calls itself once for every empty member of a gzip file.
                throw new DatasetException(name, "a gzip file of one member", "thousands of empty ones", e);
            }
        });
    }

    private static InputStream inflated(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, BUFFER_SIZE);
        in.mark(2);
        boolean gzipped = (in.read() << 8 | in.read()) == GZIP_MAGIC;
        in.reset();
        return gzipped ? new GZIPInputStream(in, BUFFER_SIZE) : in;
    }

    private byte[] readLabels() throws IOException, DatasetException {
        int count = readHeader("labels")[0];
        byte[] labels = readValues(count, "%d labels".formatted(count));
        for (int i = 0; i < count; i++) {
            int label = Byte.toUnsignedInt(labels[i]);
            if (label >= Dataset.MAX_CLASSES) {
                throw new DatasetException(
                        name,
                        "labels from 0 to " + (Dataset.MAX_CLASSES - 1),
                        "label %d of image %d".formatted(label, i));
            }
        }
        return labels;
    }

    private LabelledImages readImages(byte[] labels, String labelsName) throws IOException, DatasetException {
        int[] dimensions = readHeader("images", "rows", "columns");
        int count = dimensions[0];
        long pixelsPerImage = (long) dimensions[1] * dimensions[2];
        if (pixelsPerImage > MAX_PIXELS_PER_IMAGE) {
            throw new DatasetException(
                    name,
                    "images of at most %d pixels".formatted(MAX_PIXELS_PER_IMAGE),
                    "%d × %d".formatted(dimensions[1], dimensions[2]));
        }
        long size = count * pixelsPerImage;
        String what = "%d images of %d × %d pixels".formatted(count, dimensions[1], dimensions[2]);
        if (size > LabelledImages.MAX_PIXELS) {
            throw new DatasetException(name, "at most %d bytes of images".formatted(LabelledImages.MAX_PIXELS), what);
        }
        if (count != labels.length) {
            throw new DatasetException(
                    name,
                    "%d images, one for each label of %s".formatted(labels.length, labelsName),
                    "%d".formatted(count));
        }
        return new LabelledImages(dimensions[1], dimensions[2], readValues((int) size, what), labels);
    }

    private int[] readHeader(String... dimensionNames) throws IOException, DatasetException {
        byte[] magic = readHeaderBytes(4);
        if (magic[0] != 0 || magic[1] != 0) {
            throw new DatasetException(
                    name, "an IDX file, which begins with the bytes 00 00", "%02x %02x".formatted(magic[0], magic[1]));
        }
        if (magic[2] != UNSIGNED_BYTE) {
            throw new DatasetException(name, "unsigned bytes (IDX type 08)", "IDX type %02x".formatted(magic[2]));
        }
        int[] dimensions = new int[dimensionNames.length];
        if (magic[3] != dimensions.length) {
            throw new DatasetException(
                    name,
                    dimensions.length == 1 ? "1 dimension (labels)" : "3 dimensions (images, rows, columns)",
                    "" + Byte.toUnsignedInt(magic[3]));
        }
        ByteBuffer sizes = ByteBuffer.wrap(readHeaderBytes(Integer.BYTES * dimensions.length));
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = sizes.getInt();
            if (dimensions[i] < 1) {
                throw new DatasetException(
                        name,
                        "a number of %s of at least 1".formatted(dimensionNames[i]),
                        "%d".formatted(dimensions[i]));
            }
        }
        return dimensions;
    }

    private byte[] readHeaderBytes(int count) throws IOException, DatasetException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new DatasetException(name, "a whole IDX header", "the end of the file in the middle of it");
        }
        return bytes;
    }

    /** Reads what the header promised; the array grows only as the bytes arrive, for a header may promise anything. */
    private byte[] readValues(int size, String what) throws IOException, DatasetException {
        byte[] values = new byte[Math.min(size, BUFFER_SIZE)];
        int filled = 0;
        while (filled < size) {
            values = filled == 0 ? values : Arrays.copyOf(values, (int) Math.min(size, 4L * filled));
            filled += in.readNBytes(values, filled, values.length - filled);
            if (filled < values.length) {
                throw new DatasetException(name, "%d bytes for %s".formatted(size, what), "only %d".formatted(filled));
            }
        }
        if (in.read() >= 0) {
            throw new DatasetException(name, "%d bytes for %s".formatted(size, what), "more");
        }
        return values;
    }
}
