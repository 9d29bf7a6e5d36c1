package org.chalknet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainViewTest {

    @ParameterizedTest
    @CsvSource({"1024,700,13.5", "1440,900,15", "1920,1080,20", "3840,2160,40", "400,300,13.5", "9000,9000,44"})
    void textGrowsWithTheWindow(double width, double height, double size) {
        assertThat(MainView.fontSize(width, height)).isEqualTo(size);
    }
}
