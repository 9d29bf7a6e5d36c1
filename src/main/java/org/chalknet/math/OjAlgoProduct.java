package org.chalknet.math;

import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R032Store;

/**
 * ojAlgo's own multiplication, for a Java without the Vector API. It is fast only on whole matrices, so what is a part of one is
 * copied first. Each sum is one chain of multiplications and additions in ascending order, starting from 0.
 */
public final class OjAlgoProduct implements MatrixProduct {

    private static final class Copy implements LeftFactor, RightFactor {

        private final R032Store copy;
        private final BitMatrix nonZeros;
        private final boolean ofPixels;

        private Copy(int rows, int columns, boolean ofPixels) {
            copy = R032Store.FACTORY.make(rows, columns);
            nonZeros = new BitMatrix(rows, columns);
            this.ofPixels = ofPixels;
        }

        @Override
        public int rows() {
            return copy.getRowDim();
        }

        @Override
        public int columns() {
            return copy.getColDim();
        }

        @Override
        public void set(R032Store matrix, float scale, int fromRow, int toRow, int from, int to) {
            Sizes.checkCopy(matrix, rows(), columns());
            Sizes.checkBlocks("rows", fromRow, toRow, rows());
            Sizes.checkRange("columns", from, to, columns());
            for (int j = from; j < to; j++) {
                for (int i = j * rows() + fromRow; i < j * rows() + toRow; i++) {
                    copy.data[i] = scale * matrix.data[i];
                }
            }
        }

        @Override
        public void flushSubnormals(int fromRow, int toRow, int from, int to) {
            Sizes.checkBlocks("rows", fromRow, toRow, rows());
            Sizes.checkRange("columns", from, to, columns());
            for (int j = from; j < to; j++) {
                for (int i = j * rows() + fromRow; i < j * rows() + toRow; i++) {
                    if (Math.abs(copy.data[i]) < Float.MIN_NORMAL) {
                        copy.data[i] = 0;
                    }
                }
            }
        }

        @Override
        public void set(R032Store matrix, int fromRow, int toRow, int from, int to) {
            if (ofPixels) {
                throw Sizes.wrongKind("pixels", "floats");
            }
            set(matrix, 1, fromRow, toRow, from, to);
            findNonZeros(fromRow, toRow, from, to);
        }

        @Override
        public void set(int column, float[] floats, int offset) {
            if (ofPixels) {
                throw Sizes.wrongKind("pixels", "floats");
            }
            Sizes.checkRange("columns", column, column + 1, columns());
            Sizes.checkRange("numbers of the source", offset, offset + rows(), floats.length);
            System.arraycopy(floats, offset, copy.data, column * rows(), rows());
            findNonZeros(0, rows(), column, column + 1);
        }

        @Override
        public void set(int from, int to, byte[] bytes, IntUnaryOperator offset) {
            if (!ofPixels) {
                throw Sizes.wrongKind("floats", "pixels");
            }
            Sizes.checkRange("columns", from, to, columns());
            for (int column = from; column < to; column++) {
                int begin = offset.applyAsInt(column);
                Sizes.checkRange("numbers of the source", begin, begin + rows(), bytes.length);
                for (int i = 0; i < rows(); i++) {
                    copy.data[column * rows() + i] = Pixels.value(bytes[begin + i]);
                }
            }
            findNonZeros(0, rows(), from, to);
        }

        @Override
        public BitMatrix nonZeros() {
            return nonZeros;
        }

        private void findNonZeros(int fromRow, int toRow, int from, int to) {
            for (int j = from; j < to; j++) {
                for (int block = fromRow / BLOCK; block * BLOCK < toRow; block++) {
                    long found = 0;
                    for (int i = block * BLOCK; i < Math.min(toRow, (block + 1) * BLOCK); i++) {
                        found |= copy.data[j * rows() + i] == 0 ? 0 : 1L << i;
                    }
                    nonZeros.setBlock(j, block, found);
                }
            }
        }

        @Override
        public void get(R032Store matrix) {
            Sizes.checkCopy(matrix, rows(), columns());
            System.arraycopy(copy.data, 0, matrix.data, 0, copy.data.length);
        }

        @Override
        public void setTransposed(LeftFactor matrix, int fromRow, int toRow, int from, int to) {
            Sizes.checkTranspose(matrix, this, fromRow, toRow, from, to);
            R032Store source = ((Copy) matrix).copy;
            for (int j = from; j < to; j++) {
                for (int i = fromRow; i < toRow; i++) {
                    copy.data[i * rows() + j] = source.data[j * source.getRowDim() + i];
                }
            }
        }

