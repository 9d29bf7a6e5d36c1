package org.chalknet.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.chalknet.math.NumPyRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R032Store;

class DropoutTest {

    /** From NumPy: RandomState(0).rand(2, 3) is 0.549, 0.715, 0.603 | 0.545, 0.424, 0.646. */
    @Test
    void keepsWhereNumPysUniformIsBelowKeepProb() {
        R032Store mask = Matrices.of(2, 9, 9, 9, 9, 9, 9, 9, 9);

        Dropout.draw(new NumPyRandom(0), 0.6, mask, 3);

        float kept = (float) (1 / 0.6);
        assertThat(mask.data).containsExactly(Matrices.of(2, kept, 0, 0, 9, kept, kept, 0, 9).data);
    }

    @ParameterizedTest
    @CsvSource({"0.9, 128, 64", "0.5, 800, 128", "0.01, 7, 3", "0.123456789, 33, 50"})
    void makesTheSameDecisionsAsComparingDoubles(double keepProb, int units, int m) {
        R032Store mask = R032Store.FACTORY.make(units, m);
        NumPyRandom random = new NumPyRandom(11);
        Dropout.draw(random, keepProb, mask, m);

        NumPyRandom again = new NumPyRandom(11);
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < m; j++) {
                assertThat(mask.data[i + j * units] != 0)
                        .as("unit %d, example %d", i, j)
                        .isEqualTo(again.uniform() < keepProb);
            }
        }
        assertThat(random.uniform()).as("the draw after").isEqualTo(again.uniform());
    }

    @Test
    void scalesWhatIsKeptSoThatTheExpectationStays() {
        R032Store mask = R032Store.FACTORY.make(1000, 100);
        Dropout.draw(new NumPyRandom(1), 0.8, mask, 100);

        double sum = 0;
        for (float value : mask.data) {
            sum += value;
        }
        // Four standard deviations of the mean of 100,000 draws.
        assertThat(sum / mask.data.length).isBetween(1 - 4 * 0.5 / Math.sqrt(1e5), 1 + 4 * 0.5 / Math.sqrt(1e5));
    }

    @Test
    void multipliesTheAskedColumnsByTheMask() {
        R032Store values = Matrices.of(2, 1, 2, 3, 4, 5, 6);

        Dropout.apply(values, Matrices.of(2, 0, 2, 2, 2, 0, 2), 0, 2);

        assertThat(values.data).containsExactly(Matrices.of(2, 0, 4, 3, 8, 0, 6).data);
    }
}
