package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PixelsTest {

    @Test
    void dividesEveryByteBy255ToTheLastBit() {
        for (int pixel = 0; pixel < 256; pixel++) {
            // A double's quotient, rounded once more, is the float that is nearest.
            assertThat(Pixels.value((byte) pixel)).isEqualTo((float) (pixel / 255.0));
        }
    }
}
