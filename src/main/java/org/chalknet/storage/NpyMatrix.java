package org.chalknet.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ojalgo.matrix.store.R032Store;

/**
 * A matrix as NumPy's <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">.npy</a> has it: a
 * line of text that tells type, order and shape, then the numbers.
 */
final class NpyMatrix {

    /** What a matrix must keep to before anything is allocated for it. */
    @FunctionalInterface
    interface Limits {

        /**
         * Checks a shape.
         *
         * @throws StorageException if it is larger than a file of this kind may have, or than the file can hold
         */
        void check(int rows, int columns, long bytes) throws StorageException;
    }

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int MAX_HEADER = 1 << 12;
    private static final int BUFFER = 1 << 16;
    private static final Pattern HEADER = Pattern.compile("\\{'descr': '([<>])f([48])', 'fortran_order': (True|False), "
            + "'shape': \\((\\d{1,9}), ?(\\d{1,9})?\\), ?\\}\\s*");

    private final String place;
    private final DataInputStream in;

    private NpyMatrix(String place, InputStream in) {
        this.place = place;
        this.in = new DataInputStream(in);
    }

    /**
     * Reads a matrix of floats or doubles, in either order of bytes, rows or columns first; a list of n numbers is n × 1.
     *
     * @param place what messages call it
     * @throws StorageException if it is anything else, is not allowed, or ends too early or too late
     */
    static R032Store read(String place, InputStream in, Limits limits) throws IOException, StorageException {
        try {
            return new NpyMatrix(place, in).read(limits);
        } catch (EOFException e) {
            throw new StorageException(place, "a whole NumPy array", "its beginning", e);
        }
    }

    private R032Store read(Limits limits) throws IOException, StorageException {
        String header = header();
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            String shown = header.strip();
            throw new StorageException(
                    place,
                    "a NumPy array of float32 or float64 with one or two dimensions",
                    shown.length() > 100 ? shown.substring(0, 100) + "…" : shown);
        }
        int rows = Integer.parseInt(matcher.group(4));
        int columns = matcher.group(5) == null ? 1 : Integer.parseInt(matcher.group(5));
        int size = Integer.parseInt(matcher.group(2));
        limits.check(rows, columns, (long) rows * columns * size);
        R032Store matrix = R032Store.FACTORY.make(rows, columns);
        ByteOrder order = matcher.group(1).equals("<") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        fill(matrix, order, size, matcher.group(3).equals("True"));
        if (in.read() >= 0) {
            throw new StorageException(place, "%d × %d numbers".formatted(rows, columns), "more");
        }
        return matrix;
    }

    private String header() throws IOException, StorageException {
        byte[] magic = in.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new StorageException(place, "a NumPy array", "something else");
        }
        int version = in.readUnsignedByte();
        in.readUnsignedByte();
        long length = version == 1
                ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
                : Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
        if (version < 1 || version > 3 || length > MAX_HEADER) {
            throw new StorageException(
                    place,
                    "a NumPy array of format 1 to 3, its header of at most %d bytes".formatted(MAX_HEADER),
                    "format %d, %d bytes".formatted(version, length));
        }
        byte[] header = new byte[(int) length];
        in.readFully(header);
        return new String(header, ISO_8859_1);
    }

    private void fill(R032Store matrix, ByteOrder order, int size, boolean columnsFirst) throws IOException {
        int rows = matrix.getRowDim();
        int columns = matrix.getColDim();
        byte[] bytes = new byte[BUFFER];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        for (int done = 0; done < matrix.data.length; ) {
            int count = Math.min(matrix.data.length - done, BUFFER / size);
            in.readFully(bytes, 0, count * size);
            for (int i = 0; i < count; i++, done++) {
                float value = size == Float.BYTES ? buffer.getFloat(i * size) : (float) buffer.getDouble(i * size);
                int at = columnsFirst ? done : done % columns * rows + done / columns;
                matrix.data[at] = value;
            }
        }
    }

    /** Writes a matrix as float32, little-endian, column by column as it lies in memory. */
    static void write(R032Store matrix, OutputStream out) throws IOException {
        String text = "{'descr': '<f4', 'fortran_order': True, 'shape': (" + matrix.getRowDim() + ", "
                + matrix.getColDim() + "), }";
        int before = MAGIC.length + 4;
        int blanks = ALIGNMENT - (before + text.length() + 1) % ALIGNMENT;
        byte[] header = (text + " ".repeat(blanks) + "\n").getBytes(ISO_8859_1);
        out.write(MAGIC);
        out.write(new byte[] {1, 0, (byte) header.length, (byte) (header.length >> 8)});
        out.write(header);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : matrix.data) {
            if (!buffer.hasRemaining()) {
                out.write(buffer.array());
                buffer.clear();
            }
            buffer.putFloat(value);
        }
        out.write(buffer.array(), 0, buffer.position());
    }
}