        /**
         * Returns some rows of the first columns. A single one comes with a row of zeros behind it: ojAlgo would sum it up in
         * another order.
         */
        private R032Store rows(int from, int to, int columns) {
            int count = Math.max(to - from, 2);
            if (count == rows() && columns == columns()) {
                return copy;
            }
            R032Store block = R032Store.FACTORY.make(count, columns);
            for (int j = 0; j < columns; j++) {
                System.arraycopy(copy.data, j * rows() + from, block.data, j * count, to - from);
            }
            return block;
        }

        private R032Store columns(int from, int to) {
            if (to - from == columns()) {
                return copy;
            }
            R032Store block = R032Store.FACTORY.make(rows(), to - from);
            System.arraycopy(copy.data, from * rows(), block.data, 0, block.data.length);
            return block;
        }

        /** Returns some rows of the first columns as columns. */
        private R032Store transposedRows(int from, int to, int columns) {
            R032Store block = R032Store.FACTORY.make(columns, to - from);
            for (int j = 0; j < columns; j++) {
                for (int i = from; i < to; i++) {
                    block.data[(i - from) * columns + j] = copy.data[j * rows() + i];
                }
            }
            return block;
        }
    }

    @Override
    public LeftFactor left(int rows, int columns) {
        return new Copy(rows, columns, false);
    }

    @Override
    public RightFactor right(int rows, int columns) {
        return new Copy(rows, columns, false);
    }

    @Override
    public RightFactor rightOfPixels(int rows, int columns) {
        return new Copy(rows, columns, true);
    }

    @Override
    public void multiplyAdd(
            LeftFactor a,
            RightFactor b,
            @Nullable R032Store bias,
            R032Store c,
            int fromRow,
            int toRow,
            int from,
            int to) {
        Sizes.checkMultiplyAdd(a, b, bias, c, fromRow, toRow, from, to);
        R032Store product = product(((Copy) a).rows(fromRow, toRow, a.columns()), ((Copy) b).columns(from, to));
        for (int j = from; j < to; j++) {
            for (int i = fromRow; i < toRow; i++) {
                float sum = product.data[(j - from) * product.getRowDim() + i - fromRow];
                c.data[j * c.getRowDim() + i] = bias == null ? sum : bias.data[i] + sum;
            }
        }
    }

    @Override
    public void addTransposed(
            LeftFactor a, RightFactor b, int m, float gamma, LeftFactor c, int fromRow, int toRow, int from, int to) {
        Sizes.checkAddTransposed(a, b, m, c, fromRow, toRow, from, to);
        R032Store product = product(((Copy) a).rows(fromRow, toRow, m), ((Copy) b).transposedRows(from, to, m));
        float[] target = ((Copy) c).copy.data;
        for (int j = from; j < to; j++) {
            for (int i = fromRow; i < toRow; i++) {
                int at = j * c.rows() + i;
                float sum = product.data[(j - from) * product.getRowDim() + i - fromRow];
                target[at] += Math.fma(gamma, target[at], sum);
            }
        }
    }

    @Override
    public void addRowSums(LeftFactor a, int m, R032Store c, int fromRow, int toRow) {
        Sizes.checkAddRowSums(a, m, c, fromRow, toRow);
        R032Store matrix = ((Copy) a).copy;
        for (int i = fromRow; i < toRow; i++) {
            float sum = 0;
            for (int j = 0; j < m; j++) {
                sum += matrix.data[j * a.rows() + i];
            }
            c.data[i] += sum;
        }
    }

    @Override
    public void rectify(
            R032Store z,
            @Nullable BitMatrix kept,
            float factor,
            RightFactor c,
            int fromRow,
            int toRow,
            int from,
            int to) {
        Sizes.checkRectify(z, kept, factor, c, fromRow, toRow, from, to);
        Copy target = (Copy) c;
        if (target.ofPixels) {
            throw Sizes.wrongKind("pixels", "floats");
        }
        for (int j = from; j < to; j++) {
            for (int i = fromRow; i < toRow; i++) {
                float value = z.data[j * c.rows() + i];
                boolean positive = !(value <= 0) && (kept == null || kept.get(i, j));
                target.copy.data[j * c.rows() + i] = positive ? value * factor : 0;
            }
        }
        target.findNonZeros(fromRow, toRow, from, to);
    }

    @Override
    public void exp(R032Store c, int from, int to) {
        Sizes.checkRange("columns of C", from, to, c.getColDim());
        int rows = c.getRowDim();
        for (int i = from * rows; i < to * rows; i++) {
            // StrictMath, so that the bits are the same on every machine.
            c.data[i] = (float) StrictMath.exp(c.data[i]);
        }
    }

    private static R032Store product(R032Store a, R032Store b) {
        R032Store product = R032Store.FACTORY.make(a.getRowDim(), b.getColDim());
        product.fillByMultiplying(a, b);
        return product;
    }
}
