package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.chalknet.training.WeightSlices.Slice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightSlicesTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "1, 2", "2, 2", "2, 3", "1, 4"})
    void coverEveryWeightOnceAndEveryUnitByOneFirstSlice(int byUnits, int threads) {
        List<Integer> sizes = List.of(130, 200, 70, 10);
        WeightSlices slices = WeightSlices.of(sizes, byUnits, threads);
        for (int l = 1; l < sizes.size(); l++) {
            int[][] times = new int[sizes.get(l)][sizes.get(l - 1)];
            int layer = l;
            int[] timesFirst = new int[sizes.get(l)];
            Stream.concat(slices.owned().stream(), slices.common().stream())
                    .filter(slice -> slice.layer() == layer)
                    .forEach(slice -> {
                        for (int i = slice.fromUnit(); i < slice.toUnit(); i++) {
                            timesFirst[i] += slice.isFirstOfItsUnits() ? 1 : 0;
                            for (int j = slice.from(); j < slice.to(); j++) {
                                times[i][j]++;
                            }
                        }
                    });
            for (int[] row : times) {
                assertThat(row).as("layer %d", l).containsOnly(1);
            }
            assertThat(timesFirst).as("layer %d", l).containsOnly(1);
        }
    }

    /** By hand: the units of layer 1 are two blocks, and those are the inputs of layer 2. */
    @Test
    void giveAWorkerItsUnitsAndWhatReadsThem() {
        WeightSlices slices = WeightSlices.of(List.of(100, 128, 20, 3), 1, 2);
        assertThat(slices.owned())
                .containsExactly(
                        new Slice(1, 0, 64, 0, 64),
                        new Slice(1, 0, 64, 64, 100),
                        new Slice(2, 0, 20, 0, 64),
                        new Slice(1, 64, 128, 0, 64),
                        new Slice(1, 64, 128, 64, 100),
                        new Slice(2, 0, 20, 64, 128));
        assertThat(slices.common()).containsExactly(new Slice(3, 0, 3, 0, 20));
        assertThat(slices.ofUnits(0, 64)).isEqualTo(slices.owned().subList(0, 3));
        assertThat(slices.ofUnits(64, 128)).isEqualTo(slices.owned().subList(3, 6));
    }

    /** Seven blocks for two workers: four and three. */
    @Test
    void giveTheLastWorkerTheFewerUnits() {
        assertThat(WeightSlices.unitsPerWorker(400, 2)).isEqualTo(256);
        assertThat(WeightSlices.unitsPerWorker(400, 1)).isEqualTo(448);
    }
}
