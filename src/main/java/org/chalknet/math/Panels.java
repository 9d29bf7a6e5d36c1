package org.chalknet.math;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;
import org.ojalgo.matrix.store.R032Store;

/**
 * A left factor, cut into panels of {@link #HEIGHT} rows; a panel holds its part of every column, one after the other. So a
 * kernel that stays in a panel finds the columns close together. It is kept outside of the heap, since only there a column can
 * begin where a cache line does: in a {@code float[]} every other vector would reach into two lines, which takes twice as long.
 */
final class Panels implements LeftFactor {

    /** Rows of a panel: {@link ColumnKernel#rows8} on vectors of 512 bits. */
    static final int HEIGHT = 128;

    /** Bytes of a cache line. */
    private static final int LINE = 64;

    private static final int FLOAT = Float.BYTES;
    private static final VectorSpecies<Float> SPECIES = ColumnKernel.SPECIES;
    private static final int LANES = ColumnKernel.LANES;
    /** What a panel's rows are rounded up to, so that a kernel needs no mask to read. */
    private static final int MULTIPLE = Math.max(LINE / FLOAT, LANES);

    private final int rows;
    private final int columns;
    private final MemorySegment floats;

    Panels(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        long height = (long) Math.ceilDiv(rows, MULTIPLE) * MULTIPLE;
        floats = Arena.ofAuto().allocate(height * columns * FLOAT, LINE);
    }

    /** Returns where the panels are. */
    MemorySegment floats() {
        return floats;
    }

    /** Returns the number of panels. */
    int count() {
        return Math.ceilDiv(rows, HEIGHT);
    }

    /** Returns how many rows of the matrix are in a panel. */
    int rows(int panel) {
        return Math.min(HEIGHT, rows - panel * HEIGHT);
    }

    /** Returns the byte that a panel begins at. */
    long start(int panel) {
        return (long) panel * HEIGHT * columns * FLOAT;
    }

    /** Returns how many bytes a column of a panel is from the next. */
    int stride(int panel) {
        return Math.ceilDiv(rows(panel), MULTIPLE) * MULTIPLE * FLOAT;
    }

    @Override
    public void set(R032Store matrix, float scale, int from, int to) {
        float[] source = matrix.data;
        for (int panel = 0; panel < count(); panel++) {
            int height = rows(panel);
            for (int column = from; column < to; column++) {
                int first = column * rows + panel * HEIGHT;
                long target = start(panel) + (long) column * stride(panel);
                int i = 0;
                for (; i + LANES <= height; i += LANES) {
                    FloatVector.fromArray(SPECIES, source, first + i)
                            .mul(scale)
                            .intoMemorySegment(floats, target + (long) i * FLOAT, ByteOrder.nativeOrder());
                }
                if (i < height) {
                    VectorMask<Float> inside = SPECIES.indexInRange(i, height);
                    FloatVector.fromArray(SPECIES, source, first + i, inside)
                            .mul(scale)
                            .intoMemorySegment(floats, target + (long) i * FLOAT, ByteOrder.nativeOrder());
                }
            }
        }
    }

    @Override
    public void setTransposed(R032Store matrix, int from, int to) {
        // Some rows at a time, which are neighbours here: a whole cache line is written before the next.
        for (int first = from; first < to; first = next(first)) {
            setTransposed(matrix.data, first, Math.min(next(first), to));
        }
    }

    private static int next(int row) {
        return (row / MULTIPLE + 1) * MULTIPLE;
    }

    private void setTransposed(float[] source, int from, int to) {
        int panel = from / HEIGHT;
        long target = start(panel) + (long) (from - panel * HEIGHT) * FLOAT;
        int stride = stride(panel);
        for (int column = 0; column < columns; column++) {
            for (int row = from; row < to; row++) {
                long at = target + (long) column * stride + (long) (row - from) * FLOAT;
                floats.set(ValueLayout.JAVA_FLOAT, at, source[row * columns + column]);
            }
        }
    }
}
