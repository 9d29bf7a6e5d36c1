package org.chalknet.math;

import static org.chalknet.math.AlignedMemory.ALL;

import java.lang.ref.Reference;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.ojalgo.matrix.store.R032Store;

/**
 * A left factor or a product, cut into panels of {@link #HEIGHT} rows; a panel holds its part of every column, one after the other. So a
 * kernel that stays in a panel finds the columns close together. Every column begins where a cache line does.
 */
final class Panels implements LeftFactor {

    /** Rows of a panel: {@link FourColumnsKernel#rows4} on vectors of 512 bits. */
    static final int HEIGHT = MatrixProduct.BLOCK;

    private static final int FLOAT = Float.BYTES;
    private static final VectorSpecies<Float> SPECIES = FourColumnsKernel.SPECIES;
    private static final int LANES = FourColumnsKernel.LANES;
    /** Bytes of a vector. */
    static final int VECTOR = LANES * FLOAT;

    /** Bytes of a panel's part of a column, at most. */
    static final long COLUMN = (long) HEIGHT * FLOAT;

    /** What a panel's rows are rounded up to, so that a kernel needs no mask to read. */
    private static final int MULTIPLE = Math.max(AlignedMemory.LINE / FLOAT, LANES);

    private static final List<Swap> SWAPS = IntStream.iterate(LANES / 2, size -> size > 0, size -> size / 2)
            .mapToObj(Swap::of)
            .toList();

    private final int rows;
    private final int columns;
    /** Columns for which there is room: where this is a product, a kernel computes four at a time. */
    private final int room;

    private final AlignedMemory floats;

