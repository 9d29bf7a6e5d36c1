package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.chalknet.data.LabelledImages;
import org.chalknet.network.Network;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R032Store;

class ConfusionTest {

    /** Answers 1 for an image of one pixel with ink, 0 for a blank one. */
    private static final Network INK = new Network(List.of(new Network.Layer(column(0, 4), column(1, -1))));

    @Test
    void countsClassByClass() {
        LabelledImages images =
                new LabelledImages(1, 1, new byte[] {0, -1, 0, -1, -1, 0}, new byte[] {0, 0, 0, 1, 1, 1});
        Confusion confusion = Confusion.of(INK, images);
        assertThat(confusion.classes()).isEqualTo(2);
        assertThat(confusion.count(0, 0)).isEqualTo(2);
        assertThat(confusion.count(0, 1)).isEqualTo(1);
        assertThat(confusion.count(1, 0)).isEqualTo(1);
        assertThat(confusion.count(1, 1)).isEqualTo(2);
        assertThat(IntStream.range(0, 6).map(confusion::answer)).containsExactly(0, 1, 0, 1, 1, 0);
        assertThat(confusion.total()).isEqualTo(6);
        assertThat(confusion.right()).isEqualTo(4);
        assertThat(confusion.accuracy()).isEqualTo(4 / 6.0);
    }

    /** z is (1, −1) for a blank image, so p(0) = 1 / (1 + e⁻²) = 0.880797 and −log p = 0.126928. */
    @Test
    void givesTheCrossEntropy() {
        assertThat(Confusion.of(INK, new LabelledImages(1, 1, new byte[1], new byte[1]))
                        .loss())
                .isCloseTo(0.126928, Offset.offset(1e-6));
    }

    private static R032Store column(float first, float second) {
        R032Store column = R032Store.FACTORY.make(2, 1);
        column.data[0] = first;
        column.data[1] = second;
        return column;
    }
}
