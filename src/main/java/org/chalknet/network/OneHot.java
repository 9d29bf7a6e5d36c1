package org.chalknet.network;

import java.util.Arrays;
import java.util.Objects;
import org.ojalgo.matrix.store.R032Store;

/** Labels as columns of zeros with a one at the label: the notebook's {@code one_hot_encode}. */
public final class OneHot {

    private OneHot() {}

    /**
     * Writes the label into one column of Y (K × m).
     *
     * @throws IndexOutOfBoundsException if the label is not within 0 … K − 1
     */
    public static void encode(int label, R032Store y, int column) {
        int first = column * y.getRowDim();
        // Without comparing each number with the label: a processor would mispredict that branch at almost every label.
        Arrays.fill(y.data, first, first + y.getRowDim(), 0);
        y.data[first + Objects.checkIndex(label, y.getRowDim())] = 1;
    }
}