    Panels(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        long height = (long) Math.ceilDiv(rows, MULTIPLE) * MULTIPLE;
        room = Math.ceilDiv(columns, FourColumnsKernel.COLUMNS) * FourColumnsKernel.COLUMNS;
        floats = new AlignedMemory(height * room * FLOAT);
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    /** Returns the number of panels. */
    int count() {
        return Math.ceilDiv(rows, HEIGHT);
    }

    /** Returns how many rows of the matrix are in a panel. */
    int rows(int panel) {
        return Math.min(HEIGHT, rows - panel * HEIGHT);
    }

    /** Returns the address where a panel's part of a column begins, valid while this object is reachable. */
    long start(int panel, int column) {
        return floats.address() + (long) panel * HEIGHT * room * FLOAT + (long) column * stride(panel);
    }

    /** Returns how many bytes a column of a panel is from the next. */
    int stride(int panel) {
        return Math.ceilDiv(rows(panel), MULTIPLE) * MULTIPLE * FLOAT;
    }

    @Override
    public void set(R032Store matrix, float scale, int fromRow, int toRow, int from, int to) {
        Sizes.checkCopy(matrix, rows, columns);
        Sizes.checkBlocks("rows", fromRow, toRow, rows);
        Sizes.checkRange("columns", from, to, columns);
        try {
            for (int panel = fromRow / HEIGHT; panel * HEIGHT < toRow; panel++) {
                for (int column = from; column < to; column++) {
                    int source = column * rows + panel * HEIGHT;
                    load(matrix.data, source, rows(panel), scale, start(panel, column));
                }
            }
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public void flushSubnormals(int fromRow, int toRow, int from, int to) {
        Sizes.checkBlocks("rows", fromRow, toRow, rows);
        Sizes.checkRange("columns", from, to, columns);
        FloatVector zero = FloatVector.zero(SPECIES);
        try {
            for (int panel = fromRow / HEIGHT; panel * HEIGHT < toRow; panel++) {
                for (long at = start(panel, from); at < start(panel, to); at += VECTOR) {
                    FloatVector numbers = FloatVector.fromMemorySegment(SPECIES, ALL, at, ByteOrder.nativeOrder());
                    numbers.blend(zero, numbers.abs().lt(Float.MIN_NORMAL))
                            .intoMemorySegment(ALL, at, ByteOrder.nativeOrder());
                }
            }
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    @Override
    public void get(R032Store matrix) {
        Sizes.checkCopy(matrix, rows, columns);
        try {
            for (int panel = 0; panel < count(); panel++) {
                for (int column = 0; column < columns; column++) {
                    int target = column * rows + panel * HEIGHT;
                    store(start(panel, column), rows(panel), matrix.data, target);
                }
            }
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /** Copies some rows of a column into a panel, multiplied by a factor; {@code target} is the address where they begin there. */
    static void load(float[] from, int source, int rows, float scale, long target) {
        int i = 0;
        for (; i + LANES <= rows; i += LANES) {
            FloatVector.fromArray(SPECIES, from, source + i)
                    .mul(scale)
                    .intoMemorySegment(ALL, target + (long) i * FLOAT, ByteOrder.nativeOrder());
        }
        if (i < rows) {
            VectorMask<Float> inside = SPECIES.indexInRange(i, rows);
            FloatVector.fromArray(SPECIES, from, source + i, inside)
                    .mul(scale)
                    .intoMemorySegment(ALL, target + (long) i * FLOAT, ByteOrder.nativeOrder());
        }
    }

    /** Makes some rows of a column of a panel 0; {@code target} is the address where they begin there. */
    static void clear(long target, int rows) {
        for (int i = 0; i < rows; i += LANES) {
            FloatVector.zero(SPECIES).intoMemorySegment(ALL, target + (long) i * FLOAT, ByteOrder.nativeOrder());
        }
    }

    /** Copies some rows of a column out of a panel; {@code source} is the address where they begin there. */
    static void store(long source, int rows, float[] to, int target) {
        int i = 0;
        for (; i + LANES <= rows; i += LANES) {
            FloatVector.fromMemorySegment(SPECIES, ALL, source + (long) i * FLOAT, ByteOrder.nativeOrder())
                    .intoArray(to, target + i);
        }
        if (i < rows) {
            FloatVector.fromMemorySegment(SPECIES, ALL, source + (long) i * FLOAT, ByteOrder.nativeOrder())
                    .intoArray(to, target + i, SPECIES.indexInRange(i, rows));
        }
    }

    /** Adds a panel's part of the first m columns to another; {@code target} is the address where that begins. */
    void addRowSums(int panel, int m, long target) {
        int stride = stride(panel);
        for (int i = 0; i < stride; i += VECTOR) {
            long first = start(panel, 0) + i;
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int j = 0; j < m; j++) {
                sum = sum.add(FloatVector.fromMemorySegment(
                        SPECIES, ALL, first + (long) j * stride, ByteOrder.nativeOrder()));
            }
            sum.add(FloatVector.fromMemorySegment(SPECIES, ALL, target + i, ByteOrder.nativeOrder()))
                    .intoMemorySegment(ALL, target + i, ByteOrder.nativeOrder());
        }
    }

    @Override
    public void setTransposed(LeftFactor matrix, int fromRow, int toRow, int from, int to) {
        Panels source = (Panels) matrix;
        Sizes.checkTranspose(source, this, fromRow, toRow, from, to);
        try {
            float[] square = new float[LANES * LANES];
            for (int panel = fromRow / HEIGHT; panel * HEIGHT < toRow; panel++) {
                for (int row = 0; row < source.rows(panel); row += LANES) {
                    for (int column = from; column < to; column += LANES) {
                        source.read(panel, row, column, square);
                        transpose(square);
                        write(panel * HEIGHT + row, column, square);
                    }
                }
            }
        } finally {
            Reference.reachabilityFence(source);
            Reference.reachabilityFence(this);
        }
    }

    /** Reads a square of as many columns as a vector has lanes; columns beyond the last are left out. */
    private void read(int panel, int row, int column, float[] square) {
        long first = start(panel, column) + (long) row * FLOAT;
        for (int j = 0; j < Math.min(LANES, columns - column); j++) {
            FloatVector.fromMemorySegment(SPECIES, ALL, first + (long) j * stride(panel), ByteOrder.nativeOrder())
                    .intoArray(square, j * LANES);
        }
    }

    /** Writes such a square; columns beyond the last are left out. */
    private void write(int column, int row, float[] square) {
        int panel = row / HEIGHT;
        long first = start(panel, column) + (long) (row % HEIGHT) * FLOAT;
        for (int j = 0; j < Math.min(LANES, columns - column); j++) {
            FloatVector.fromArray(SPECIES, square, j * LANES)
                    .intoMemorySegment(ALL, first + (long) j * stride(panel), ByteOrder.nativeOrder());
        }
    }

    /** Turns a square round: swaps its halves, then those of its quarters, and so on. */
    private static void transpose(float[] square) {
        for (int step = 0; step < SWAPS.size(); step++) {
            int size = LANES >> (step + 1);
            VectorShuffle<Float> first = SWAPS.get(step).first;
            VectorShuffle<Float> second = SWAPS.get(step).second;
            for (int i = 0; i < LANES; i = (i + size + 1) & ~size) {
                FloatVector upper = FloatVector.fromArray(SPECIES, square, i * LANES);
                FloatVector lower = FloatVector.fromArray(SPECIES, square, (i + size) * LANES);
                upper.rearrange(first, lower).intoArray(square, i * LANES);
                upper.rearrange(second, lower).intoArray(square, (i + size) * LANES);
            }
        }
    }

    /** Which lanes of two vectors, the second's numbered on, make the first and the second after a swap. */
    private record Swap(VectorShuffle<Float> first, VectorShuffle<Float> second) {

        private static Swap of(int size) {
            return new Swap(
                    VectorShuffle.fromOp(SPECIES, i -> (i & size) == 0 ? i : LANES + i - size),
                    VectorShuffle.fromOp(SPECIES, i -> (i & size) == 0 ? i + size : LANES + i));
        }
    }
}
