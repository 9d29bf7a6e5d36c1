package org.chalknet.math;

/**
 * A right factor as a list of what is not zero in each column: four fifths of MNIST's pixels are 0, and so is half and more of
 * what ReLU and dropout leave. What a product adds for a zero is zero, so leaving it out changes no bit.
 *
 * @param nonZeros the lists
 * @param rows how long a column is
 */
record CompressedColumns(NonZeros nonZeros, int rows) implements RightFactor {

    @Override
    public void set(int column, float[] floats, int offset) {
        nonZeros.find(column, floats, offset, rows);
    }

    @Override
    public void set(int column, byte[] bytes, int offset, float[] values) {
        nonZeros.find(column, bytes, offset, rows, values);
    }
}
