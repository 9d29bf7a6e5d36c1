package org.chalknet.math;

import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R032Store;

/** ojAlgo's own multiplication, for a Java without the Vector API. */
public final class OjAlgoProduct implements MatrixProduct {

    private static final class Copy implements LeftFactor, RightFactor {

        private final R032Store copy;
        /** What each of the 256 bytes stands for. */
        private final float[] values;

        private Copy(int rows, int columns, float[] values) {
            copy = R032Store.FACTORY.make(rows, columns);
            this.values = values;
        }

        @Override
        public void set(R032Store matrix, float scale, int from, int to) {
            int rows = copy.getRowDim();
            for (int i = from * rows; i < to * rows; i++) {
                copy.data[i] = scale * matrix.data[i];
            }
        }

        @Override
        public void set(int column, float[] floats, int offset) {
            System.arraycopy(floats, offset, copy.data, column * copy.getRowDim(), copy.getRowDim());
        }

        @Override
        public void set(int column, byte[] bytes, int offset) {
            int rows = copy.getRowDim();
            for (int i = 0; i < rows; i++) {
                copy.data[column * rows + i] = values[bytes[offset + i] & 0xff];
            }
        }

        @Override
        public void get(R032Store matrix) {
            System.arraycopy(copy.data, 0, matrix.data, 0, copy.data.length);
        }

        @Override
        public void setTransposed(LeftFactor matrix, int from, int to) {
            R032Store source = ((Copy) matrix).copy;
            for (int j = from; j < to; j++) {
                for (int i = 0; i < source.getRowDim(); i++) {
                    copy.data[i * copy.getRowDim() + j] = source.data[j * source.getRowDim() + i];
                }
            }
        }
    }

    @Override
    public LeftFactor left(int rows, int columns) {
        return new Copy(rows, columns, new float[0]);
    }

    @Override
    public RightFactor right(int rows, int columns) {
        return right(rows, columns, new float[0]);
    }

    @Override
    public RightFactor right(int rows, int columns, float[] values) {
        return new Copy(rows, columns, values);
    }

    @Override
    public void add(LeftFactor a, RightFactor b, R032Store c, int fromRow, int toRow, int from, int to) {
        MatrixStore<Double> rows = ((Copy) a).copy.offsets(fromRow, 0).limits(toRow - fromRow, -1);
        add(rows, ((Copy) b).copy.offsets(0, from).limits(-1, to - from), 0, c, fromRow, from);
    }

    @Override
    public void addTransposed(
            LeftFactor a, RightFactor b, int m, float gamma, LeftFactor c, int fromRow, int toRow, int from, int to) {
        MatrixStore<Double> rows = ((Copy) a).copy.offsets(fromRow, 0).limits(toRow - fromRow, m);
        MatrixStore<Double> columns =
                ((Copy) b).copy.offsets(from, 0).limits(to - from, m).transpose();
        add(rows, columns, gamma, ((Copy) c).copy, fromRow, from);
    }

    @Override
    public void addRowSums(LeftFactor a, int m, R032Store c) {
        R032Store matrix = ((Copy) a).copy;
        for (int i = 0; i < c.data.length; i++) {
            float sum = 0;
            for (int j = 0; j < m; j++) {
                sum += matrix.data[j * c.data.length + i];
            }
            c.data[i] += sum;
        }
    }

    private static void add(
            MatrixStore<Double> a, MatrixStore<Double> b, float gamma, R032Store c, int fromRow, int from) {
        R032Store product = R032Store.FACTORY.make(a.getRowDim(), b.getColDim());
        a.multiply(b).supplyTo(product);
        for (int j = 0; j < product.getColDim(); j++) {
            for (int i = 0; i < product.getRowDim(); i++) {
                int at = (from + j) * c.getRowDim() + fromRow + i;
                float before = c.data[at];
                c.data[at] = before + Math.fma(gamma, before, product.data[j * product.getRowDim() + i]);
            }
        }
    }
}
