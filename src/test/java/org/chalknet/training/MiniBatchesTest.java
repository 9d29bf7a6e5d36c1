package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.chalknet.math.NumPyRandom;
import org.junit.jupiter.api.Test;

class MiniBatchesTest {

    @Test
    void cutsNumPysPermutationIntoSlicesAndLeavesASmallerLastOne() {
        MiniBatches batches = new MiniBatches(11, 4, new NumPyRandom(1));

        assertThat(batches.count()).isEqualTo(3);
        assertThat(IntStream.range(0, 3).map(batches::size)).containsExactly(4, 4, 3);
        assertThat(IntStream.range(0, 3).map(batches::examplesThrough)).containsExactly(4, 8, 11);
        List<Integer> order = new ArrayList<>();
        for (int batch = 0; batch < 3; batch++) {
            for (int column = 0; column < batches.size(batch); column++) {
                order.add(batches.example(batch, column));
            }
        }
        // From NumPy: RandomState(1).permutation(11).
        assertThat(order).containsExactly(2, 3, 4, 9, 1, 6, 0, 7, 10, 8, 5);
    }

    @Test
    void hasOneSmallerBatchWhereThereAreFewerExamplesThanASlice() {
        MiniBatches batches = new MiniBatches(5, 64, new NumPyRandom(0));

        assertThat(batches.count()).isEqualTo(1);
        assertThat(batches.size(0)).isEqualTo(5);
    }
}
