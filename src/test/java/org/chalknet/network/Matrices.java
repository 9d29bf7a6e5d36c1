package org.chalknet.network;

import java.util.Random;
import org.chalknet.math.LeftFactor;
import org.chalknet.math.MatrixProduct;
import org.chalknet.math.RightFactor;
import org.ojalgo.matrix.store.R032Store;

/** Small matrices for tests. */
final class Matrices {

    private Matrices() {}

    /** Returns a matrix written row by row, as one reads it. */
    static R032Store of(int rows, double... rowByRow) {
        int columns = rowByRow.length / rows;
        R032Store matrix = R032Store.FACTORY.make(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                matrix.data[i + j * rows] = (float) rowByRow[i * columns + j];
            }
        }
        return matrix;
    }

    /** Returns the numbers of a right factor: the identity leaves finite ones as they are. */
    static R032Store read(RightFactor factor, MatrixProduct product) {
        LeftFactor identity = product.left(factor.rows(), factor.rows());
        identity.set(R032Store.FACTORY.makeEye(factor.rows(), factor.rows()), 1, 0, factor.rows());
        R032Store read = R032Store.FACTORY.make(factor.rows(), factor.columns());
        product.multiplyAdd(identity, factor, null, read, 0, factor.columns());
        return read;
    }

    /** Returns a matrix of standard normals. */
    static R032Store random(int rows, int columns, Random random) {
        R032Store matrix = R032Store.FACTORY.make(rows, columns);
        for (int i = 0; i < matrix.data.length; i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }
}
