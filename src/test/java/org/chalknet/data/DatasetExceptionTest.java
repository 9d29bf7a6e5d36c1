package org.chalknet.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatasetExceptionTest {

    @Test
    void namesFileExpectationAndFinding() {
        assertThat(new DatasetException("labels.txt", "10 lines", "9"))
                .hasMessage("labels.txt: expected 10 lines, but found 9");
    }
}
