package org.chalknet.ink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CentreOfMassTest {

    private final CentreOfMass centreOfMass = new CentreOfMass(4, 6);

    /** Worked by hand: 3 parts in column 0 and 1 in column 1 are a mean of 0.25, 2.75 from column 3, hence 3 to the right. */
    @Test
    void shiftsByWholePixels() {
        byte[] image = new byte[24];
        image[6] = 90;
        image[7] = 30;
        byte[] expected = new byte[24];
        expected[15] = 90;
        expected[16] = 30;
        assertThat(centreOfMass.centred(image)).isEqualTo(expected);
    }

    /** The mean column of 20 + 5 × 0 is 0.1; 3 to the right would push the ink of column 5 out. */
    @Test
    void pushesNoInkOut() {
        byte[] image = new byte[24];
        image[12] = 98;
        image[17] = 2;
        assertThat(centreOfMass.centred(image)).isEqualTo(image);
    }

    @Test
    void keepsEveryGrainOfInk() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            byte[] image = new byte[24];
            for (int i = 0; i < 5; i++) {
                image[random.nextInt(24)] = (byte) random.nextInt(256);
            }
            assertThat(centreOfMass.centred(image)).as("seed %d", seed).containsExactlyInAnyOrder(image);
        }
    }

    @Test
    void leavesAnEmptyImageEmpty() {
        assertThat(centreOfMass.centred(new byte[24])).isEqualTo(new byte[24]);
    }
}
