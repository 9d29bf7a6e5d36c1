package org.chalknet.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FusedMultiplyAddPeakTest {

    /** No machine with a JDK 25 does less than 10⁸ or more than 10¹³ operations a second on two threads. */
    @Test
    void countsInBillions() {
        assertThat(FusedMultiplyAddPeak.gigaflops(2)).isBetween(0.1, 10_000.0);
    }
}
