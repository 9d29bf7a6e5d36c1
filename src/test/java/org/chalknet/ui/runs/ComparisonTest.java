package org.chalknet.ui.runs;

import static org.assertj.core.api.Assertions.assertThat;

import org.chalknet.training.McNemar;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "36 | 52 | 36 images only A reads, 52 only B: may well be chance, p = 0.11",
                "1 | 0 | 1 image only A reads, 0 only B: may well be chance, p = 1.00",
                "100 | 10 | 100 images only A reads, 10 only B: hardly chance, p < 0.001",
                "5 | 17 | 5 images only A reads, 17 only B: hardly chance, p = 0.02",
                "40 | 68 | 40 images only A reads, 68 only B: hardly chance, p = 0.0091",
                "0 | 0 | A and B read the very same test images."
            })
    void saysItInWords(int onlyFirst, int onlySecond, String words) {
        assertThat(Comparison.words("A", "B", new McNemar(onlyFirst, onlySecond)))
                .isEqualTo(words);
    }
}
