package org.chalknet.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PixelsTest {

    @Test
    void dividesEveryByteBy255ToTheLastBit() {
        assertThat(Pixels.values())
                .hasSize(256)
                .startsWith(0, 0.003921569f)
                .endsWith(0.99607843f, 1)
                .contains(0.2f, 0.6f);
    }
}
