package org.chalknet.network;

import java.util.Arrays;
import org.ojalgo.matrix.store.R032Store;

/** Labels as columns of zeros with a one at the label: the notebook's {@code one_hot_encode}. */
public final class OneHot {

    private OneHot() {}

    /** Writes the label, 0 … K − 1, into one column of Y (K × m). */
    public static void encode(int label, R032Store y, int column) {
        int first = column * y.getRowDim();
        Arrays.fill(y.data, first, first + y.getRowDim(), 0);
        y.data[first + label] = 1;
    }
}
