package org.chalknet.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PixelsTest {

    @Test
    void dividesEveryByteBy255ToTheLastBit() {
        byte[] pixels = new byte[256];
        for (int i = 0; i < 256; i++) {
            pixels[i] = (byte) i;
        }
        float[] target = new float[260];

        Pixels.scale(pixels, 0, target, 2, 256);

        for (int i = 0; i < 256; i++) {
            assertThat(target[i + 2]).isEqualTo(i / 255f);
        }
        assertThat(target[0] + target[1] + target[258] + target[259]).isZero();
    }

    @Test
    void takesThePartThatItIsAskedFor() {
        float[] target = new float[2];

        Pixels.scale(new byte[] {1, 51, -1, 7}, 1, target, 0, 2);

        assertThat(target).containsExactly(0.2f, 1);
    }
}
