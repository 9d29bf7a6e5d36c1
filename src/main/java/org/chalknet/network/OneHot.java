package org.chalknet.network;

import org.ojalgo.matrix.store.R032Store;

/** Labels as columns of zeros with a one at the label: the notebook's {@code one_hot_encode}. */
public final class OneHot {

    private OneHot() {}

    /** Writes the label, 0 … K − 1, into one column of Y (K × m). */
    public static void encode(int label, R032Store y, int column) {
        int classes = y.getRowDim();
        for (int i = 0; i < classes; i++) {
            y.data[column * classes + i] = i == label ? 1 : 0;
        }
    }
}
