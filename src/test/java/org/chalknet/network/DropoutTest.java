package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.chalknet.math.BitMatrix;
import org.chalknet.math.NumPyRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropoutTest {

    /** From NumPy: RandomState(0).rand(2, 3) is 0.549, 0.715, 0.603 | 0.545, 0.424, 0.646. */
    @Test
    void keepsWhereNumPysUniformIsBelowKeepProb() {
        BitMatrix mask = new BitMatrix(2, 4);

        new Dropout(0.6, mask).draw(new NumPyRandom(0), 3);

        assertThat(mask.get(0, 0)).isTrue();
        assertThat(mask.get(0, 1)).isFalse();
        assertThat(mask.get(0, 2)).isFalse();
        assertThat(mask.get(1, 0)).isTrue();
        assertThat(mask.get(1, 1)).isTrue();
        assertThat(mask.get(1, 2)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0.9, 128, 64", "0.5, 800, 128", "0.01, 7, 3", "0.123456789, 33, 50", "0.7, 65, 130"})
    void makesTheSameDecisionsAsComparingDoubles(double keepProb, int units, int m) {
        BitMatrix mask = new BitMatrix(units, m);
        NumPyRandom random = new NumPyRandom(11);
        new Dropout(keepProb, mask).draw(random, m);

        NumPyRandom again = new NumPyRandom(11);
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < m; j++) {
                assertThat(mask.get(i, j)).as("unit %d, example %d", i, j).isEqualTo(again.uniform() < keepProb);
            }
        }
        assertThat(random.uniform()).as("the draw after").isEqualTo(again.uniform());
    }

    @Test
    void scalesWhatIsKeptSoThatTheExpectationStays() {
        BitMatrix mask = new BitMatrix(1000, 100);
        Dropout dropout = new Dropout(0.8, mask);
        dropout.draw(new NumPyRandom(1), 100);

        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            for (int j = 0; j < 100; j++) {
                sum += mask.get(i, j) ? dropout.scale() : 0;
            }
        }
        // Four standard deviations of the mean of 100,000 draws.
        assertThat(sum / 1e5).isBetween(1 - 4 * 0.5 / Math.sqrt(1e5), 1 + 4 * 0.5 / Math.sqrt(1e5));
    }

    /** Makes a mask of up to 64 rows from its numbers, row by row. */
    static BitMatrix mask(int rows, int columns, int... numbers) {
        long[] byRow = new long[64];
        for (int i = 0; i < numbers.length; i++) {
            byRow[i / columns] |= (long) numbers[i] << i % columns;
        }
        BitMatrix mask = new BitMatrix(rows, columns);
        mask.setRows(0, 0, byRow);
        return mask;
    }
}
