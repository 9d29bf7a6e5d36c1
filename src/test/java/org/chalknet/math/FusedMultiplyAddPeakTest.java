package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FusedMultiplyAddPeakTest {

    /**
     * Two threads reach at most 2 · 2 units · 16 lanes · 2 operations at 6 GHz. One core of 1 GHz with one unit of 4 lanes reaches
     * 8 · 10⁹, and 10⁹ if others take most of it. Boxed vectors, before the compiler has come to them, do not.
     */
    @Test
    void countsInBillionsOnceItIsCompiled() {
        double gigaflops = 0;
        for (int i = 0; i < 20 && gigaflops < 1; i++) {
            gigaflops = FusedMultiplyAddPeak.gigaflops(2);
        }
        assertThat(gigaflops).isBetween(1.0, 768.0);
    }
}
