package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class OneHotTest {

    @Test
    void hasAOneAtTheLabelAndZerosElsewhere() {
        R032Store y = Matrices.of(3, 7, 7, 7, 7, 7, 7);

        OneHot.encode(2, y, 0);
        OneHot.encode(0, y, 1);

        assertThat(y.data).containsExactly(Matrices.of(3, 0, 1, 0, 0, 1, 0).data);
    }

    @Test
    void writesNoLabelIntoAnotherColumn() {
        R032Store y = Matrices.of(3, 7, 7, 7, 7, 7, 7);

        assertThatThrownBy(() -> OneHot.encode(3, y, 0)).isInstanceOf(IndexOutOfBoundsException.class);

        assertThat(y.data[3]).isEqualTo(7);
    }
}
