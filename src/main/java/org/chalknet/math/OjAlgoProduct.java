package org.chalknet.math;

import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R032Store;

/** ojAlgo's own multiplication, for a Java without the Vector API. */
public final class OjAlgoProduct implements MatrixProduct {

    @Override
    public void multiply(R032Store a, R032Store b, R032Store c, int from, int to) {
        a.multiply(b.offsets(0, from).limits(-1, to - from))
                .supplyTo(c.regionByOffsets(0, from).regionByLimits(c.getRowDim(), to - from));
    }

    @Override
    public void multiplyAndAdd(R032Store a, R032Store b, R032Store d, R032Store c, int from, int to) {
        multiply(a, b, c, from, to);
        int rows = c.getRowDim();
        for (int j = from; j < to; j++) {
            for (int i = 0; i < rows; i++) {
                c.data[j * rows + i] += d.data[i];
            }
        }
    }

    @Override
    public void accumulate(float alpha, R032Store a, R032Store b, int m, float beta, R032Store c, int from, int to) {
        MatrixStore<Double> rows = b.offsets(from, 0).limits(to - from, m);
        R032Store product = R032Store.FACTORY.make(a.getRowDim(), to - from);
        a.limits(-1, m).multiply(rows.transpose()).supplyTo(product);
        int first = from * c.getRowDim();
        for (int i = 0; i < product.data.length; i++) {
            c.data[first + i] = Math.fma(alpha, product.data[i], beta * c.data[first + i]);
        }
    }
}
