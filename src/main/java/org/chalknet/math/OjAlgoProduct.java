package org.chalknet.math;

import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R032Store;

/** ojAlgo's own multiplication, for a Java without the Vector API. */
public final class OjAlgoProduct implements MatrixProduct {

    private record Copy(R032Store copy) implements LeftFactor, RightFactor {

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
        public void set(int column, byte[] bytes, int offset, float[] values) {
            int rows = copy.getRowDim();
            for (int i = 0; i < rows; i++) {
                copy.data[column * rows + i] = values[bytes[offset + i] & 0xff];
            }
        }

        @Override
        public void setTransposed(R032Store matrix, int from, int to) {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < matrix.getRowDim(); i++) {
                    copy.data[i * copy.getRowDim() + j] = matrix.data[j * matrix.getRowDim() + i];
                }
            }
        }
    }

    @Override
    public LeftFactor left(int rows, int columns) {
        return new Copy(R032Store.FACTORY.make(rows, columns));
    }

    @Override
    public RightFactor right(int rows, int columns) {
        return new Copy(R032Store.FACTORY.make(rows, columns));
    }

    @Override
    public void add(LeftFactor a, RightFactor b, R032Store c, int from, int to) {
        add(((Copy) a).copy, ((Copy) b).copy.offsets(0, from).limits(-1, to - from), 0, c, from);
    }

    @Override
    public void addTransposed(LeftFactor a, RightFactor b, int m, float gamma, R032Store c, int from, int to) {
        MatrixStore<Double> rows = ((Copy) b).copy.offsets(from, 0).limits(to - from, m);
        add(((Copy) a).copy.limits(-1, m), rows.transpose(), gamma, c, from);
    }

    private static void add(MatrixStore<Double> a, MatrixStore<Double> b, float gamma, R032Store c, int from) {
        R032Store product = R032Store.FACTORY.make(c.getRowDim(), b.getColDim());
        a.multiply(b).supplyTo(product);
        int first = from * c.getRowDim();
        for (int i = 0; i < product.data.length; i++) {
            float before = c.data[first + i];
            c.data[first + i] = before + Math.fma(gamma, before, product.data[i]);
        }
    }
}
