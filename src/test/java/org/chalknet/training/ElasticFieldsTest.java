package org.chalknet.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ElasticFieldsTest {

    private static final int DRAWN = 400;

    private final SplittableRandom random = new SplittableRandom(7);

    /**
     * A uniform of [−1, 1) has a variance of 1/3, and a Gaussian of σ pixels leaves 1 / (4πσ²) of it: with σ = 4, a root mean
     * square of 0.0407.
     */
    @Test
    void displacesAsFarAsTheStrengthSaysEverywhere() {
        ElasticFields fields = new ElasticFields(28, 20, 10, random);
        double[] squares = new double[28 * 20];
        double sum = 0;
        for (int i = 0; i < DRAWN; i++) {
            int[] field = fields.draw(random);
            for (int p = 0; p < squares.length; p++) {
                double pixels = (double) field[p] / Distortion.ONE;
                squares[p] += pixels * pixels / DRAWN;
                sum += pixels;
            }
        }
        assertThat(Math.sqrt(Arrays.stream(squares).average().orElseThrow())).isCloseTo(0.407, Offset.offset(0.03));
        assertThat(Math.sqrt(squares[0])).as("at a corner").isCloseTo(0.407, Offset.offset(0.12));
        assertThat(sum / DRAWN / squares.length).isCloseTo(0, Offset.offset(0.05));
    }

    /** The difference of neighbours has 1 / σ of a field's root mean square, by √2/2: a variance of 1 / (2σ²) of it. */
    @Test
    void isSmoothAlongBothAxes() {
        ElasticFields fields = new ElasticFields(28, 28, 10, random);
        double across = 0;
        double down = 0;
        for (int i = 0; i < DRAWN; i++) {
            int[] field = fields.draw(random);
            across += Math.pow((double) (field[400] - field[401]) / Distortion.ONE, 2) / DRAWN;
            down += Math.pow((double) (field[400] - field[428]) / Distortion.ONE, 2) / DRAWN;
        }
        assertThat(Math.sqrt(across)).isCloseTo(0.407 / 4 / Math.sqrt(2), Offset.offset(0.02));
        assertThat(Math.sqrt(down)).isCloseTo(0.407 / 4 / Math.sqrt(2), Offset.offset(0.02));
    }

    @Test
    void isStillAtNoStrength() {
        assertThat(new ElasticFields(5, 4, 0, random).draw(random))
                .containsOnly(0)
                .hasSize(20);
    }
}
