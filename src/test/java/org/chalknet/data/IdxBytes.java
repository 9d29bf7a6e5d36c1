package org.chalknet.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Bytes of IDX files, made by hand from the description of the format. */
final class IdxBytes {

    private IdxBytes() {}

    /** A header of unsigned bytes with the given dimensions, then the values. */
    static byte[] idx(int[] dimensions, int... values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        out.write(0);
        out.write(8);
        out.write(dimensions.length);
        for (int dimension : dimensions) {
            for (int shift = 24; shift >= 0; shift -= 8) {
                out.write(dimension >>> shift);
            }
        }
        for (int value : values) {
            out.write(value);
        }
        return out.toByteArray();
    }

    static byte[] images(int count, int rows, int columns, int... values) {
        return idx(new int[] {count, rows, columns}, values);
    }

    static byte[] labels(int... values) {
        return idx(new int[] {values.length}, values);
    }

    static byte[] gzip(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            for (byte[] part : parts) {
                gzip.write(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static DataSource source(String name, byte[] content) {
        return new DataSource(name, () -> new ByteArrayInputStream(content));
    }
}
